"""Recognise texts that announce another page of the site: in a card that leads to it, its title or first words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extraction.page_reading import PageReading, ReadBlock
from extraction.site.repetition import text_key
from reference.url_identity import page_key
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
    block: ReadBlock, openings: Mapping[str, Collection[str]], titles: Collection[str], own: Collection[str]
) -> bool:
    """Return whether a block announces another article of the site: a card that leads there, with words of it.

    `openings` holds the keys of first words by the article's `page_key`, `titles` those of all titles, `own` those of
    this page, which announce nothing. A line that is a link may name its article by another address, from
    which the site redirects; beside that the card decides which article's words count. The same words without a link
    are the page's own: its text never depends on pages that it does not lead to.
    """
    if block.card is None:
        return False
    if block.linked and (key := text_key(block.text)) in titles and key not in own:
        return True
    opening = opening_key(block.text)
    return opening is not None and opening not in own and opening in openings.get(page_key(block.card), ())
