"""A block of structured data of a page."""

from __future__ import annotations

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.record import Record


class StructuredData(Record):
    """One ``<script type="application/ld+json">``."""

    line: int = Field(ge=1)
    """Line of the page's source at which the script starts."""
    types: list[str] = []
    """``@type`` of its nodes, sorted; empty where it cannot be read."""
    error: str | None = None
    """The reason why it is not JSON, in words, e.g. ``Expecting ',' delimiter``; null for valid JSON."""
    error_line: int | None = Field(default=None, ge=1)
    """Line of the page's source with the error."""
    quote: str | None = None
    """The words of the source around the error, at most 80 characters."""
    lenient: bool = False
    """True where it was read in spite of its error."""
    digest: str = ""
    """12 hex digits of its text, white space folded: the same block on several pages has one."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's block; null for a page's own."""
