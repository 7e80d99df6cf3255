"""Is it getting better? This run's numbers beside those of the complete run before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from reports.tally import Tally


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
        """``better``, ``worse`` or ``same``."""
        if self.now == self.before:
            return "same"
        return "better" if (self.now > self.before) == (self.better == "more") else "worse"


def trend(now: Tally, previous: Mapping[str, JsonValue]) -> list[TrendLine]:
    """Return the lines for which ``previous`` holds a number; none for a first run."""
    wanted = (
        ("Articles known to be current", ("freshness", "current"), now.freshness["current"], "more"),
        ("Articles overdue for review", ("freshness", "overdue"), now.freshness["overdue"], "fewer"),
        ("Articles of unknown age", ("freshness", "unknown"), now.freshness["unknown"], "fewer"),
        ("Open findings", ("findings", "open"), now.open_findings, "fewer"),
        (
            "of these critical or serious",
            ("findings", "severity"),
            now.severities["critical"] + now.severities["serious"],
            "fewer",
        ),
    )
    lines = []
    for label, keys, value, better in wanted:
        before = _dig(previous, keys)
        if isinstance(before, dict):
            worst = [before.get(key) for key in ("critical", "serious")]
            numbers = [count for count in worst if isinstance(count, int)]
            before = sum(numbers) if len(numbers) == len(worst) else None
        if isinstance(before, int):
            lines.append(TrendLine(label, before, value, better))
    return lines


def _dig(counts: Mapping[str, JsonValue], keys: tuple[str, str]) -> JsonValue:
    inner = counts.get(keys[0])
    return inner.get(keys[1]) if isinstance(inner, dict) else None
