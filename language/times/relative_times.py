"""Find the times that a sentence names from the day on which it was written: ``tomorrow``, ``in the coming months``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from language.times.time_span import last_of_month

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10
}  # fmt: skip
_NUMBER = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_KINDS = (
    ("tomorrow", r"tomorrow|tonight"),
    ("week", r"(?:later )?this (?:coming )?(?:week(?:end)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"),
    ("weeks", r"next (?:week(?:end)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
              r"(?:over |in |within |during )the (?:next|coming) (?:few )?(?:days|weeks)|in the weeks ahead|"
              r"in (?:a few|two|three|just a few|a couple of) weeks"),
    ("month", r"(?:later |earlier )?this month|(?:by|before|at) (?:the )?end of the (?:month|week)"),
    ("next month", r"next month|in a month or two"),
    ("months", r"(?:over|in|within|during|for) the (?:next|coming) (?:few |several |couple of )?months|"
               r"in the months ahead|in the (?:near|not too distant|very near) future|"
               r"in (?:a few|the upcoming) months|before long"),
    ("year", r"(?:later |so far |early |again )?this (?:calendar )?year|by (?:the )?year[’']?s?[- ]end|"
              r"by the end of the year|"
             r"before the end of the year|later in the year"),
    ("next year", r"(?:early |late |by )?next (?:year|spring|summer|autumn|fall|winter)|"
                  r"(?:in |within |over )?the coming year|in the new year"),
    ("soon", r"coming soon|(?:opening|launching|arriving|starting|available|re-?opening|moving|here) (?:very )?soon|"
             r"(?:very )?soon|shortly|stay tuned|watch this space|check back"),
    ("today", r"this (?:morning|afternoon|evening|lunchtime)|today(?=[’']s)"),
    ("end", r"(?:by|until|till|before|at) (?:the )?end of (?:the|this) (?:week|month)"),
    ("weekday", rf"since last {_DAY}|(?:on|until|till|by|before|from) {_DAY}|{_DAY}(?=[’']s)"),
    ("date", r"(?:on|by|until|till|before) the (?:[12]?\d|3[01])(?:st|nd|rd|th)(?=[.,;!)]|$| at\b| and\b)"),
    ("left", rf"(?:only|just) (?:{_NUMBER}|a few) (?:more )?(?:days|weeks|months) (?:left|to go|remaining)"),
    ("season", r"this (?:coming )?(?:spring|summer|autumn|fall|winter)|(?:by|before|until|till|after) (?:the )?"
               r"(?:spring|summer|autumn|winter|christmas|easter|summer holidays)"),
    ("years", rf"in (?:a|{_NUMBER}) year(?:[’']s|s[’']) time"),
)  # fmt: skip
NEEDS_NOTICE = frozenset(("today", "end", "weekday", "date", "left", "season", "years"))
"""Kinds that are as often said of any day, and are counted from the text's own in a notice alone."""
RELATIVE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{kind.replace(' ', '_')}>{words})" for kind, words in _KINDS)
    + r")(?![\w-]|\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""Matches ``tomorrow``, ``later this year``, ``in the coming months``, ``Coming soon``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeTime:
    """A time that follows from the day on which the sentence was written."""

    start: int
    end: int
    kind: str
    """E.g. ``next month``."""
    years: int = 0
    """Of ``in two years' time``; nought of all others."""

    def last_day(self, written: datetime.date) -> datetime.date:
        """Return the last day that it can mean, of words written on a day.

        A word without a bound, *soon*, is taken for a year, *in the coming months* too.
        """
        if self.years:
            return datetime.date(min(written.year + self.years, datetime.MAXYEAR - 1), 12, 31)
        return _LAST[self.kind](written)


def relative_times(text: str) -> list[RelativeTime]:
    """Return the relative times of a sentence in their order.

    >>> [time.kind for time in relative_times("Coming soon: yoga, starting next month.")]
    ['soon', 'next month']
    """
    return [
        RelativeTime(
            start=match.start(),
            end=match.end(),
            kind=(match.lastgroup or "").replace("_", " "),
            years=_count(match[0].split()[1]) if match.lastgroup == "years" else 0,
        )
        for match in RELATIVE.finditer(text)
    ]


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTS.get(word.lower(), 1)


def _year_on(written: datetime.date) -> datetime.date:
    return written + datetime.timedelta(days=365)


def _month_after(written: datetime.date) -> datetime.date:
    over, month = divmod(written.month, 12)
    return last_of_month(written.year + over, month + 1)


_LAST: dict[str, Callable[[datetime.date], datetime.date]] = {
    "tomorrow": lambda written: written + datetime.timedelta(days=1),
    "week": lambda written: written + datetime.timedelta(days=7),
    "weeks": lambda written: written + datetime.timedelta(days=56),
    "month": lambda written: last_of_month(written.year, written.month),
    "next month": _month_after,
    "months": _year_on,
    "year": lambda written: datetime.date(written.year, 12, 31),
    "next year": lambda written: datetime.date(written.year + 1, 12, 31),
    "soon": _year_on,
    "today": lambda written: written,
    "end": lambda written: last_of_month(written.year, written.month),
    "weekday": lambda written: written + datetime.timedelta(days=7),
    "date": _month_after,
    "left": lambda written: written + datetime.timedelta(days=365),
    "season": _year_on,
}
"""Kind to the last day that it can mean."""
