"""Resolve a site's offices from all its page readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extraction.locations.site.resolve_offices import resolve_offices
from extraction.page_reading import PageReading
from extraction.site.site_facts import SiteFacts
from schemas.location import Location


def site_locations(
    readings: Iterable[PageReading], facts: SiteFacts, page_ids: Mapping[str, str]
) -> list[Location]:
    """Return the site's offices; `page_ids` gives the id of each page by its normalised URL."""
    return resolve_offices(readings, facts.start_url, page_ids)
