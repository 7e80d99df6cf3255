"""Read days of the week in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
WEEK: tuple[Day, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
"""The days in the order that records keep, ISO 8601."""

TO = r"\s*(?:-|‐|‑|–|—|−|~|\bto\b|\bthrough\b|\bthru\b|\btill\b|\buntil\b|\btil\b)\s*"
"""Pattern between the first and the last day or hour. Matches `` – `` and `` through ``."""
_NAME = (
    r"(?:mon(?:day)?s?|tue(?:s|sday)?s?|wed(?:s|nes|nesday)?s?|thu(?:r|rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|"
    r"sun(?:day)?s?|mo|tu|we|th|fr|sa|su|m|t|w|f|r)"
)
_SPAN = rf"{_NAME}\b\.?(?:{TO}{_NAME}\b\.?)?"
_ALL = (
    r"(?:daily|every\s?day(?:\s+of\s+the\s+week)?|(?:7|seven)\s+days\s+(?:a|per)\s+week|all\s+week|week\s?-?days|"
    r"week\s?-?ends?)\b"
)
DAYS = (
    rf"(?:{_ALL}|{_SPAN}(?:\s*(?:,\s*and|,\s*&|,|&|\+|\band\b|/)\s*(?:on\s+)?{_SPAN})*"
    r"(?:\s*(?:,|&|\band\b)\s*week\s?-?ends?\b)?)"
)
"""Matches ``Mon–Wed & Fri``, ``M, W, F``, ``Daily``."""

_PART = re.compile(r"\s*(?:,\s*and\b|,\s*&|,|&|\+|\band\b|/)\s*(?:on\s+)?", re.IGNORECASE)
"""Matches the `` and `` between two days."""
_EDGE = re.compile(TO, re.IGNORECASE)
_ONE = re.compile(rf"(?i){_NAME}")
_LETTERS = {"m": 0, "t": 1, "w": 2, "r": 3, "f": 4}
"""One-letter days as timetables write them, R for Thursday."""


@lru_cache(maxsize=512)
def days_of(text: str) -> tuple[Day, ...]:
    """Return the days that a phrase names, in the week's order; none where a part of it is not a day.

    >>> days_of("Mon–Wed & Fri")
    ('mo', 'tu', 'we', 'fr')
    """
    words = text.casefold().strip()
    if re.match(r"daily|every|7|seven|all", words):
        return WEEK
    chosen: set[int] = set()
    for part in _PART.split(words):
        if re.match(r"week\s?-?day", part):
            chosen.update(range(5))
            continue
        if re.match(r"week\s?-?end", part):
            chosen.update((5, 6))
            continue
        edges = [day_of(edge) for edge in _EDGE.split(part.strip(" .")) if edge.strip(" .")]
        if len(edges) == 1 and edges[0] is not None:
            chosen.add(edges[0])
        elif len(edges) == 2 and edges[0] is not None and edges[1] is not None:
            first, last = edges[0], edges[1]
            chosen.update(range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)])
        else:
            return ()
    return tuple(WEEK[at] for at in sorted(chosen))


def day_of(text: str) -> int | None:
    """Return the ordinal of a day's name or of its schema.org URL, null for other texts.

    >>> day_of("https://schema.org/Thursday"), day_of("PublicHolidays")
    (3, None)
    """
    form = text.strip(" .").casefold().rsplit("/", 1)[-1].rsplit(":", 1)[-1].strip(" .")
    if form in _LETTERS:
        return _LETTERS[form]
    return WEEK.index(form[:2]) if _ONE.fullmatch(form) else None
