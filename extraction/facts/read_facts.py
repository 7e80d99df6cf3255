"""Hold the facts that one page shows, before the site is known."""

from __future__ import annotations

from schemas.facts.meta import Meta
from schemas.facts.page_facts import Facts
from schemas.vocabulary import Region


class ReadFacts(Facts):
    """All facts of one page, a template's among them; each list in the order of the page."""

    meta: Meta = Meta()
    """Statements of its head."""
    block_regions: list[Region] = []
    """The part of the page that holds each of its text blocks, in their order."""
