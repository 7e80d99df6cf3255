"""What could not be judged: the outcomes that cannot tell or ended in an error, grouped by their reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.outcome import Outcome
from schemas.vocabulary import OutcomeKind

_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Unjudged:
    """One reason of one audit."""

    audit: str
    outcome: OutcomeKind
    reason: str
    count: int
    examples: Sequence[Outcome]
    """Up to 20, in the order of the URLs."""


def unjudged(outcomes: Iterable[Outcome]) -> list[Unjudged]:
    """Return the groups, errors first, then the largest."""
    groups: dict[tuple[str, OutcomeKind, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            groups[outcome.audit, outcome.outcome, outcome.reason or "no reason given"].append(outcome)
    made = []
    for (audit, kind, reason), found in groups.items():
        found.sort(key=lambda outcome: (outcome.url or "", outcome.subject))
        made.append(Unjudged(audit, kind, reason, len(found), found[:_EXAMPLES]))
    return sorted(
        made,
        key=lambda group: (group.outcome is not OutcomeKind.ERROR, -group.count, group.audit, group.reason),
    )
