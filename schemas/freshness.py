"""Age of an article against the policy of its kind."""

from __future__ import annotations

import datetime

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import DateRole, FreshnessState


class Freshness(Record):
    """The article's age on the run's day. A page without a date of its own is ``unknown``, never fresh."""

    state: FreshnessState
    """Current, due soon, overdue, unknown; or exempt: a story or news, which no review is due for."""
    basis: DateRole | None = None
    """The date that counted; null where none is known, and for an exempt text."""
    age_days: int | None = Field(default=None, ge=0)
    """Days from the last day of that date to the run's day."""
    due_on: datetime.date | None = None
    """The day on which the article becomes (or became) overdue."""
    policy: str | None = None
    """Name of the policy that applied, e.g. ``medical``; of an exempt text that which exempts it, e.g. ``stories``."""
