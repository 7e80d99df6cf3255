"""Decide the kinds of all pages of a site, before anything else is learned of it."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.kinds.kind_part import KindPart
from extraction.kinds.page_kind import DecidedKind, page_kind
from schemas.vocabulary import PageKind


def decide_kinds(pages: Iterable[KindPart]) -> dict[str, DecidedKind]:
    """Return the kind of each page by its final URL, sorted; the pages are read once."""
    return dict(sorted((page.url, decided_alone(page)) for page in pages))


def decided_alone(page: KindPart) -> DecidedKind:
    """Return the kind of a page by its own evidence; ``other`` for a PDF, a feed and what cannot be read."""
    if page.kind_evidence is None:
        return DecidedKind(PageKind.OTHER, 0.0 if page.unreadable else 1.0)
    return page_kind(page.kind_evidence)
