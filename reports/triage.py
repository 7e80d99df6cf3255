"""Pick the findings that ask for work, the most urgent first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reports.long_table import Ranking
from reports.wording import minutes, plural
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK
from schemas.vocabulary import AuditCategory, FindingStatus, Scope, Severity, Tier

_WEIGHT = {
    Severity.CRITICAL: 100.0,
    Severity.SERIOUS: 30.0,
    Severity.MODERATE: 10.0,
    Severity.MINOR: 3.0,
    Severity.REVIEW: 1.0,
}
"""A step of severity is about half an order of magnitude: it outweighs a reach of some dozen pages."""
_CERTAINTY = {Tier.SURE: 1.0, Tier.LIKELY: 0.7, Tier.MAYBE: 0.3}
WEEK = 10
_SAME_AUDIT = 3
"""Most findings of one audit while others wait: ten misspellings would hide the dose table of 2016."""
_OF_A_PAGE = 3
"""Most findings that one audit of words lists for a page."""


@dataclass(frozen=True, slots=True)
class WeekItem:
    """One item of the editor's week."""

    finding: Finding
    reason: str
    """Reason for its rank, in words."""


def is_open(finding: Finding) -> bool:
    """Return whether the finding asks for work."""
    return finding.status in ASKS_FOR_WORK


def badness(finding: Finding) -> tuple[int, int, int, str, str]:
    """Return the sort key that puts the worst first: severity, then certainty, then reach; then URL and id."""
    return (
        SEVERITY_RANK[finding.severity],
        TIER_RANK[finding.tier],
        -finding.page_count,
        finding.url or "",
        finding.finding_id,
    )


class EditorsWeek:
    """Takes findings one after another and keeps those that can be among the ten to do first."""

    def __init__(self) -> None:
        self._audits: dict[str, Ranking[Finding]] = {}

    def add(self, finding: Finding) -> None:
        """Take a finding; one that asks for no work is left out."""
        if not is_open(finding):
            return
        if finding.audit not in self._audits:
            # Of one audit the week takes so many at once, at most a week's when nothing else waits, and some of them
            # are one task.
            self._audits[finding.audit] = Ranking(_use, _OF_A_PAGE * (_SAME_AUDIT + WEEK))
        self._audits[finding.audit].add(finding)

    def items(self) -> list[WeekItem]:
        """Return the ten, the best use of the editor's time on top."""
        ranked = sorted(
            (finding for ranking in self._audits.values() for finding in ranking.table().rows), key=_use
        )
        return [WeekItem(finding, _reason(finding)) for finding in _spread(ranked)]


def _use(finding: Finding) -> tuple[float, str]:
    return (-_gain(finding), finding.finding_id)


def _gain(finding: Finding) -> float:
    """Return severity times certainty, growing with the logarithm of the pages and falling with the work."""
    reach = 1 + math.log10(finding.page_count)
    work = 1 + (finding.minutes or 0) / 60
    return _WEIGHT[finding.severity] * _CERTAINTY[finding.tier] * reach / work


def _spread(ranked: Sequence[Finding]) -> list[Finding]:
    taken: Counter[str] = Counter()
    chosen: list[Finding] = []
    waiting: list[Finding] = []
    for finding in ranked:
        if any(same_cause(finding, other) for other in (*chosen, *waiting)):
            continue
        if taken[finding.audit] < _SAME_AUDIT:
            taken[finding.audit] += 1
            chosen.append(finding)
        elif len(waiting) < WEEK:
            waiting.append(finding)
        if len(chosen) == WEEK:
            return chosen
    return [*chosen, *waiting][:WEEK]


_ONE_TASK = frozenset({AuditCategory.READABILITY, AuditCategory.FRESHNESS})
"""Categories of which an editor settles all that a page has when she settles one: she rewrites it, or reviews it."""


def same_cause(one: Finding, other: Finding) -> bool:
    """Return whether two findings are one task: words of one page that overlap, or a page's text or age as a whole."""
    if one.url is None or one.url != other.url:
        return False
    if one.category is other.category and one.category in _ONE_TASK:
        return True
    here, there = one.evidence, other.evidence
    if here.field != there.field or here.start is None or there.start is None:
        return False
    return here.start < (there.end or 0) and there.start < (here.end or 0)


def _reason(finding: Finding) -> str:
    parts = [
        finding.severity.value,
        {Tier.SURE: "sure", Tier.LIKELY: "likely"}.get(finding.tier, "to be checked"),
    ]
    if finding.page_count > 1:
        once = finding.scope in (Scope.TEMPLATE, Scope.LOCATION)
        parts.append(f"{'one fix settles' if once else 'on'} {plural(finding.page_count, 'page')}")
    if finding.status is FindingStatus.REOPENED:
        ended = finding.reason is not None
        parts.append("the decision about it has ended" if ended else "came back after it was fixed")
    if finding.minutes is not None:
        parts.append(f"about {minutes(finding.minutes)}")
    return ", ".join(parts).capitalize()
