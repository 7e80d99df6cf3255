"""Hold one time that a text names: the days that it can mean, and where it is."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace
from enum import IntEnum


class Grain(IntEnum):
    """How finely a text names a time, finest first."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A stretch of days that words of a text name."""

    start: int
    """Offset of the first character of its words, code points."""
    end: int
    """Offset after the last one."""
    first: datetime.date
    """The first day that it can mean."""
    last: datetime.date
    """The last day that it can mean."""
    grain: Grain
    """How finely it is named."""
    reckoned: bool = False
    """True where the words do not name the year, which was worked out."""

    @classmethod
    def of_year(cls, year: int, start: int, end: int) -> TimeSpan:
        """Return a year that was worked out from words at these offsets."""
        return cls(
            start=start,
            end=end,
            first=datetime.date(year, 1, 1),
            last=datetime.date(year, 12, 31),
            grain=Grain.YEAR,
            reckoned=True,
        )

    def moved(self, by: int) -> TimeSpan:
        """Return the same time with its words so many characters later."""
        return replace(self, start=self.start + by, end=self.end + by)


def last_of_month(year: int, month: int) -> datetime.date:
    """Return the last day of a month."""
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """Return a day of the calendar; null where it does not have it, as on 30 February."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
