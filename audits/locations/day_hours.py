"""Opening hours by day, so that ``Mon–Fri 8–5`` and five lines of it are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.location import Hours

_NAMES = {
    "mo": "Monday", "tu": "Tuesday", "we": "Wednesday", "th": "Thursday", "fr": "Friday", "sa": "Saturday",
    "su": "Sunday",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day's hours in one place."""

    span: tuple[str, str] | None
    """First opening and last closing; null where the office is closed. A break at noon is no contradiction."""
    raw: str
    """The words that say so."""
    at: int
    """Their ordinal in the list."""


def day_hours(hours: Sequence[Hours]) -> dict[str, DayHours]:
    """Return each named day's hours, in the week's order."""
    found: dict[str, DayHours] = {}
    for at, line in enumerate(hours):
        for day in line.days:
            known = found.get(day)
            span = (line.opens, line.closes) if line.opens and line.closes else None
            if known is None:
                found[day] = DayHours(span, line.raw, at)
            elif span and known.span:
                wide = (min(known.span[0], span[0]), max(known.span[1], span[1]))
                found[day] = DayHours(wide, known.raw, known.at)
            elif span:
                found[day] = DayHours(span, line.raw, at)
    return {day: found[day] for day in _NAMES if day in found}


def day_words(days: Sequence[str]) -> str:
    """Return days in words: ``Monday to Friday``, ``Tuesday and Thursday``."""
    week = list(_NAMES)
    names = [_NAMES[day] for day in days]
    ordinals = [week.index(day) for day in days]
    if len(days) > 2 and ordinals == list(range(ordinals[0], ordinals[-1] + 1)):
        return f"{names[0]} to {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def clock_words(hours: DayHours) -> str:
    """Return a day's hours in words: ``08:00 to 17:00``, ``closed``."""
    return f"{hours.span[0]} to {hours.span[1]}" if hours.span else "closed"
