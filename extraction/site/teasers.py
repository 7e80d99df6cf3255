"""Recognise texts that announce another page of the site, by its linked title or its first words."""

from __future__ import annotations

from collections.abc import Collection

from extraction.page_reading import PageReading, ReadBlock
from extraction.site.repetition import text_key
from schemas.vocabulary import BlockKind

OPENING_WORDS = 8
"""Words by which an opening is recognised; shorter texts are without one."""


def opening_key(text: str) -> str | None:
    """Return the key of a text's first words, or null where it has fewer."""
    words = text.split()[:OPENING_WORDS]
    return text_key(" ".join(words).rstrip(".…,;: ")) if len(words) == OPENING_WORDS else None


def opening_keys(reading: PageReading) -> set[str]:
    """Return the keys of the first words of an article's text and its descriptions."""
    texts = [
        block.text for block in reading.blocks if block.in_body and block.block.kind is not BlockKind.HEADING
    ][:1]
    texts += [description.text for description in reading.descriptions]
    return {key for key in map(opening_key, texts) if key is not None}


def is_teaser(
    block: ReadBlock, titles: Collection[str], openings: Collection[str], own: Collection[str]
) -> bool:
    """Return whether a block announces another article of the site, by its linked title or its first words.

    `own` holds the keys of this article's own title and openings, which announce nothing.
    """
    if block.linked:
        key = text_key(block.text)
        if key in titles and key not in own:
            return True
    opening = opening_key(block.text)
    return opening is not None and opening in openings and opening not in own
