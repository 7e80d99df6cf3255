"""A text that a template repeats."""

from __future__ import annotations

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import BlockKind, Region


class TemplateText(Record):
    """A block of text outside of the pages' own running text that several pages show."""

    text: str
    """Words, white space folded."""
    kind: BlockKind
    """Kind of the block."""
    region: Region
    """Part of the page that holds it."""
    linked: bool = False
    """True where most of its words are a link's."""
    language: str | None = None
    """BCP 47 tag, as declared or as recognised; null where neither."""
    seen_on: SeenOn
    """The pages that show it."""
