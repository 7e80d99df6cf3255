"""Group opening hours by day, so that ``Mon–Fri 8–5`` and five lines of it are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.dates import MONTH_FIRST
from schemas.location import Hours

_NAMES = {
    "mo": "Monday", "tu": "Tuesday", "we": "Wednesday", "th": "Thursday", "fr": "Friday", "sa": "Saturday",
    "su": "Sunday",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day's hours in one mention of an office."""

    span: tuple[str, str] | None
    """First opening and last closing; null where the office is closed. A break at noon is not a contradiction."""
    lines: frozenset[tuple[str, str] | None]
    """The hours of each line for this day: an office's and its doctor's may appear together."""
    raw: str
    """The hours as written."""
    at: int
    """Their ordinal in the list."""


def day_hours(hours: Sequence[Hours]) -> dict[str, DayHours]:
    """Return each named day's hours, in the week's order; days by appointment only have none to compare."""
    lines: dict[str, list[tuple[tuple[str, str] | None, int]]] = {}
    for at, line in enumerate(hours):
        span = (line.opens, line.closes) if line.opens and line.closes else None
        if span is None and line.by_appointment:
            continue
        for day in line.days:
            lines.setdefault(day, []).append((span, at))
    return {day: _day(lines[day], hours) for day in _NAMES if day in lines}


def _day(lines: Sequence[tuple[tuple[str, str] | None, int]], hours: Sequence[Hours]) -> DayHours:
    open_ = [(span, at) for span, at in lines if span is not None]
    at = (open_ or lines)[0][1]
    wide = (min(s[0] for s, _ in open_), max(s[1] for s, _ in open_)) if open_ else None
    return DayHours(wide, frozenset(span for span, _ in lines), hours[at].raw, at)


def day_words(days: Sequence[str]) -> str:
    """Return days in words for a sentence: ``Monday to Friday``, ``on Tuesday and Thursday``."""
    week = list(_NAMES)
    names = [_NAMES[day] for day in days]
    ordinals = [week.index(day) for day in days]
    if len(days) > 2 and ordinals == list(range(ordinals[0], ordinals[-1] + 1)):
        return f"{names[0]} to {names[-1]}"
    return f"on {names[0]}" if len(names) == 1 else f"on {', '.join(names[:-1])} and {names[-1]}"


def span_form(span: tuple[str, str] | None) -> str:
    """Return a day's hours in one form, whatever the site's English: ``08:00 to 17:00``, ``closed``."""
    return f"{span[0]} to {span[1]}" if span else "closed"


def clock_words(span: tuple[str, str] | None, locale: str) -> str:
    """Return a day's hours as the site's English writes them.

    >>> clock_words(("08:30", "17:00"), "en-US"), clock_words(("08:30", "17:00"), "en-GB"), clock_words(None, "en-US")
    ('8:30 am–5 pm', '8.30am to 5pm', 'closed')
    """
    if span is None:
        return "closed"
    if locale in MONTH_FIRST:  # of these countries, too, the clock has am and pm apart
        return f"{_clock(span[0], ':', ' ')}–{_clock(span[1], ':', ' ')}"
    return f"{_clock(span[0], '.', '')} to {_clock(span[1], '.', '')}"


def _clock(time: str, point: str, space: str) -> str:
    hour, minute = (int(part) for part in time.split(":"))
    if (hour % 24, minute) == (0, 0):
        return "midnight"
    if (hour, minute) == (12, 0):
        return "noon" if space else "midday"
    shown = f"{hour % 12 or 12}" + (f"{point}{minute:02}" if minute else "")
    return f"{shown}{space}{'am' if hour % 24 < 12 else 'pm'}"
