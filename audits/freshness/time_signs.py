"""Find quickly where a text may name a time: most of its sentences name none."""

from __future__ import annotations

import re
from bisect import bisect_left

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = re.compile("|".join((*_NAMES, *map(str.upper, _NAMES))))
"""Matches ``Mar``, as a month begins with its capital; ``may`` is a verb."""
_DIGIT = re.compile("[0-9]")
"""Matches each digit of ``2022``."""
_OF_YEARS = ("19", "20")
"""Beginnings of a year in four digits."""
_SHORT_YEARS = ("/1", "/2")
"""Beginnings of the ``/23`` of ``3/4/23``."""
_ORDINALS = {"1": "st", "2": "nd", "3": "rd"}
_UNITS = (
    "year", "week", "month", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "spring", "summer", "autumn", "fall",
    "winter", "season", "quarter", "christmas", "easter",
)  # fmt: skip
_AFTER_THIS = (*_UNITS, "morning", "afternoon", "evening", "lunchtime", "time")
_BEFORE_DAY = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun", "holi", "to")
_AFTER_DAY = (", ", *(f" {digit}" for digit in range(10)))
_WORDS = (
    "tomorrow", "tonight", "soon", "coming", "shortly", "stay tuned", "check back", "watch this", "weeks", "months",
    "end of the ", "year", "future", "before long", "further notice", "temporar", "covid", "corona", "pandemic",
    "ahead", "a month", "halloween", "thanksgiving", " left", "to go", "remain", "spring", "summer", "autumn", "winter",
    "christmas", "easter", "time being", "lockdown", "restriction", "present", "current", "at the moment", "right now",
    "for now", "as yet", "not yet", "still", "underway", "under way", "on its way", "on the way", "on their way",
    "in the process",
)  # fmt: skip
"""Of a time that depends on the day of writing, or of a measure for the time being, in lower case."""


def time_signs(text: str) -> list[int]:
    """Return where in a text a time may be named, in order: a stretch that holds none of these names none.

    Plain searches through the whole text: an expression for all signs costs ten times more. Signs that share a word are
    looked for by it.

    >>> time_signs("Rest helps. We open in spring 2022.")
    [23, 30]
    """
    lower = text.lower()
    if len(lower) != len(text):  # İ has two characters in lower case
        lower = "".join(letter.lower()[0] for letter in text)
    places: list[int] = []
    _add_months(text, places)
    _add_numbers(text, lower, places)
    _add_days(lower, places)
    for word, units in (("this ", _AFTER_THIS), ("next ", _UNITS)):
        places += [at for at in _places_of(word, lower) if lower.startswith(units, at + len(word))]
    for word in _WORDS:
        places += _places_of(word, lower)
    return sorted(places)


def _places_of(word: str, text: str) -> list[int]:
    places = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + 1)
    return places


def _add_months(text: str, places: list[int]) -> None:
    found = _MONTH.search(text)
    while found is not None:
        places.append(found.start())
        found = _MONTH.search(text, found.start() + 1)  # the second of JANOV


def _add_numbers(text: str, lower: str, places: list[int]) -> None:
    """Add the places of years in four digits and in two, and of ordinal numbers."""
    for found in _DIGIT.finditer(text):
        at = found.start()
        if text.startswith(_OF_YEARS, at):
            places.append(at)
        if lower.startswith("th", at + 1) or lower.startswith(_ORDINALS.get(text[at], "th"), at + 1):
            places.append(at)
        if at and text.startswith(_SHORT_YEARS, at - 1):
            places.append(at - 1)


def _add_days(lower: str, places: list[int]) -> None:
    """Add the places of days of the week, holidays, today, and of days with a number or a date after them."""
    for at in _places_of("day", lower):
        if lower.startswith(_AFTER_DAY, at + 3):
            places.append(at)
        for word in _BEFORE_DAY:
            if lower.endswith(word, max(0, at - len(word)), at):
                places.append(at - len(word))


def is_sign_between(signs: list[int], start: int, end: int) -> bool:
    """Return whether one of the places is between two offsets."""
    at = bisect_left(signs, start)
    return at < len(signs) and signs[at] < end
