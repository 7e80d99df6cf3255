"""An image of a page."""

from __future__ import annotations

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import Region


class Image(Record):
    """One ``img``, ``input type=image`` or ``svg role=img``."""

    src: str
    """Address of the picture, absolute; empty where it has none (an inline SVG)."""
    alternative: str | None
    """Alternative text (``alt``, ``aria-label``, ``title`` of an SVG), white space folded; empty where the page says
    that the image is decoration; null where it says nothing."""
    width: int | None = Field(default=None, ge=0)
    """Pixels, as the page states it."""
    height: int | None = Field(default=None, ge=0)
    """Likewise."""
    link: str | None = None
    """Target of the link around it, absolute; null outside of links."""
    alone_in_link: bool = False
    """True where the link around it holds no words."""
    decorative: bool = False
    """True where the page hides it from screen readers (``role=presentation``, ``aria-hidden``)."""
    region: Region
    """Part of the page that holds it."""
    in_text: bool = False
    """True where it is part of the page's running text."""
    hidden: bool = False
    """True where style, attribute or class hide it, e.g. in a panel that a button opens."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's image; null for a page's own."""
