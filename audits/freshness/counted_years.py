"""Find an age that is counted from a year of the text, and tells when it was written: ``opened in 1996, now 25``."""

from __future__ import annotations

import datetime
import re

from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import is_past_between
from audits.freshness.time_claims import Claim, ClaimKind
from language.times.time_span import TimeSpan
from schemas.vocabulary import Tier

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_NUMBERS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: number for number, word in enumerate(_ORDINALS)},
    **{ten: 10 * tens for tens, ten in enumerate(_TENS) if tens > 1},
    **{ten[:-1] + "ieth": 10 * tens for tens, ten in enumerate(_TENS) if tens > 1},
    **{f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS) if t > 1 for o, one in enumerate(_ONES[:10]) if o},
    **{f"{ten}-{nth}": 10 * t + o for t, ten in enumerate(_TENS) if t > 1 for o, nth in enumerate(_ORDINALS[:10]) if o},
    "hundred": 100, "a hundred": 100, "hundredth": 100,
}  # fmt: skip
_NUMBER = (
    r"(?P<number>\d{1,3}(?:st|nd|rd|th)?|"
    + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
    + r")(?![\w-])"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_AGE = re.compile(
    r"\b(?:founded|established|opened|started|began|begun|built|born|launched|set up|created|formed|since)"
    rf"\s(?:[\w’']+\s){{0,4}}?(?:in\s)?{_YEAR}[^!?]{{0,80}}?\b(?P<when>(?:is|are|am)\s(?:now|today|currently)|"
    r"(?:this year|next year|today|now),?\s(?:[\w’']+\s){0,3}?(?:is|are|will be|will turn|turns?|celebrates?|marks?)|"
    r"(?:this year|next year),?\s(?:[\w’']+\s){0,3}?(?:turning|celebrating|marking)|(?:are|is)\s(?:turning|celebrating|"
    rf"marking))\s(?:(?:in|our|its|his|her|their|the|exactly|just)\s){{0,2}}{_NUMBER}"
    r"(?:\s(?:years?\s(?:old|of age|young|strong)|year|anniversary|birthday)\b|(?=\s?[.!,;)]|$))",
    re.IGNORECASE,
)
"""Matches ``founded in 1990; next year it will be thirty years old``."""
_RESIDENCY = re.compile(
    rf"\b(?:earned|received|completed|graduated|obtained|finished|got)\b[^;\d]{{0,60}}?\bin\s{_YEAR}[^;\d]{{0,40}}?\b"
    rf"(?P<when>(?:is|am)\s(?:now|currently)\s(?:in|completing|entering))\s(?:the|her|his|my|their)\s{_NUMBER}\syear\b",
    re.IGNORECASE,
)
"""Matches ``earned her M.D. in 2018 and is now in the third year``."""
_ROUGHLY = re.compile(
    r"\b(?:over|more than|nearly|almost|about|around|some|roughly|at least|past|first|last|next)\s$",
    re.IGNORECASE,
)
"""Matches ``over `` before a number that is no count."""
_LOOKS_BACK = re.compile(
    r"\b(?:was|were|had|would)\s(?:(?:then|already|only|just)\s)?$|\b(?:died|passed away|closed)\b",
    re.IGNORECASE,
)
"""Matches ``died``: the age is not of now."""
_ANNIVERSARY = re.compile(
    r"\b(?:since|in|founded|established|opened)\s(?P<year>(?:19|20)\d\d)\b[^.]{0,80}?\bcelebrat(?:e|es|ing)\s(?:our|their|its|his|her|the)\s"
    r"(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?:\w+\s)?(?:anniversary|birthday|year)\b(?:\sthis\s(?:year|month|week|\w+day))?",
    re.IGNORECASE,
)
"""Matches ``since 1970, and are celebrating their 44th anniversary this year``."""
_LAST_YEAR = datetime.MAXYEAR - 100
"""The latest year that is counted with."""


def counted_years(sentence: str, limits: ClaimLimits) -> Claim | None:
    """Return an age, counted from a year that the sentence names, that is over; null for a rough one.

    The year meant is the named one and the age: in 2019 a house of 1990 says ``next year it will be thirty``.
    """
    match = _AGE.search(sentence) or _RESIDENCY.search(sentence)
    if match is None or _ROUGHLY.search(sentence[: match.start("number")]) or _LOOKS_BACK.search(match[0]):
        return None
    written = match["number"].lower()
    digits = re.sub(r"\D", "", written)
    years = int(digits) if digits else _NUMBERS[written]
    meant = int(match["year"]) + years
    if years < 1 or meant >= _LAST_YEAR:
        return None
    time = TimeSpan.of_year(meant, match.start("number"), match.end())
    if not limits.is_over(time):
        return None
    return Claim(ClaimKind.PRESENT, match.start("when"), match.end(), Tier.LIKELY, time)


def anniversary(sentence: str, limits: ClaimLimits) -> Claim | None:
    """Return an anniversary that is celebrated now and was years ago: ``since 1970 … celebrating their 44th``."""
    match = _ANNIVERSARY.search(sentence)
    if match is None:
        return None
    year = min(int(match["year"]) + int(match["number"]), _LAST_YEAR)
    time = TimeSpan.of_year(year, match.start("number"), match.end())
    if not limits.is_over(time) or is_past_between(sentence[match.end("number") :]):
        return None
    return Claim(ClaimKind.PRESENT, *match.span(), Tier.LIKELY, time)
