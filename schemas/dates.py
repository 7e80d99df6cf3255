"""Dates with their precision and their source."""

from __future__ import annotations

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import DateRole, Precision, Region, Source

DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$"
"""ISO 8601 cut to its precision: ``2021``, ``2021-08``, ``2021-08-03``, ``2021-08-03T10:00:00+02:00``."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class DateValue(Record):
    """One of an article's dates, with its evidence."""

    value: str = Field(pattern=DATE_PATTERN)
    """ISO 8601 cut to its precision, e.g. ``2021-08``; for ageing, its last day counts."""
    precision: Precision
    """The finest part that the source states."""
    raw: str
    """The text as written in the source, e.g. ``Page Updated on Dec 12, 2022``."""
    source: Source
    """Kind of place that it was read from."""
    selector: str | None = None
    """A CSS path or a key path to the source, e.g. ``main > article > p.updated`` or ``$.datePublished``."""
    confidence: float = Field(ge=0, le=1)
    """Share of dates with this evidence that are right, 0 to 1, measured by ``benchmarks/dates.py``."""


class DateObservation(Record):
    """Any date that a page or its surroundings state, chosen or not."""

    role: DateRole
    """The one of the four dates that its label or property names."""
    value: str = Field(pattern=DATE_PATTERN)
    """ISO 8601 cut to its precision."""
    precision: Precision
    """The finest part that the source states."""
    raw: str
    """The text as written in the source."""
    source: Source
    """Kind of place that it was read from."""
    selector: str | None = None
    """A CSS path or a key path to the source."""
    region: Region = Region.UNKNOWN
    """The part of the page; a date in a sidebar, a comment or a footer is kept but never chosen."""
    own: bool = False
    """True where its label and place allow it to date this page; false in a list, a sidebar, another page's card."""
    stamp: bool = False
    """True for the day of a build, a move or a bulk edit, which many pages share: no evidence of a review."""


MONTH_FIRST = frozenset({"en-US", "en-CA"})
"""English of countries that write the month before the day (Unicode CLDR 46, date formats of length medium)."""


def in_words(value: str, locale: str = "en-GB") -> str:
    """Return an ISO 8601 date as people write it, no finer than it is: ``2021``, ``Aug 2021``, ``3 Aug 2021``.

    In the English of a country that puts the month first ``Aug 3, 2021``. A time of the day is left out. The month's
    name keeps an American from reading 3 August as the 8th of March.
    """
    year, *rest = value[:10].split("-")
    months = [_MONTHS[int(part) - 1] for part in rest[:1] if 1 <= int(part) <= 12]
    days = [str(int(part)) for part in rest[1:2]]
    if locale in MONTH_FIRST and months and days:
        return f"{months[0]} {days[0]}, {year}"
    return " ".join([*days, *months, year])
