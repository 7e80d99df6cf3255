"""A text of a page outside of its running text."""

from __future__ import annotations

from schemas.record import Record
from schemas.vocabulary import BlockKind, Region


class OtherText(Record):
    """A block of text that one page shows beside its running text, e.g. of a card on the home page."""

    text: str
    """Words, white space folded."""
    kind: BlockKind
    """Kind of the block."""
    region: Region
    """Part of the page that holds it."""
    language: str | None = None
    """BCP 47 tag, as declared for the block; null where it is not."""
