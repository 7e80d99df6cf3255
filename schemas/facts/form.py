"""A form of a page."""

from __future__ import annotations

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import Region


class Form(Record):
    """One ``form``."""

    action: str
    """Target, absolute; the page itself where none is named."""
    method: str
    """``get`` or ``post``, lower case."""
    fields: int = Field(ge=0)
    """Number of fields that a reader fills in."""
    unlabelled: list[str] = []
    """Name or type of each of them without a label, in order."""
    region: Region
    """Part of the page that holds it."""
    hidden: bool = False
    """True where style, attribute or class hide it, e.g. in a panel that a button opens."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's form; null for a page's own."""
