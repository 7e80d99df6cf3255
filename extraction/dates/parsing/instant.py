"""Parse machine-readable dates: ISO 8601, RFC 9110 and the variants of publishing software."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from schemas.vocabulary import Precision

EARLIEST_YEAR = 1991
"""The year of the first web page; earlier years are placeholders (1970, 0001) or somebody's birth."""
LATEST_YEAR = 2099
"""Later years are never a page's."""

_ISO = re.compile(
    r"^\s*(\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2})"
    r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?)?(?![\d/-])",
    re.I,
)
"""Matches ``2021-08-03T10:00:00+0200``, ``2021-08`` and ``20210803``."""
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
"""Matches ``1627977600`` and ``1627977600000``."""
_RFC = re.compile(r"^\s*[A-Za-z]{3,9},? \d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4} \d{2}:\d{2}")
"""Matches ``Tue, 03 Aug 2021 10:00:00 GMT``."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A date with the precision that its source states."""

    value: str
    """ISO 8601 cut to its precision."""
    precision: Precision
    """The finest part stated."""

    @property
    def day(self) -> str | None:
        """The calendar day as written (in its own zone), or null where only month or year are known."""
        return self.value[:10] if len(self.value) >= 10 else None


def read_instant(text: str) -> Instant | None:
    """Return the date of a machine-readable value, or null where it is not a date.

    >>> read_instant("2021-08-03T10:00:00+0200").value
    '2021-08-03T10:00:00+02:00'
    """
    text = text.strip()
    if _EPOCH.match(text):
        moment = datetime.datetime.fromtimestamp(int(text[:10]), datetime.UTC)
        return _checked(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), Precision.TIME)
    if _RFC.match(text):
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
        zone = "" if moment.tzinfo is None else moment.strftime("%z")
        zone = "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:5]}" if zone else ""
        return _checked(moment.strftime("%Y-%m-%dT%H:%M:%S") + zone, Precision.TIME)
    found = _ISO.match(text)
    if found is None or (found[4] is None and text[found.end() :].strip()):
        return None  # "2023 Jan 7" is not a year
    return _from_iso(found)


def calendar(year: int, month: int | None = None, day: int | None = None) -> Instant | None:
    """Return a year, month or day as an instant, or null where the calendar has no such day."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    if month is None:
        return Instant(f"{year:04}", Precision.YEAR)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Instant(f"{year:04}-{month:02}", Precision.MONTH)
    try:
        return Instant(datetime.date(year, month, day).isoformat(), Precision.DAY)
    except ValueError:
        return None


def _from_iso(found: re.Match[str]) -> Instant | None:
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    date = calendar(int(year), int(month) if month else None, int(day) if day else None)
    if date is None or hour is None or int(hour) > 23 or int(minute) > 59:
        return date
    value = f"{date.value}T{int(hour):02}:{minute}"
    if second is not None and int(second) <= 59:
        value += f":{second}" + (f".{fraction}" if fraction else "")
    return Instant(value + _zone(zone), Precision.TIME)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:4] or 0)
    return f"{zone[0]}{hours:02}:{minutes:02}" if hours <= 14 and minutes <= 59 else ""


def _checked(value: str, precision: Precision) -> Instant | None:
    return Instant(value, precision) if EARLIEST_YEAR <= int(value[:4]) <= LATEST_YEAR else None
