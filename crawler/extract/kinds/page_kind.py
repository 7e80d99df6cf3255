"""The kind of a page with how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.extract.body.segment import TextBlock
from crawler.extract.document import Document
from schemas.vocabulary import PageKind


def read_kind(document: Document, blocks: Sequence[TextBlock]) -> tuple[PageKind, float, list[str]]:
    """Return the kind, how sure it is, and notes for the page's record."""
    prose = sum(block.words for block in blocks if block.words >= 10 and block.link_words * 3 < block.words)
    if prose >= 120:
        return PageKind.ARTICLE, 0.5, []
    return PageKind.OTHER, 0.5, []
