"""Hold the reading of one page as the passes over a whole site take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extraction.page_reading import PageReading
from extraction.site.site_items import SiteBlock, SiteItem
from schemas.facts.meta import Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedReading:
    """A page's reading, and its facts, most of which other pages of the site have letter for letter."""

    reading: PageReading
    """The reading; its ``facts`` are empty."""
    blocks: Sequence[SiteBlock]
    """Its blocks of text with what is known of them, in the same order."""
    items: Mapping[str, Sequence[SiteItem]]
    """Its links, images and the like, by the names of their lists (`shared_items.ITEM_KINDS`)."""
    meta: Meta
    """Statements of its head."""
