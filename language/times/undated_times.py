"""Find the days that a sentence names without their year, ``Saturday, March 4``, and work the year out."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from language.times.calendar_words import month_number, season_days, weekday_number
from language.times.dated_times import DAY, MONTH, WEEKDAY
from language.times.time_span import Grain, TimeSpan, day_of, last_of_month

_NO_YEAR = r"(?!,?\s(?:of\s)?(?:19|20)\d\d)"
_TO = r"(?:\s?[-–—/&]\s?|\s(?:to|and|through|thru|until)\s)"
_PATTERNS = (
    # Saturday, March 4th; March 4-6; Thurs. Nov 24
    (
        "day",
        rf"(?<![\w$#/.-])(?:(?P<weekday>{WEEKDAY}),?\s(?:the\s)?)?(?:{MONTH}\s{DAY}{_TO})?(?P<month>{MONTH})\s"
        rf"(?:the\s)?(?P<day>{DAY})"
        rf"(?:{_TO}(?P<to>{DAY}))?(?!\w|[-–/]\d|\s(?:to|million|percent|patients|people|years)\b){_NO_YEAR}",
    ),
    # Saturday 4 March; 4th of March; the 4th of March
    (
        "day",
        rf"(?<![\w$#/.-])(?:(?P<weekday>{WEEKDAY}),?\s)?(?:the\s)?(?:{DAY}{_TO})?(?P<day>{DAY})\s(?:of\s)?"
        rf"(?P<month>{MONTH})(?!\w){_NO_YEAR}",
    ),
    # Saturday 3/4
    (
        "numbers",
        rf"(?<![\w$#/.-])(?P<weekday>{WEEKDAY}),?\s(?P<month>0?[1-9]|1[0-2])/(?P<day>{DAY})(?![\w/-])",
    ),
    # in June; this May; until September
    (
        "month",
        r"\b(?:in|this|next|until|till|through|by|during|early|late|mid|for|of)[\s-]"
        rf"(?P<month>{MONTH})(?!\w|\s\d|\s(?:be|not|also|have)\b){_NO_YEAR}",
    ),
    # this spring, next summer, in the fall
    (
        "season",
        r"\b(?:this|next|this coming|coming)\s(?P<season>spring|summer|autumn|fall|winter|christmas|easter|halloween|"
        rf"thanksgiving|holiday season)(?!\w){_NO_YEAR}",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
"""Each matches the examples in the comment above its source."""
HAS_UNDATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"|day,? \d|\b(?i:this|next|coming) (?i:spring|summer|autumn|fall|winter|christmas|easter|halloween|"
    r"thanksgiving|holi)",
)
"""Matches ``Mar`` of ``March 4``, with its capital, and ``this spring``: what no such time is without."""
_MOST_YEARS = 12
"""Years that a weekday is looked for: within these each day of a year falls on each weekday."""
_AHEAD = 400
"""Days that an announcement looks ahead at most, a little more than a year; own choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedTime:
    """A day, month or season without its year."""

    start: int
    end: int
    grain: Grain
    month: int = 0
    """Null where it is a season."""
    day: int | None = None
    weekday: int | None = None
    """0 for Monday; null where the text does not say."""
    season: str | None = None

    def in_year(self, year: int) -> TimeSpan | None:
        """Return the time in a year; null where the year does not have the day, or not on its weekday."""
        if self.season is not None:
            first, last = season_days(self.season, year)
        elif self.day is None:
            first, last = datetime.date(year, self.month, 1), last_of_month(year, self.month)
        else:
            day = day_of(year, self.month, self.day)
            if day is None or self.weekday not in (None, day.weekday()):
                return None
            first = last = day
        return TimeSpan(
            start=self.start, end=self.end, first=first, last=last, grain=self.grain, reckoned=True
        )

    def after(self, day: datetime.date) -> TimeSpan | None:
        """Return the first of it that ends on or after a day, at most a little more than a year later."""
        for year in (day.year, day.year + 1):
            time = self.in_year(year)
            if time is not None and time.last >= day and (time.first - day).days <= _AHEAD:
                return time
        return None

    def by_weekday(self, today: datetime.date) -> TimeSpan | None:
        """Return the last of it before today where its weekday shows that it cannot be one to come; null otherwise.

        Saturday, March 4 was in 2023 and is again in 2028: who reads it in 2026 reads an old announcement.
        """
        if self.weekday is None or self.after(today) is not None:
            return None
        years = range(today.year, today.year - _MOST_YEARS, -1)
        found = (self.in_year(year) for year in years)
        return next((time for time in found if time is not None and time.last < today), None)


def undated_times(text: str) -> list[UndatedTime]:
    """Return the times of a sentence that have no year, in their order; none overlaps another.

    A month has its capital, which tells May from may.
    """
    if HAS_UNDATED.search(text) is None:
        return []
    taken: list[UndatedTime] = []
    spent = bytearray(len(text))
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(spent[start:end]) or (kind in ("day", "month") and not match["month"][0].isupper()):
                continue
            taken.append(_read(kind, match))
            spent[start:end] = b"\x01" * (end - start)
    return sorted(taken, key=lambda time: time.start)


def _read(kind: str, match: re.Match[str]) -> UndatedTime:
    start, end = match.span()
    if kind == "season":
        return UndatedTime(start=start, end=end, grain=Grain.SEASON, season=match["season"].lower())
    if kind == "month":
        return UndatedTime(
            start=match.start("month"), end=end, grain=Grain.MONTH, month=month_number(match["month"])
        )
    month = int(match["month"]) if kind == "numbers" else month_number(match["month"])
    groups = match.groupdict()
    days = [int(re.sub(r"\D", "", groups[name])) for name in ("day", "to") if groups.get(name)]
    return UndatedTime(
        start=start,
        end=end,
        grain=Grain.DAY,
        month=month,
        day=max(days),
        weekday=weekday_number(groups["weekday"]) if groups["weekday"] else None,
    )
