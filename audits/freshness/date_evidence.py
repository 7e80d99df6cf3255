"""Tell the dates that readers see from those that only programs read, and quote each where it can be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.dates import DateObservation, DateValue
from schemas.finding import Occurrence, Quote
from schemas.text import RunningText
from schemas.vocabulary import DateRole, Source

_SHOWN = frozenset((Source.VISIBLE, Source.TIME, Source.MICROFORMAT))
_HIDDEN = frozenset((Source.JSON_LD, Source.MICRODATA, Source.META))
_OF_MACHINE = re.compile(r"data-[\w-]+=|\d{4}-\d\d-\d\dT\d\d:")
"""Matches the start of ``data-updated-at=2026-06-30`` and of ``2021-11-18T04:33:46+00:00``: an attribute's value."""
_PROPERTY = re.compile(r"meta\[([^\]]+)\]|\$\.(?:[^.]+\.)*([^.]+)")
"""Matches ``meta[article:modified_time]`` and ``$.BlogPosting.dateModified``."""


class DateEvidence(NamedTuple):
    """Where a date is stated, as a finding quotes it."""

    field: str
    """``…/raw`` for the words that readers see, ``…/value`` for a day that they do not see."""
    quote: str


def is_shown(seen: DateObservation | DateValue) -> bool:
    """Return whether readers see a date: it is in the page's text, not in an attribute or in metadata."""
    return seen.source in _SHOWN and not _OF_MACHINE.match(seen.raw)


def shown_dates(observations: Iterable[DateObservation]) -> list[DateObservation]:
    """Return the page's own dates that readers see, in the order of trust."""
    return [seen for seen in observations if seen.own and is_shown(seen)]


def told_dates(observations: Iterable[DateObservation]) -> list[DateObservation]:
    """Return the dates in the page's structured data and meta tags, which search engines read: its own and stamps."""
    return [seen for seen in observations if (seen.own or seen.stamp) and seen.source in _HIDDEN]


def evidence_of(text: RunningText, role: DateRole, date: DateValue | DateObservation) -> DateEvidence:
    """Return the words of a text that show the day of one of its dates, else the day itself, which no reader sees."""
    same = [
        (at, seen)
        for at, seen in enumerate(text.date_observations)
        if (seen.own or seen.stamp) and seen.value[:10] == date.value[:10]
    ]
    same.sort(key=lambda found: found[1].role is not role)
    for at, seen in same:
        if is_shown(seen):
            return DateEvidence(f"/date_observations/{at}/raw", seen.raw)
    chosen: DateValue | None = getattr(text, role.value, None)
    if chosen is not None and (chosen.value == date.value or not same):
        # A believed day that the page does not state any more is quoted by the one that it states now.
        return DateEvidence(f"/{role.value}/{'raw' if is_shown(chosen) else 'value'}", _quoted(chosen))
    at, seen = (
        same[0]
        if same
        else next((at, seen) for at, seen in enumerate(text.date_observations) if seen.role is role)
    )
    return DateEvidence(f"/date_observations/{at}/value", seen.value)


def place_of(text: RunningText, role: DateRole, date: DateValue | DateObservation) -> Occurrence:
    """Return the page of a text with the words that show the day of one of its dates (`evidence_of`)."""
    evidence = evidence_of(text, role, date)
    return Occurrence(
        subject=text.text_id, url=text.url, evidence=Quote(field=evidence.field, quote=evidence.quote)
    )


def by_url(place: Occurrence) -> tuple[str, str]:
    """Return the order of places: by URL, then subject."""
    return place.url, place.subject


def observed(observations: Sequence[DateObservation], seen: DateObservation) -> DateEvidence:
    """Return an observation as a finding quotes it."""
    at = observations.index(seen)
    if is_shown(seen):
        return DateEvidence(f"/date_observations/{at}/raw", seen.raw)
    return DateEvidence(f"/date_observations/{at}/value", seen.value)


def source_in_words(date: DateValue | DateObservation) -> str:
    """Return who states a day that readers do not see: ``the page's hidden data (dateModified)``."""
    if date.source in _HIDDEN:
        found = _PROPERTY.match(date.selector or "")
        name = (found[1] or found[2]) if found else None
        return f"the page's hidden data ({name})" if name else "the page's hidden data"
    return {
        Source.FEED: "the site's feed",
        Source.LISTING: "the site's list of posts",
        Source.URL: "the page's address",
    }.get(date.source, "data that the page does not show")


def _quoted(date: DateValue) -> str:
    return date.raw if is_shown(date) else date.value
