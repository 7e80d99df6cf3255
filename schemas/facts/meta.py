"""Statements of a page's head about the page itself."""

from __future__ import annotations

from schemas.record import Record


class Meta(Record):
    """Title, description and instructions for search engines, as the page states them; null where it does not."""

    title: str | None = None
    """``<title>``, white space folded."""
    description: str | None = None
    """``<meta name=description>``."""
    canonical: str | None = None
    """Canonical URL, absolute."""
    robots: list[str] = []
    """Instructions of ``<meta name=robots>``, lower case, e.g. ``noindex``."""
    language: str | None = None
    """``lang`` of the ``html`` element, as written."""
    viewport: str | None = None
    """``<meta name=viewport>``."""
