"""Find quickly where a text may name a time: most of its sentences name none."""

from __future__ import annotations

from bisect import bisect_left

_DIGITS = ("19", "20", "/1", "/2")
"""Of a year, in four digits or in two: ``3/4/23``."""
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = (*_NAMES, *map(str.upper, _NAMES))
"""As they begin with their capital; ``may`` is a verb."""
_UNITS = (
    "year", "week", "month", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "spring", "summer", "autumn", "fall",
    "winter", "season", "quarter", "christmas", "easter",
)  # fmt: skip
_WORDS = (
    "tomorrow", "tonight", "soon", "coming", "shortly", "stay tuned", "check back", "watch this", "weeks", "months",
    "end of the ", "year", "future", "before long", "further notice", "temporar", "covid", "corona",
    "pandemic", "ahead", "a month", "day, ",
    "halloween", "thanksgiving", "holiday",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "this morning", "this afternoon",
    "this evening", "this lunchtime", "today", " left", "to go", "remain", "years’ time", "years' time", "year’s time",
    "year's time", "spring", "summer", "autumn", "winter", "christmas", "easter",
    *(f"{digit}{ending}" for digit, ending in (("1", "st"), ("2", "nd"), ("3", "rd"))),
    *(f"{digit}th" for digit in range(10)), "this time", "time being", "lockdown", "restriction", "present", "current",
    "at the moment", "right now", "for now", "as yet", "not yet", "still", "underway", "under way", "on its way",
    "on the way", "on their way", "in the process",
    *(f"day {digit}" for digit in range(10)),
    *(f"{word} {unit}" for word in ("this", "next") for unit in _UNITS),
)  # fmt: skip
"""Of a time that depends on the day of writing, or of a measure for the time being, in lower case."""


def time_signs(text: str) -> list[int]:
    """Return where in a text a time may be named, in order: a stretch that holds none of these names none.

    Plain searches through the whole text: an expression for all signs costs ten times more.

    >>> time_signs("Rest helps. We open in spring 2022.")
    [30]
    """
    lower = text.lower()
    if len(lower) != len(text):  # İ has two characters in lower case
        lower = "".join(letter.lower()[0] for letter in text)
    places: list[int] = []
    for words, signs in ((text, _DIGITS), (text, _MONTHS), (lower, _WORDS)):
        for sign in signs:
            at = words.find(sign)
            while at >= 0:
                places.append(at)
                at = words.find(sign, at + 1)
    return sorted(places)


def is_sign_between(signs: list[int], start: int, end: int) -> bool:
    """Return whether one of the places is between two offsets."""
    at = bisect_left(signs, start)
    return at < len(signs) and signs[at] < end
