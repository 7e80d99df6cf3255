"""Find the times with their year that a sentence names: ``March 4, 2023``, ``spring 2022``, ``2019``.

English alone, with ranges and seasons, for the audits of a text's sense. The dates of a page itself, in thirty
languages and as machines write them, are read by ``extraction/dates/parsing``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from language.times.calendar_words import (
    MONTH_NUMBERS,
    SEASON_NAMES,
    WEEKDAY_NUMBERS,
    month_number,
    season_days,
)
from language.times.time_span import Grain, TimeSpan, day_of, last_of_month


def _any_of(names: Iterator[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=lambda name: (-len(name), name))) + r")"


MONTH = _any_of(iter(MONTH_NUMBERS)) + r"\b\.?"
WEEKDAY = _any_of(iter(WEEKDAY_NUMBERS)) + r"\b\.?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"(?:19[5-9]|20[0-4])\d(?!\d)"
_TO = r"(?:\s?[-–—/&]\s?|\s(?:to|and|through|thru|until|or)\s)"
_OPEN = r"(?:(?<![\w$£€#/.@-])|(?<=\bmid-))"
_PATTERNS = (
    # 2023-03-04
    ("iso", rf"{_OPEN}(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"),
    # March 4, 2023; Saturday, March 4th 2023; March 4 - 6, 2023; March 30 to April 2, 2023
    (
        "mdy",
        rf"{_OPEN}(?:{WEEKDAY},?\s)?(?:{MONTH}\s{DAY},?{_TO}(?:{WEEKDAY},?\s)?)?(?P<month>{MONTH})\s(?:the\s)?"
        rf"(?P<day>{DAY})(?:{_TO}(?P<to>{DAY}))?,?\s(?:of\s)?(?P<year>{_YEAR})",
    ),
    # 4 March 2023; Sat 4th of March, 2023; 4-6 March 2023
    (
        "dmy",
        rf"{_OPEN}(?:{WEEKDAY},?\s)?(?:the\s)?(?:{DAY}{_TO})?(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}),?\s"
        rf"(?P<year>{_YEAR})",
    ),
    # 03/04/2023, 4.3.2023, 3/4/23
    (
        "numbers",
        rf"{_OPEN}(?P<one>0?[1-9]|[12]\d|3[01])(?P<mark>[/.-])(?P<two>0?[1-9]|[12]\d|3[01])(?P=mark)"
        rf"(?P<year>{_YEAR}|(?<=/)[12]\d(?!\d))(?![/.-]?\d)",
    ),
    # March 2023; Sept. of 2023; June–August 2022; November and December 2021
    (
        "month",
        rf"{_OPEN}(?:{MONTH}{_TO})?(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})",
    ),
    # spring 2022; summer of 2020; Q3 2021; Christmas 2021; fall/winter 2022
    (
        "season",
        rf"{_OPEN}(?:\w+/)?(?P<season>{'|'.join(SEASON_NAMES)})(?:\s(?:day|break|term|semester|hours))?,?\s"
        rf"(?:of\s)?(?:the\s)?(?P<year>{_YEAR})(?:\s?[-–/]\s?(?P<next>(?:20)?\d\d)(?![\d-]))?",
    ),
    # 2021-22 flu season; 2022 holiday season
    (
        "season",
        rf"{_OPEN}(?P<year>{_YEAR})(?:\s?[-–/]\s?(?P<next>(?:20)?\d\d))?\s(?:influenza\s|cold and\s)?"
        rf"(?P<season>(?:holiday|flu)\sseason|school\syear|season|spring|summer|autumn|fall|winter|holidays)(?!\w)",
    ),
    # 2019; 2021–22; 2020/2021
    ("year", rf"{_OPEN}(?P<year>{_YEAR})(?:\s?[-–/]\s?(?P<next>(?:20)?\d\d))?(?![\w%°]|[-–/.,:]\d|['’]s\b)"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
"""Each matches the examples in the comment above its source."""
HAS_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d(?!\d)|\d/[12]\d(?!\d)")
"""Matches ``2019`` and the ``4/23`` of ``3/4/23``: what no time with its year is without."""


def dated_times(text: str, *, day_first: bool = False) -> list[TimeSpan]:
    """Return the times of a sentence whose year it names, in their order; none overlaps another.

    >>> [time.last.isoformat() for time in dated_times("We open in spring 2022 or on March 4, 2023.")]
    ['2022-06-30', '2023-03-04']
    """
    if HAS_YEAR.search(text) is None:
        return []
    taken: list[TimeSpan] = []
    spent = bytearray(len(text))
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(spent[start:end]):
                continue
            time = _read(kind, match, day_first)
            if time is not None:
                taken.append(time)
                spent[start:end] = b"\x01" * (end - start)
    return _joined(text, sorted(taken, key=lambda time: time.start))


_RANGE = re.compile(r"\s?[-–—]\s?|,?\s(?:to|through|thru|until|till)\s(?:the\send\sof\s)?", re.IGNORECASE)
"""Matches `` through `` between two times."""


def _joined(text: str, times: list[TimeSpan]) -> list[TimeSpan]:
    """Return the times with the two ends of a stretch as one: ``from 2025 to 2030``."""
    joined: list[TimeSpan] = []
    for time in times:
        if joined and time.last > joined[-1].last and _RANGE.fullmatch(text, joined[-1].end, time.start):
            first = joined.pop()
            time = replace(time, start=first.start, first=first.first, grain=max(first.grain, time.grain))
        joined.append(time)
    return joined


def _read(kind: str, match: re.Match[str], day_first: bool) -> TimeSpan | None:
    days = _days(kind, match, day_first)
    if days is None:
        return None
    first, last, grain = days
    return TimeSpan(start=match.start(), end=match.end(), first=first, last=last, grain=grain)


def _days(
    kind: str, match: re.Match[str], day_first: bool
) -> tuple[datetime.date, datetime.date, Grain] | None:
    digits = match["year"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if kind == "year":
        last = _later_year(year, match["next"])
        return (datetime.date(year, 1, 1), datetime.date(last, 12, 31), Grain.YEAR) if last else None
    if kind == "season":
        last = _later_year(year, match["next"])
        if not last:
            return None
        first_day, end = season_days(match["season"], year)
        return (
            first_day,
            max(end, season_days(match["season"], last)[1] if last == year else _half(last)),
            Grain.SEASON,
        )
    if kind == "month":
        month = month_number(match["month"])
        return datetime.date(year, month, 1), last_of_month(year, month), Grain.MONTH
    if kind == "numbers":
        one, two = int(match["one"]), int(match["two"])
        found = day_of(year, two, one) if day_first else day_of(year, one, two)
        found = found or (day_of(year, one, two) if day_first else day_of(year, two, one))
    else:
        month = int(match["month"]) if kind == "iso" else month_number(match["month"])
        days = [_number(match["day"])] + ([_number(match["to"])] if kind == "mdy" and match["to"] else [])
        found = day_of(year, month, max(days))
    return (found, found, Grain.DAY) if found else None


def _half(year: int) -> datetime.date:
    return last_of_month(year, 6)


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _later_year(year: int, following: str | None) -> int | None:
    """Return the last year of ``2021–22``; null where the numbers are no years: ``2020-10``."""
    if following is None:
        return year
    last = int(following) if len(following) == 4 else year // 100 * 100 + int(following)
    return last if year < last <= year + 60 else None
