"""Numbers that addresses spell out."""

from __future__ import annotations

import re

NUMBER_WORDS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip
"""House numbers and units that are spelled out ("One Medical Plaza", "Suite Two")."""

NUMBER_DIGITS = {word.lower(): str(at) for at, word in enumerate(NUMBER_WORDS, 1)}
"""Each of them, lower-case, to its digits."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
"""Matches whole ``7th``."""
_ORDINAL_DIGITS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip


def ordinal_digits(word: str) -> str | None:
    """Return the digits of an ordinal in lower case, null for another word.

    >>> ordinal_digits("7th"), ordinal_digits("seventh"), ordinal_digits("7")
    ('7', '7', None)
    """
    match = _ORDINAL.fullmatch(word)
    return match[1] if match else _ORDINAL_DIGITS.get(word)
