"""Find dates relative to the day of the fetch: "3 days ago"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from extraction.dates.parsing.instant import Instant, calendar
from extraction.dates.parsing.months import plain
from extraction.dates.parsing.written import Written
from schemas.vocabulary import Precision

_UNITS = (
    ("hours", r"hours?|hrs?|minutes?|mins?|horas?|heures?|stunden?|ore|uur|minutos?"),
    ("days", r"days?|dias?|jours?|tag(?:en?)?|giorn[oi]|dag(?:en)?"),
    ("weeks", r"weeks?|wks?|semanas?|semaines?|wochen?|settiman[ae]|week|weken"),
    ("months", r"months?|mos?|mes(?:es)?|mois|monat(?:en?)?|mes[ei]|maand(?:en)?"),
    ("years", r"years?|yrs?|anos?|ans?|jahr(?:en?)?|ann[oi]|jaar|jaren"),
)
_NUMBER = r"(?P<number>\d{1,3}|an?|one|un[ao]?|une|ein(?:e[nmr]?)?|een)"
_UNIT = r"(?P<unit>" + "|".join(pattern for _, pattern in _UNITS) + r")"
_BEFORE = f"{_NUMBER.replace('number', 'number2')}\\s+{_UNIT.replace('unit', 'unit2')}"
_RELATIVE = re.compile(
    rf"(?<!\w){_NUMBER}\s+{_UNIT}\s+(?:ago|geleden|fa|atras)\b|\b(?:hace|il y a|vor|ha)\s+{_BEFORE}\b"
    r"|(?P<word>\byesterday\b|\bayer\b|\bhier\b(?= a )|\bgestern\b|\bieri\b|\bgisteren\b)"
)
"""Matches ``3 days ago``, ``hace 2 semanas``, ``yesterday``."""


def find_relative(text: str, now: datetime.datetime) -> Iterator[Written]:
    """Yield the relative dates of a line, counted from the fetch, at the precision that the words carry.

    "3 days ago" is a day, "2 months ago" a month, "2 years ago" a year.
    """
    for found in _RELATIVE.finditer(plain(text)):
        instant = _reckon(found, now)
        if instant is not None:
            yield Written(found.start(), found.end(), instant)


def _reckon(found: re.Match[str], now: datetime.datetime) -> Instant | None:
    today = now.date()
    if found["word"]:
        return _day(today - datetime.timedelta(days=1))
    number_text = found["number"] or found["number2"]
    unit_text = found["unit"] or found["unit2"]
    number = int(number_text) if number_text.isdigit() else 1
    unit = next(name for name, pattern in _UNITS if re.fullmatch(pattern, unit_text))
    if unit == "hours":
        return _day((now - datetime.timedelta(hours=number)).date()) if number < 48 else None
    if unit in ("days", "weeks"):
        return _day(today - datetime.timedelta(days=number * (7 if unit == "weeks" else 1)))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "years" else 1)
    if unit == "months":
        return calendar(months // 12, months % 12 + 1)
    return calendar(today.year - number)


def _day(day: datetime.date) -> Instant:
    return Instant(day.isoformat(), Precision.DAY)
