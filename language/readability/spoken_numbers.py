"""Count the syllables of a figure as it is read aloud.

Flesch (1948, https://doi.org/10.1037/h0057532) counts "the syllables of symbols and figures as they are normally read
aloud, e.g. two for $ (dollars) and four for 1918 (nineteen-eighteen)". How a figure is normally read is our own
choice, American: no "and" in numbers; a four-digit number from 1100 to 2099 is a year; telephone numbers, and numbers
of five digits and more without a comma (ZIP codes), go digit by digit with "oh" for 0. The library num2words (LGPL,
all languages) writes numbers as words, which would then have to be counted, and reads no ranges, times, telephone
numbers or prices, which are most of what pages have.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ONES = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
"""Syllables of *zero* to *nineteen*."""
DENOMINATORS = {2: 1, 3: 1, 4: 2, 5: 1, 6: 1, 7: 2, 8: 1, 9: 1, 10: 1}
"""Syllables of *half*, *third*, *quarter* to *tenth*."""
SYMBOLS = {
    "$": 2, "£": 1, "€": 2, "%": 2, "°": 2, "º": 2, "+": 1, "#": 2, "&": 1, "=": 2, "@": 1, "<": 2, ">": 2,
    "≤": 2, "≥": 2, "½": 2, "⅓": 2, "⅔": 2, "¼": 3, "¾": 3,
}  # fmt: skip
"""Syllables of *dollars*, *pounds*, *euros*, *percent*, *degrees*, *plus*, *number*, *and*, *equals*, *at*, *less than*
and so on; of *one half*, *one third*, *two thirds*, *one quarter*, *three quarters*."""
LONGEST_NUMBER = 15
"""Digits of the longest number that is read as one (hundreds of trillions)."""

_SCALE = 3
"""Syllables of *Celsius* and of *Fahrenheit*."""
_BELOW_ZERO = re.compile(r"[-−]\d")
"""Matches the beginning of ``-15``: minus."""
_PHONE = re.compile(r"\+?(?:1[-.])?(?:\(?\d{3}\)?[-.]?)?\d{3}[-.]\d{4}|\d{5}-\d{4}|9-1-1")
"""Matches ``555-906-9380`` and ``77384-2765``."""
_FRACTION = re.compile(r"(\d{1,6})/(\d{1,3}(?:,?\d{3})?)")
"""Matches ``3/4``."""
_PIECE = re.compile(
    r"""(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?!\d)     # 7:30
      | (?=[^\W_½⅓⅔¼¾]|\.\d)(?P<whole>[0-9]+(?:,[0-9]{3})*)?(?:\.(?P<decimals>\d+))?
            (?P<ordinal>(?<=\d)(?:st|nd|rd|th)\b)?
            (?P<word>[^\W\d_½⅓⅔¼¾]+(?:'[^\W\d_]+)?)?         # 2,500; 0.5; 3rd; 10mg; mg
      | .
    """,
    re.VERBOSE | re.DOTALL,
)
_RANGE = re.compile(r"[$£€]?\d[\d,.:]*[%°]?-(?=[$£€]?\d)")
"""Matches ``10-`` of ``10-12``."""


def spoken_syllables(token: str, word_syllables: Callable[[str], int] = lambda word: len(word)) -> int:
    """Return the syllables of a token with digits, as read aloud, at least 1: 50% is "fifty percent", four.

    Dashes are hyphens. ``word_syllables`` counts the letters among the digits (*mg* of *10mg*); without it each is a
    syllable. 0.5 is "zero point five"; $3.50 "three dollars and fifty cents"; 7:00 "seven"; 120/80 "one twenty over
    eighty".
    """
    if _PHONE.fullmatch(token):
        return _digits(token)
    if match := _FRACTION.fullmatch(token):
        return _fraction(int(match[1]), int(match[2].replace(",", "")))
    total = 0
    numbers, money, degrees = 0, False, False
    for match in _PIECE.finditer(token):
        if match["hour"]:
            minute = int(match["minute"])
            total += cardinal(int(match["hour"])) + (0 if not minute else cardinal(minute) + (minute < 10))
            numbers += 1
            continue
        whole, decimals, word = match["whole"], match["decimals"], match["word"]
        if whole or decimals:
            numbers += 1
            total += _number(whole, decimals, money)
            if match["ordinal"]:
                total += _ordinal(int((whole or "0")[-2:]))
        if word and word not in ("s", "'s"):
            total += _SCALE if degrees and word in ("C", "F") else word_syllables(word)
        if not (whole or decimals or word):
            money, degrees = match[0] in "$€£", match[0] in "°º"
            total += SYMBOLS.get(match[0], 0) + (match[0] in "½⅓⅔¼¾" and numbers > 0)
    if numbers == 2 and _RANGE.match(token):
        total += 1
    if _BELOW_ZERO.match(token):
        total += 2
    return max(1, total)


def cardinal(number: int) -> int:
    """Return the syllables of a whole number below a thousand trillion: *twenty-one* has three."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return 2 + (number // 10 == 7) + (ONES[number % 10] if number % 10 else 0)
    if number < 1000:
        return ONES[number // 100] + 2 + (cardinal(number % 100) if number % 100 else 0)
    total = 0
    for size in (10**12, 10**9, 10**6, 10**3):  # trillion, billion, million and thousand have two syllables
        if number >= size:
            total += cardinal(number // size) + 2
            number %= size
    return total + (cardinal(number) if number else 0)


def year_syllables(year: int) -> int:
    """Return the syllables of a year from 1100 to 2099: *nineteen oh five*, *two thousand eight*, *twenty ten*."""
    century, rest = divmod(year, 100)
    if 2000 <= year < 2010:
        return cardinal(year)
    return cardinal(century) + (2 if not rest else cardinal(rest) + (rest < 10))


def _number(whole: str | None, decimals: str | None, money: bool) -> int:
    if whole is None:
        return 1 + _digits(decimals or "", 2)
    plain = whole.replace(",", "")
    if plain == "911":
        return 3
    if len(plain) > LONGEST_NUMBER or (plain[0] == "0" and len(plain) > 1):
        total = _digits(plain)
    elif whole == plain and len(plain) == 4 and not money and not decimals and 1100 <= int(plain) < 2100:
        total = year_syllables(int(plain))
    elif whole == plain and len(plain) > 4 and not plain.endswith("00"):
        total = _digits(plain)
    else:
        total = cardinal(int(plain))
    if decimals:
        if money and len(decimals) == 2:
            return total + (1 + cardinal(int(decimals)) + 1 if int(decimals) else 0)
        total += 1 + _digits(decimals, 2)
    return total


def _digits(text: str, zero: int = 1) -> int:
    return sum(zero if digit == "0" else ONES[int(digit)] for digit in text if digit in "0123456789")


def _fraction(over: int, under: int) -> int:
    if over < under and under in DENOMINATORS:
        return cardinal(over) + DENOMINATORS[under]
    if over >= 40 and under >= 40:  # blood pressure: "one twenty over eighty", without a "hundred"
        return cardinal(over) + 2 + cardinal(under) - 2 * (over > 100) - 2 * (under > 100)
    return cardinal(over) + (over == 1) + cardinal(under)  # 1 in 800; 24/7


def _ordinal(last: int) -> int:
    """Return what an ordinal has more than its number: *second* than *two*, *twentieth* than *twenty*."""
    return int((last % 10 == 2 and last != 12) or (last >= 20 and last % 10 == 0))
