"""Compute with dates known to a year, a month or a day, and say an age in words."""

from __future__ import annotations

import calendar
import datetime

from schemas.dates import DateObservation, DateValue


def first_day(date: DateValue | DateObservation) -> datetime.date:
    """Return the first day that a date can mean: 1 August 2021 for ``2021-08``."""
    parts = [int(part) for part in date.value[:10].split("-")]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(date: DateValue | DateObservation) -> datetime.date:
    """Return the last day that a date can mean, which is the one that ages: 31 August 2021 for ``2021-08``."""
    start = first_day(date)
    size = len(date.value[:10].split("-"))
    if size == 1:
        return datetime.date(start.year, 12, 31)
    if size == 2:
        return datetime.date(start.year, start.month, calendar.monthrange(start.year, start.month)[1])
    return start


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(year, datetime.MAXYEAR)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Return the whole calendar months from one day to a later one: 39 from 2 August 2023 to 29 November 2026.

    A month is whole on the day that `add_months` gives: 31 January to 28 February is one.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (months > 0 and add_months(start, months) > end))


def age_in_words(start: datetime.date, end: datetime.date) -> str:
    """Return the time between two days as people say it: ``3 years and 3 months``, ``5 years``, ``12 days``.

    From five years on whole years are enough.
    """
    months = months_between(start, end)
    if not months:
        return counted_noun(max(0, (end - start).days), "day")
    years, rest = divmod(months, 12)
    if not rest or years >= 5:
        return counted_noun(years, "year")
    return (
        f"{counted_noun(years, 'year')} and {counted_noun(rest, 'month')}"
        if years
        else counted_noun(rest, "month")
    )


def interval_in_words(months: int) -> str:
    """Return how often: ``every 3 years``, ``every 18 months``, ``every year``."""
    count, noun = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"every {noun}" if count == 1 else f"every {count} {noun}s"


def counted_noun(count: int, noun: str) -> str:
    """Return ``1 year``, ``3 years``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
