"""Pick the findings that ask for work, the most urgent first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.vocabulary import AuditCategory, Severity, Tier

if TYPE_CHECKING:
    from reports.task import Task

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


def badness(finding: Finding) -> tuple[int, int, int, str, str]:
    """Return the sort key that puts the worst first: severity, then certainty, then reach; then URL and id."""
    return (
        SEVERITY_RANK[finding.severity],
        TIER_RANK[finding.tier],
        -finding.page_count,
        finding.url or "",
        finding.finding_id,
    )


def editors_week(tasks: Iterable[Task]) -> list[Task]:
    """Return the ten rows to do first, the best use of the editor's time on top.

    At most three of one audit while others wait, and no row whose page's text or age another one settles.
    """
    return _spread(sorted(tasks, key=_use))


def _use(task: Task) -> tuple[float, str]:
    return (-_gain(task), task.first.finding_id)


def _gain(task: Task) -> float:
    """Return severity times certainty, growing with the logarithm of the pages and falling with the work."""
    reach = 1 + math.log10(max(task.page_count, 1))
    work = 1 + (task.first.minutes or 0) / 60
    return _WEIGHT[task.severity] * _CERTAINTY[task.tier] * reach / work


def _spread(ranked: Sequence[Task]) -> list[Task]:
    taken: Counter[str] = Counter()
    chosen: list[Task] = []
    waiting: list[Task] = []
    for task in ranked:
        if any(same_cause(task.first, other.first) for other in (*chosen, *waiting)):
            continue
        audit = task.first.audit
        if taken[audit] < _SAME_AUDIT:
            taken[audit] += 1
            chosen.append(task)
        elif len(waiting) < WEEK:
            waiting.append(task)
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
