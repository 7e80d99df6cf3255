"""All drafts of a site to its offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extraction.draft import Draft
from extraction.locations import resolve_offices
from extraction.site_facts import SiteFacts
from schemas.location import Location


def site_locations(drafts: Iterable[Draft], facts: SiteFacts, page_ids: Mapping[str, str]) -> list[Location]:
    """Return the site's offices; `page_ids` gives the id of each page by its normalised URL."""
    return resolve_offices(drafts, facts.start_url, page_ids)
