"""The part of a finding that changes from run to run while its words stay."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from pydantic_core import to_json

from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, FindingCause, FindingStatus


class FindingState(NamedTuple):
    """The fields of a `Finding` from ``status`` to ``owner``, which see, in its order."""

    status: FindingStatus = FindingStatus.NEW
    cause: FindingCause | None = None
    first_seen: datetime.datetime | None = None
    last_seen: datetime.datetime | None = None
    last_judged: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    decision: DecisionAction | None = None
    reason: str | None = None
    who: str | None = None
    until: datetime.date | None = None
    owner: str | None = None

    @classmethod
    def of(cls, finding: Finding) -> FindingState:
        """Return the state of a finding."""
        return cls._make(getattr(finding, name) for name in cls._fields)


def state_json(state: FindingState) -> str:
    """Return a state as it is written in the line of its finding; thousands of findings share one.

    >>> state_json(FindingState())[:38]
    '"status":"new","cause":null,"first_see'
    """
    # Times of two zones are equal where they are one moment, but are not written alike.
    return _written(state, *(moment and moment.tzinfo for moment in state[2:6]))


@lru_cache(maxsize=4_096)
def _written(state: FindingState, *_zones: datetime.tzinfo | None) -> str:
    return to_json(state._asdict()).decode()[1:-1]
