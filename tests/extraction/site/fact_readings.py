"""Make readings of snippets of HTML, with their facts, for the tests of what a template repeats."""

from __future__ import annotations

from extraction.facts.gather import gather
from extraction.facts.read_facts import ReadFacts
from extraction.page.blocks import segment
from extraction.page.document import parse_text
from extraction.page_reading import PageReading, ReadBlock
from extraction.site.loaded_reading import LoadedReading
from extraction.site.site_readings import SiteReadings
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
        facts=ReadFacts.model_validate(gather(document, blocks, in_body)),
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


def fact_page(path: str, page: str, *body: str, language: str | None = "en") -> LoadedReading:
    """Return the same as the passes over a site take it."""
    return loaded(fact_reading(path, page, *body, language=language))


def loaded(reading: PageReading) -> LoadedReading:
    """Return a reading as the passes over a site take it."""
    return SiteReadings().load(reading.to_bytes())


def chosen(page: LoadedReading) -> list[ReadBlock]:
    """Return the blocks of the page's own vote."""
    return [block for block in page.reading.blocks if block.in_body]
