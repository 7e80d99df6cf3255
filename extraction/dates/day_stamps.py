"""Learn the days that a build, a move or a bulk edit stamped on many pages of a site: no evidence of a review."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from extraction.dates.candidate import DateCandidate
from schemas.vocabulary import DateRole, Source

if TYPE_CHECKING:
    from extraction.page_reading import Reference

HIDDEN = frozenset((Source.JSON_LD, Source.MICRODATA, Source.META))
"""Sources of an update's day that software writes and no reader sees."""
LEAST_PAGES = 10
"""Pages that one update's day must be on; own choice: fewer can be an afternoon's work."""
OLD_DAYS = 180
"""Days between publication and update from which on the update's day makes a page look newer than it is; own choice."""
OLD_SHARE = 0.5
"""Share of the pages with that day that must say when they were published, so much earlier."""
OLD_DIFFERENT = 3
"""Different days on which these were published: pages of one day were imported together."""
UNDATED_SHARE = 0.5
"""Share of all pages with an update's day that pages which do not say when they were published must be."""
REVIEW_SECONDS = 180
"""Seconds between one page and the next: nobody reviews health information in three minutes; own choice."""
FEED_PAGES = 5
"""Pages that a feed must date before all of one day are its build's."""
FEED_SHARE = 0.8
"""Share of the pages that a feed dates which must have the day."""


def stamp_key(source: Source, role: DateRole, value: str) -> str:
    """Return a key for one day of one role, e.g. ``hidden modified 2021-11-18``: what hides it does not matter."""
    return f"{'hidden' if source in HIDDEN else source} {role} {value[:10]}"


class _Update(NamedTuple):
    published: int | None
    """Ordinal of the day of publication."""
    seconds: int | None
    """Second of the day, of an update with its time."""


class DayStamps:
    """Collector of the days that pages and feeds name, in any order."""

    def __init__(self) -> None:
        """Start without a page."""
        self._updates: dict[str, list[_Update]] = {}
        self._fed: dict[tuple[Source, DateRole], dict[str, set[str]]] = {}

    def add(self, dates: Iterable[DateCandidate], references: Iterable[Reference]) -> None:
        """Take one page's dates, in the order of trust, and what it says of other pages."""
        own = [date for date in dates if date.trust and len(date.value) >= 10]
        update = next((d for d in own if d.role is DateRole.MODIFIED and d.source in HIDDEN), None)
        if update is not None:
            day = update.value[:10]
            published = min((d.value[:10] for d in own if d.role is DateRole.PUBLISHED), default=None)
            ordinal = None if published is None else _ordinal(published)
            self._updates.setdefault(day, []).append(_Update(ordinal, _seconds(update.value)))
        for reference in references:
            if reference.source is not Source.FEED:
                continue
            for role, value in (
                (DateRole.PUBLISHED, reference.published),
                (DateRole.MODIFIED, reference.modified),
            ):
                if value and len(value) >= 10:
                    days = self._fed.setdefault((reference.source, role), {})
                    days.setdefault(value[:10], set()).add(reference.url)

    def keys(self) -> list[str]:
        """Return the keys of the stamped days, sorted."""
        dated = sum(map(len, self._updates.values()))
        found = {
            stamp_key(Source.META, DateRole.MODIFIED, day)
            for day, pages in self._updates.items()
            if _is_stamp(_ordinal(day), pages, dated)
        }
        for (source, role), days in self._fed.items():
            total = len(set().union(*days.values()))
            day, urls = max(days.items(), key=lambda item: (len(item[1]), item[0]))
            if total >= FEED_PAGES and len(urls) >= FEED_SHARE * total:
                found.add(stamp_key(source, role, day))
        return sorted(found)


def _is_stamp(day: int, pages: list[_Update], dated: int) -> bool:
    """Return whether one update's day went to many pages at once, of `dated` pages with such a day.

    Pages published shortly before do not count: they are new. Where most of the others say when they were published,
    they are old ones of different days; where they do not, they are most of the site's, and their times tell.
    """
    taken = [page for page in pages if page.published is None or day - page.published >= OLD_DAYS]
    if len(taken) < LEAST_PAGES:
        return False
    times = sorted(page.seconds for page in taken if page.seconds is not None)
    timed = len(times) >= LEAST_PAGES
    if timed and median(later - earlier for earlier, later in pairwise(times)) > REVIEW_SECONDS:
        return False
    old = Counter(page.published for page in taken if page.published is not None)
    if old.total() >= OLD_SHARE * len(taken):
        return len(old) >= OLD_DIFFERENT
    return timed and len(taken) >= UNDATED_SHARE * dated


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _seconds(value: str) -> int | None:
    """Return the second of the day of ``2021-11-18T04:33:46+00:00``; null for a day alone."""
    if len(value) < 16:
        return None
    hours, minutes, *rest = value[11:].split(":")
    seconds = rest[0][:2] if rest and rest[0][:2].isdigit() else "0"
    return int(hours) * 3600 + int(minutes[:2]) * 60 + int(seconds)
