"""A block of an article's body."""

from __future__ import annotations

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import BlockKind, BlockLabel


class Block(Record):
    """One heading, paragraph, list item, table row, quote or answer: a slice of ``body_text``."""

    kind: BlockKind
    """Kind of the block."""
    start: int = Field(ge=0)
    """Offset of the first character in ``body_text``, in code points."""
    end: int = Field(ge=0)
    """Offset after the last character, in code points."""
    level: int | None = Field(default=None, ge=1, le=6)
    """Of a heading, 1 to 6; null for others."""
    list_id: int | None = Field(default=None, ge=0)
    """List items (and table rows) of the same list (table) share a number, counted from 0 in the body."""
    label: BlockLabel | None = None
    """Set for a disclaimer, sources or a call to action."""
    language: str | None = None
    """BCP 47 tag where the block is marked or recognised as in another language than the article."""
