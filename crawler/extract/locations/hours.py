"""Opening hours in lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from schemas.location import Hours

Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
WEEK: tuple[Day, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")

_DAY = (
    r"(?:mon(?:day)?s?|tue(?:s|sday)?s?|wed(?:s|nesday)?s?|thu(?:r|rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|"
    r"sun(?:day)?s?|mo|tu|we|th|fr|sa|su|m|t|w|f|r)"
)
_TIME = r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s*(?:[ap]\.?\s?m?\b\.?)?|noon|midnight)"
_TO = r"\s*(?:-|–|—|to|till|until|through|thru)\s*"
_SPAN = rf"{_DAY}\b\.?(?:{_TO}{_DAY}\b\.?)?"
_DAYS = rf"(?:{_SPAN}(?:\s*(?:,\s*and|,\s*&|,|&|and|/)\s*{_SPAN})*|daily|every\s?day|7 days a week|weekdays|weekends?)"
_LINE = re.compile(
    rf"(?i)(?<![\w])(?P<days>{_DAYS})\s*[:|,.\-–—]*\s*"
    rf"(?:(?P<open>{_TIME}){_TO}(?P<close>{_TIME})(?![\d])|(?P<closed>closed)\b|"
    r"(?P<all>(?:open\s+)?24\s*(?:hours|hrs|/7)))"
)
"""Matches ``Mon–Fri 8am–5pm`` and ``Sunday: Closed``."""
_CLOCK = re.compile(r"(?i)^(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])?")
"""Matches ``8:30 am``."""
_HINT = re.compile(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun|daily|every\s?day|weekdays?|mo|m\s?[-–]\s?f)")
"""Matches ``Mon``."""


def read_hours(lines: Sequence[str]) -> list[Hours]:
    """Return the opening hours of these lines; a day's name may stand on the line before its times."""
    found: list[Hours] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        here = _read_line(line)
        if not here and at + 1 < len(lines) and _HINT.match(line) and len(line) <= 30:
            here = _read_line(f"{line} {lines[at + 1]}")
            at += bool(here)
        found.extend(hours for hours in here if hours not in found)
        at += 1
    return found


@lru_cache(maxsize=1024)
def _read_line(line: str) -> tuple[Hours, ...]:
    if len(line) > 300 or not _HINT.search(line):
        return ()
    found = []
    for match in _LINE.finditer(line):
        days = days_of(match["days"])
        if not days:
            continue
        raw = match.group().strip()
        if match["closed"]:
            found.append(Hours(days=days, raw=raw))
        elif match["all"]:
            found.append(Hours(days=days, opens="00:00", closes="24:00", raw=raw))
        elif times := times_of(match["open"], match["close"]):
            found.append(Hours(days=days, opens=times[0], closes=times[1], raw=raw))
    return tuple(found)


def days_of(text: str) -> list[Day]:
    """Return the days that a phrase names, in the week's order.

    >>> days_of("Mon–Wed & Fri")
    ['mo', 'tu', 'we', 'fr']
    """
    words = text.casefold().strip()
    if re.match(r"daily|every|7 days", words):
        return list(WEEK)
    if words.startswith("weekday"):
        return list(WEEK[:5])
    if words.startswith("weekend"):
        return list(WEEK[5:])
    chosen: set[int] = set()
    for part in re.split(r"\s*(?:,\s*and\b|,\s*&|,|&|\band\b|/)\s*", words):
        edges = [day_of(edge) for edge in re.split(_TO, part.strip(" .")) if edge.strip(" .")]
        if len(edges) == 1 and edges[0] is not None:
            chosen.add(edges[0])
        elif len(edges) == 2 and edges[0] is not None and edges[1] is not None:
            first, last = edges[0], edges[1]
            chosen.update(range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)])
        else:
            return []
    return [WEEK[at] for at in sorted(chosen)]


def day_of(text: str) -> int | None:
    form = text.strip(" .").casefold().rsplit("/", 1)[-1]
    single = {"m": 0, "t": 1, "w": 2, "r": 3, "f": 4}
    if form in single:
        return single[form]
    return WEEK.index(form[:2]) if form[:2] in WEEK else None


def times_of(opens: str, closes: str) -> tuple[str, str] | None:
    first, last = _clock(opens), _clock(closes)
    if first is None or last is None:
        return None
    (start, start_half), (end, end_half) = first, last
    if start_half is None and end_half is None and ":" not in opens and ":" not in closes:
        return None  # "Mon 1-5" may be anything
    if end_half is None and end <= start and end < 12 * 60:
        end += 12 * 60
    if (
        start_half is None
        and end_half == "p"
        and start < 12 * 60
        and start + 12 * 60 < end
        and start < 6 * 60
    ):
        start += 12 * 60
    if not 0 <= start < end <= 24 * 60:
        return None
    return f"{start // 60:02}:{start % 60:02}", f"{end // 60:02}:{end % 60:02}"


def _clock(text: str) -> tuple[int, str | None] | None:
    word = text.strip().casefold()
    if word == "noon":
        return 720, "p"
    if word == "midnight":
        return 1440, "a"
    match = _CLOCK.match(word)
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and hour > 12:
        half = None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return (hour * 60 + minute, half) if hour <= 24 and minute < 60 else None
