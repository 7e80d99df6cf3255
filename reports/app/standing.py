"""Tell what state a finding is in now: as it was published, as decided since, as rechecked since."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from schemas.decision import Decision
from schemas.finding_states import ASKS_FOR_WORK, CLOSED, DECIDED
from schemas.vocabulary import DecisionAction, FindingStatus
from store.decided_findings import decided_status, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A finding's state as of now."""

    status: FindingStatus
    """Its state; *fixed* also where a recheck closed it since the run."""
    decision: DecisionAction | None = None
    """What was decided; null where nothing holds."""
    reason: str | None = None
    """Why, in the reviewer's words; also of a decision that has ended."""
    who: str | None = None
    """Name of the reviewer."""
    until: datetime.date | None = None
    """Last day on which the decision holds; null for ever."""
    scope: str = ""
    """What the decision is about (`DecisionScope`); empty for none."""
    decision_id: int = 0
    """Number of the decision that reaches it; 0 for none. What a reviewer saw, when two decide at once."""
    owner: str | None = None
    """Who takes care of it; null for nobody."""
    assignment_id: int = 0
    """Number of the newest assignment; 0 for none."""
    is_word: bool = False
    """True where its word was called right: the next run does not report it."""
    rechecked: datetime.datetime | None = None
    """Time of the recheck that found it fixed, UTC; null for none."""

    @property
    def is_open(self) -> bool:
        """Return whether it asks for work."""
        return self.status in ASKS_FOR_WORK


class Published(Protocol):
    """What is asked of a published finding."""

    @property
    def status(self) -> str:
        """Return its state as of publishing."""

    @property
    def owner(self) -> str | None:
        """Return who took care of it as of publishing."""


def standing_of(
    published: Published,
    decision: Decision | None,
    today: datetime.date,
    *,
    is_word: bool = False,
    rechecked: datetime.datetime | None = None,
) -> Standing:
    """Return the state of a finding: a recheck's answer goes before a word's, that before a decision.

    ``decision`` is the latest one that reaches it. One that has ended opens it again; one that was taken back is null.
    """
    status = FindingStatus(published.status)
    owner = published.owner
    number = decision.decision_id if decision else 0
    if status in CLOSED:
        return Standing(status=status, owner=owner, decision_id=number)
    if rechecked is not None:
        return Standing(status=FindingStatus.FIXED, owner=owner, decision_id=number, rechecked=rechecked)
    if is_word:
        return Standing(status=FindingStatus.IGNORED, owner=owner, decision_id=number, is_word=True)
    status = decided_status(status, decision, today, was_decided=status in DECIDED)
    if decision is None:
        return Standing(status=status, owner=owner)
    return Standing(
        status=status,
        decision=decision.action if holds(decision, today) else None,
        reason=decision.reason,
        who=decision.who,
        until=decision.until,
        scope=decision.scope,
        decision_id=number,
        owner=owner,
    )
