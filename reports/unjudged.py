"""Group the outcomes that cannot tell or ended in an error by their reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def unjudged(outcomes: Iterable[Outcome]) -> list[Unjudged]:
    """Return the groups, errors first, then the largest."""
    groups: dict[tuple[str, OutcomeKind, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            groups[outcome.audit, outcome.outcome, _NUMBER.sub("0", outcome.reason or "")].append(outcome)
    made = []
    for (audit, kind, _), found in groups.items():
        found.sort(key=lambda outcome: (outcome.url or "", outcome.subject))
        reasons = sorted({outcome.reason or "no reason given" for outcome in found})
        reason = reasons[0] + (" (and alike with other numbers)" if len(reasons) > 1 else "")
        made.append(Unjudged(audit, kind, reason, len(found), found[:_EXAMPLES]))
    return sorted(
        made,
        key=lambda group: (group.outcome is not OutcomeKind.ERROR, -group.count, group.audit, group.reason),
    )
