"""Tell whether it gets better: things to fix and the share of articles that were up to date in each complete run."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from reports.site_words import SiteWords
from reports.tally import Tally
from reports.view import ReportData
from schemas.finding_states import ASKS_FOR_WORK
from schemas.vocabulary import FreshnessState, RunStatus

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


CompleteRun = tuple[datetime.datetime, Mapping[str, JsonValue]]
"""Clock and manifest's ``counts`` of a complete run."""


def things_to_fix(runs: Iterable[CompleteRun]) -> list[tuple[datetime.date, float]]:
    """Return the day and the number of open findings of each run, the last one of a day, oldest first.

    What only our own progress found is left out of the run that found it, as it says nothing of the site.
    """
    points: dict[datetime.date, float] = {}
    for now, counts in runs:
        if (things := things_of(counts)) is not None:
            points[now.date()] = things
    return sorted(points.items())


def things_of(counts: Mapping[str, JsonValue]) -> int | None:
    """Return the open findings of a run's counts without those that only our own progress found; null for none told."""
    by_status, ours = counts.get("findings_by_status"), counts.get("our_findings", 0)
    if not isinstance(by_status, dict) or not isinstance(ours, int):
        return None
    return sum(count for status in ASKS_FOR_WORK if isinstance(count := by_status.get(status, 0), int)) - ours


def in_a_sentence(points: Sequence[tuple[datetime.date, float]], words: SiteWords) -> str:
    """Return whether the last run had fewer things to fix than the one before it; empty where there is none."""
    if len(points) < 2:
        return ""
    (_, before), (_, now) = points[-2:]
    if now == before:
        return f"About the same: {words.number(now)} things to fix, as last time."
    verdict = "Yes" if now < before else "Not this time"
    return f"{verdict}: {words.number(now)} things to fix, {words.number(before)} last time."


def share_current(runs: Iterable[CompleteRun]) -> list[SharePoint]:
    """Return a point for each run, the last one of a day, oldest first.

    A run whose counts say nothing of freshness, and one without articles, has no point.
    """
    points: dict[datetime.date, SharePoint] = {}
    for now, counts in runs:
        freshness = counts.get("freshness")
        if not isinstance(freshness, dict):
            continue
        known = {state: value for state in _ALL if isinstance(value := freshness.get(state, 0), int)}
        total = sum(known.values())
        if total:
            current = sum(known.get(state, 0) for state in _UP_TO_DATE)
            points[now.date()] = SharePoint(now.date(), current, total)
    return sorted(points.values(), key=lambda point: point.day)


def complete_runs(data: ReportData, numbers: Tally) -> Iterator[CompleteRun]:
    """Yield the complete runs up to this one, itself too where it is one, oldest first."""
    yield from data.complete_runs
    if data.status is RunStatus.COMPLETE:
        yield data.now, numbers.to_counts()
