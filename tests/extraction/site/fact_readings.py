"""Make readings of snippets of HTML, with their facts, for the tests of what a template repeats."""

from __future__ import annotations

from extraction.facts.gather import gather
from extraction.page.blocks import segment
from extraction.page.document import parse_text
from extraction.page_reading import PageReading, ReadBlock
from schemas.block import Block

SITE = "https://clinic.example"


def fact_reading(path: str, page: str, *body: str, language: str | None = "en") -> PageReading:
    """Return the reading of a page whose body is the blocks that hold one of the texts."""
    document = parse_text(page, f"{SITE}{path}")
    blocks = segment(document.body)
    in_body = [any(text in block.text for text in body) for block in blocks]
    return PageReading(
        url=document.url,
        language=language,
        template="0123456789ab",
        facts=gather(document, blocks, in_body),
        blocks=[
            ReadBlock(
                text=block.text,
                block=Block(kind=block.kind, start=0, end=len(block.text), level=block.level),
                path=block.frame.tag,
                linked=block.link_words * 2 > block.words,
                in_body=inside,
            )
            for block, inside in zip(blocks, in_body, strict=True)
        ],
    )


def chosen(reading: PageReading) -> list[ReadBlock]:
    """Return the blocks of the page's own vote."""
    return [block for block in reading.blocks if block.in_body]
