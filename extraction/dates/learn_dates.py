"""Learn from all pages of a site how to read its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extraction.dates.candidate import DateCandidate
from extraction.dates.date_facts import DateFacts
from extraction.dates.day_stamps import DayStamps
from extraction.kinds.page_kind import DecidedKind, is_of_kind
from schemas.vocabulary import PageKind, Region

if TYPE_CHECKING:
    from extraction.page_reading import PageReading

AUTOMATIC_PAGES = 3
"""Pages that must show the fetch day in one position before it is taken for a clock."""
AUTOMATIC_SHARE = 0.5
"""Share of the pages with a date in that position that must show it."""
TEMPLATE_SHARE = 0.8
"""Share of all pages whose metadata must state one and the same day before it is the template's."""
CLEAR_SHARE = 0.9
"""Share of the unambiguous dates that must agree before they decide the others."""


def place_key(candidate: DateCandidate) -> str:
    """Return a key for one position in a template."""
    return f"{candidate.source} {candidate.role} {candidate.selector}"


def footer_key(candidate: DateCandidate) -> str:
    """Return a key for one date in one position of the footer or the head."""
    return f"{candidate.selector} {candidate.value}"


def learn_dates(readings: Iterable[PageReading], kinds: Mapping[str, DecidedKind]) -> DateFacts:
    """Return the site's day and month order, its automatic dates, its stamps and those of its footer; kinds by URL."""
    order: Counter[bool] = Counter()
    shown: Counter[str] = Counter()
    today: Counter[str] = Counter()
    footers: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    stamps = DayStamps()
    pages = others = 0
    for reading in readings:
        pages += 1
        stamps.add(reading.dates, reading.references)
        others += not is_of_kind(kinds, reading.url, PageKind.ARTICLE)
        heads.update({footer_key(c) for c in reading.dates if c.region is Region.HEAD and c.trust})
        pages_places: dict[str, bool] = {}
        for candidate in reading.dates:
            if candidate.day_first is not None and candidate.ambiguous is None:
                order[candidate.day_first] += 1
            key = place_key(candidate)
            pages_places[key] = pages_places.get(key, False) or candidate.is_fetch_day
        footers.update({footer_key(c) for c in reading.dates if c.region is Region.FOOTER and c.trust})
        for key, is_today in pages_places.items():
            shown[key] += 1
            today[key] += is_today
    total = order.total()
    decided = next((side for side in (True, False) if total and order[side] >= CLEAR_SHARE * total), None)
    automatic = [
        key
        for key, pages in today.items()
        if pages >= AUTOMATIC_PAGES and pages >= AUTOMATIC_SHARE * shown[key]
    ]
    site_wide = {key for key, count in footers.items() if count >= AUTOMATIC_PAGES}
    if others:  # a blog of one day has that day's date on all its pages
        site_wide |= {
            key for key, count in heads.items() if count >= max(AUTOMATIC_PAGES, TEMPLATE_SHARE * pages)
        }
    return DateFacts(
        day_first=decided,
        day_first_dates=order[True],
        month_first_dates=order[False],
        site_wide=sorted(site_wide),
        stamps=stamps.keys(),
        automatic=sorted(automatic),
    )
