"""Tell the share of articles that were up to date in each complete run."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from schemas.vocabulary import FreshnessState

_UP_TO_DATE = (FreshnessState.CURRENT, FreshnessState.DUE_SOON)
_ALL = (*_UP_TO_DATE, FreshnessState.OVERDUE, FreshnessState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One complete run."""

    day: datetime.date
    current: int
    """Articles that were up to date, due soon among them."""
    total: int
    """Articles that a review is due for: stories, news and other exempt ones left out."""

    @property
    def percent(self) -> float:
        """Return the share, 0 to 100."""
        return 100 * self.current / self.total if self.total else 0.0


def share_current(
    runs: Iterable[tuple[datetime.datetime, Mapping[str, JsonValue]]],
) -> list[SharePoint]:
    """Return a point for each run of (its clock, its manifest's counts), the last one of a day, oldest first.

    A run whose counts say nothing of freshness, and one without articles, has no point.
    """
    points: dict[datetime.date, SharePoint] = {}
    for now, counts in runs:
        freshness = counts.get("freshness")
        if not isinstance(freshness, dict):
            continue
        numbers = {state: freshness.get(state, 0) for state in _ALL}
        known = {state: value for state, value in numbers.items() if isinstance(value, int)}
        total = sum(known.values())
        if total:
            current = sum(known.get(state, 0) for state in _UP_TO_DATE)
            points[now.date()] = SharePoint(now.date(), current, total)
    return sorted(points.values(), key=lambda point: point.day)
