"""Group the outcomes that cannot tell or ended in an error by their reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.long_table import Ranking
from schemas.outcome import Outcome
from schemas.vocabulary import OutcomeKind

_EXAMPLES = 20
_NUMBER = re.compile(r"\d+")
"""``34 words are too few`` and ``41 words are too few`` are one reason."""


@dataclass(frozen=True, slots=True)
class Unjudged:
    """One reason of one audit."""

    audit: str
    outcome: OutcomeKind
    reason: str
    count: int
    examples: Sequence[Outcome]
    """Up to 20, in the order of the URLs."""


class _Group:
    """The outcomes of one reason; the examples are kept, the others only counted."""

    def __init__(self) -> None:
        self.examples: Ranking[Outcome] = Ranking(_place, _EXAMPLES)
        self.first: str | None = None
        """The first of the reasons by their words."""
        self.alike = False
        """True where they differ in their numbers."""

    def add(self, outcome: Outcome) -> None:
        self.examples.add(outcome)
        reason = outcome.reason or "no reason given"
        self.alike |= self.first not in (None, reason)
        self.first = reason if self.first is None else min(self.first, reason)


def unjudged(outcomes: Iterable[Outcome]) -> list[Unjudged]:
    """Return the groups, errors first, then the largest."""
    groups: dict[tuple[str, OutcomeKind, str], _Group] = defaultdict(_Group)
    for outcome in outcomes:
        if outcome.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            groups[outcome.audit, outcome.outcome, _NUMBER.sub("0", outcome.reason or "")].add(outcome)
    made = []
    for (audit, kind, _), group in groups.items():
        found = group.examples.table()
        reason = f"{group.first}{' (and similar)' if group.alike else ''}"
        made.append(Unjudged(audit, kind, reason, found.total, found.rows))
    return sorted(
        made,
        key=lambda group: (group.outcome is not OutcomeKind.ERROR, -group.count, group.audit, group.reason),
    )


def _place(outcome: Outcome) -> tuple[str, str]:
    return (outcome.url or "", outcome.subject)
