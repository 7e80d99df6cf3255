"""A heading of a page."""

from __future__ import annotations

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import Region


class Heading(Record):
    """One ``h1`` to ``h6``, or an element with ``role=heading``."""

    level: int = Field(ge=1, le=9)
    """1 to 6, or ``aria-level``."""
    text: str
    """Words, white space folded; empty where it has none."""
    region: Region
    """Part of the page that holds it."""
    in_text: bool = False
    """True where it is part of the page's running text."""
    hidden: bool = False
    """True where style, attribute or class hide it, e.g. in a panel that a button opens."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's heading; null for a page's own."""
