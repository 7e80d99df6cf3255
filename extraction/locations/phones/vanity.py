"""Read telephone numbers that spell a word on the keys: ``1-800-44-SMILE``."""

from __future__ import annotations

import re

_LETTERS = {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}
"""Key to the letters on it (ITU-T E.161)."""
_KEYS = {letter: key for key, letters in _LETTERS.items() for letter in letters}
_TOLL_FREE = frozenset(("800", "833", "844", "855", "866", "877", "888"))
"""Area codes of numbers that the called side pays for (NANPA), which people spell."""
_SPELLED = re.compile(
    r"(?<![\w.-])(?P<one>\+?1[\s.–‑-]{0,2})?\(?(?P<area>[2-9]\d\d)\)?[\s.–‑-]{1,2}"
    r"(?P<word>[A-Z\d]{2,12}(?:[\s.–‑-][A-Z\d]{1,12}){0,3})(?![\w@])"
)
"""Matches ``1-800-44-SMILE``."""
_LOCAL = re.compile(r"\d{3}[.–‑-][A-Z]{4}(?![\s.–‑-]?[A-Z\d])")
"""Matches ``555-DENT``."""
_PART = re.compile(r"[A-Z\d]+")
"""Matches ``SMILE`` in ``44-SMILE``."""
SUBSCRIBER_DIGITS = 7
"""Digits of a number after its area code; further letters of the word are not dialled."""
MIN_LETTERS = 3
"""Fewest letters among them."""


def vanity_numbers(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, number in E.164) of each spelled number of a text.

    It is a toll-free one, one after ``1``, or three digits and a word of four letters (``316-555-DENT``).

    >>> vanity_numbers("Call 1-800-44-SMILE today")
    [(5, 19, '+18004476453')]
    """
    found = []
    for match in _SPELLED.finditer(text):
        if match["area"] not in _TOLL_FREE and not match["one"] and not _LOCAL.match(match["word"]):
            continue
        if (end := _end_of_word(match["word"])) is None:
            continue
        keys = "".join(_KEYS.get(sign, sign) for sign in match["word"][:end] if sign.isalnum())
        number = f"+1{match['area']}{keys[:SUBSCRIBER_DIGITS]}"
        found.append((match.start(), match.start("word") + end, number))
    return found


def _end_of_word(word: str) -> int | None:
    """Return the offset where a word has its seven keys, null for too few; blanks must end at the seventh."""
    keys = letters = 0
    for part in _PART.finditer(word):
        letters += sum(sign.isalpha() for sign in part.group())
        keys += len(part.group())
        if keys >= SUBSCRIBER_DIGITS:
            spaced = " " in word[: part.end()]
            return (
                part.end() if letters >= MIN_LETTERS and (keys == SUBSCRIBER_DIGITS or not spaced) else None
            )
    return None
