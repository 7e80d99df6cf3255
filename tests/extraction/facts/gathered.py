"""Gather the facts of a snippet of HTML for the tests."""

from __future__ import annotations

from extraction.facts.gather import gather
from extraction.facts.read_facts import ReadFacts
from extraction.page.blocks import segment
from extraction.page.document import parse_text

URL = "https://www.clinic.example/knee/pain/"


def gathered(page: str, *body: str, url: str = URL) -> ReadFacts:
    """Return the facts of a page whose body is the blocks that hold one of the texts."""
    document = parse_text(page, url)
    blocks = segment(document.body)
    in_body = [any(text in block.text for text in body) for block in blocks]
    return ReadFacts.model_validate(gather(document, blocks, in_body))
