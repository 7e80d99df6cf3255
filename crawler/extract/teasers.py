"""What a page says of other pages of its site: titles and dates on listings, in sidebars, in related posts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from lxml import html

from crawler.extract.body.segment import HEADINGS, TextBlock
from crawler.extract.document import Document, fold, selector
from crawler.extract.draft import Draft, DraftBlock, Reference
from crawler.extract.ids import normalised_url
from crawler.extract.repetition import text_key
from schemas.vocabulary import BlockKind

MAX_REFERENCES = 300
"""References kept of one page."""

OPENING_WORDS = 8
"""Words by which an opening is known again; shorter texts have none."""

MIN_TITLE_WORDS = 3
"""A shorter link text is a menu's, not a title."""


def read_references(
    document: Document, blocks: Sequence[TextBlock], article: html.HtmlElement | None
) -> list[Reference]:
    """Return links whose text may be another page's title, with the date that stands in the same teaser."""
    host = urlsplit(document.url).netloc
    found: dict[str, Reference] = {}
    for block in blocks:
        if not block.links or block.words < MIN_TITLE_WORDS or block.link_words * 2 < block.words:
            continue
        element = block.frame.element
        link = element if element.tag == "a" else next(element.iter("a"), None)
        if link is None and element.tag in HEADINGS:
            link = next(element.iterancestors("a"), None)
        target = document.absolute(link.get("href")) if link is not None else None
        if target is None or link is None:
            continue
        url = normalised_url(target)
        if urlsplit(url).netloc != host or url == document.url or url in found:
            continue
        title = fold(link.text_content())
        if not MIN_TITLE_WORDS <= len(title.split()) <= 40:
            continue
        found[url] = Reference(url=url, title=title, selector=selector(link))
        if len(found) >= MAX_REFERENCES:
            break
    return list(found.values())


def opening_key(text: str) -> str | None:
    """Return the key of a text's first words, or null where it has fewer."""
    words = text.split()[:OPENING_WORDS]
    return text_key(" ".join(words).rstrip(".…,;: ")) if len(words) == OPENING_WORDS else None


def opening_keys(draft: Draft) -> set[str]:
    """Return the keys of how an article's text and its descriptions begin."""
    texts = [
        block.text for block in draft.blocks if block.in_body and block.block.kind is not BlockKind.HEADING
    ][:1]
    texts += [description.text for description in draft.descriptions]
    return {key for key in map(opening_key, texts) if key is not None}


def is_teaser(
    block: DraftBlock, titles: Collection[str], openings: Collection[str], own: Collection[str]
) -> bool:
    """Return whether a block announces another article of the site: its linked title, or how it begins.

    `own` holds the keys of this article's own title and openings, which announce nothing.
    """
    if block.linked:
        key = text_key(block.text)
        if key in titles and key not in own:
            return True
    opening = opening_key(block.text)
    return opening is not None and opening in openings and opening not in own
