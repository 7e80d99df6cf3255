"""Compare this run's numbers with those of the complete run before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from reports.tally import Tally
from schemas.finding_states import ASKS_FOR_WORK
from schemas.vocabulary import FreshnessState, Severity


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One number, now and then."""

    label: str
    before: int
    now: int
    better: str
    """``fewer`` or ``more``: the direction that is good."""

    @property
    def verdict(self) -> str:
        """Return ``better``, ``worse`` or ``same``."""
        if self.now == self.before:
            return "same"
        return "better" if (self.now > self.before) == (self.better == "more") else "worse"


def trend(now: Tally, previous: Mapping[str, JsonValue]) -> list[TrendLine]:
    """Return the lines for which ``previous``, an earlier manifest's counts, holds a number; none for a first run.

    A value that a manifest leaves out of a group it has counts as zero there; a missing group shows no line.
    """
    severe = (Severity.CRITICAL, Severity.SERIOUS)
    by_severity = "open_by_severity" if "open_by_severity" in previous else "findings_by_severity"
    lines = (
        ("Articles known to be current", "freshness", (FreshnessState.CURRENT,), "more"),
        ("Articles overdue for review", "freshness", (FreshnessState.OVERDUE,), "fewer"),
        ("Articles of unknown age", "freshness", (FreshnessState.UNKNOWN,), "fewer"),
        ("Open findings", "findings_by_status", sorted(ASKS_FOR_WORK), "fewer"),
        ("of these critical or serious", by_severity, severe, "fewer"),
    )
    today = {
        "freshness": now.freshness,
        "findings_by_status": now.statuses,
        "open_by_severity": now.severities,
        "findings_by_severity": now.severities,
    }
    made = []
    for label, group, keys, better in lines:
        before = _sum(previous.get(group), keys)
        if before is not None:
            made.append(TrendLine(label, before, sum(today[group][key] for key in keys), better))
    return made


def _sum(counts: JsonValue, keys: Sequence[str]) -> int | None:
    if not isinstance(counts, dict):
        return None
    numbers = [counts.get(key, 0) for key in keys]
    return sum(number for number in numbers if isinstance(number, int))
