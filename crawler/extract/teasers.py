"""What a page says of other pages of its site: titles and dates on listings, in sidebars, in related posts."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import html

from crawler.extract.body.segment import HEADINGS, TextBlock
from crawler.extract.document import Document, fold, selector
from crawler.extract.draft import Reference
from crawler.extract.ids import normalised_url

MAX_REFERENCES = 300
"""References kept of one page."""

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
