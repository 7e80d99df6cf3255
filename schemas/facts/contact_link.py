"""A link that calls, writes or sends a message."""

from __future__ import annotations

from typing import Literal

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import Region


class ContactLink(Record):
    """One ``tel:``, ``mailto:`` or ``sms:`` link."""

    scheme: Literal["tel", "mailto", "sms"]
    """What a tap does."""
    target: str
    """Number or address as the link has it, percent escapes decoded, without parameters; may be empty."""
    words: str
    """Words of the link, white space folded; may be empty."""
    region: Region
    """Part of the page that holds it."""
    in_text: bool = False
    """True where it is part of the page's running text."""
    hidden: bool = False
    """True where style, attribute or class hide it, e.g. in a panel that a button opens."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's link; null for a page's own."""
