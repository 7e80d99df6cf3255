"""Hold the day and the times after which a claim counts as overtaken."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from audits.freshness.ageing import add_months
from language.times.time_span import TimeSpan


class ClaimLimits(NamedTuple):
    """The run's day, and how long what claims of a time."""

    today: datetime.date
    grace_days: int
    """Days after which an announced time is over."""
    present_months: int
    """Months for which a statement about now holds after the time that it names."""
    latest_years: int
    """Years after which the latest of something may no longer be it."""

    def is_over(self, time: TimeSpan) -> bool:
        """Return whether an announced time has passed."""
        return time.last + datetime.timedelta(days=self.grace_days) < self.today

    def is_no_longer_now(self, time: TimeSpan) -> bool:
        """Return whether what was said of a time cannot be meant of today."""
        return add_months(time.last, self.present_months) < self.today

    def is_perhaps_replaced(self, time: TimeSpan) -> bool:
        """Return whether a newer one is to be expected."""
        return add_months(time.last, 12 * self.latest_years) < self.today
