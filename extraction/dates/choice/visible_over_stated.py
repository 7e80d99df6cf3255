"""Prefer a page's visible date to its metadata's where they differ and the visible one is more reliable."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from extraction.dates.candidate import DateCandidate
from schemas.vocabulary import DateRole, Source

_MACHINE = frozenset((Source.JSON_LD, Source.MICRODATA, Source.META))
_SHOWN = frozenset((Source.VISIBLE, Source.TIME, Source.MICROFORMAT))
_PLACED_TRUST = 42
"""Trust from which a visible date has a label or is in the byline."""


def prefer_visible(best: DateCandidate, own: Sequence[DateCandidate]) -> DateCandidate:
    """Return the metadata's date, or the visible one in two cases where the metadata's cannot be the page's.

    - A publication later than the one that the byline shows: content systems stamp every re-publication
      as datePublished. (WCXB articles, tuning half: the earlier visible day is right on 7 of 7 such pages.)
    - A day's difference where the metadata's instant is in UTC: the visible day is the site's own.

    `own` holds all candidates of the same role that may be chosen.
    """
    day = _day(best)
    if best.source not in _MACHINE or day is None:
        return best
    shown = [
        c for c in own if c.source in _SHOWN and c.in_article and c.trust >= _PLACED_TRUST and not c.ambiguous
    ]
    days = {found for c in shown if (found := _day(c)) is not None}
    if len(days) != 1:
        return best
    other = days.pop()
    in_utc = best.value.endswith(("Z", "+00:00"))
    restamped = best.role is DateRole.PUBLISHED and other < day
    if restamped or (in_utc and abs((other - day).days) == 1):
        return next(c for c in shown if _day(c) == other)
    return best


def _day(candidate: DateCandidate) -> datetime.date | None:
    return datetime.date.fromisoformat(candidate.value[:10]) if len(candidate.value) >= 10 else None
