"""List the English words of the calendar: months, weekdays, seasons and the holidays that name a time of the year."""

from __future__ import annotations

import datetime

from language.times.time_span import last_of_month

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month, full or short (AP Stylebook, "months"), to its number."""

_WEEKDAYS = ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
             "sunday sun")  # fmt: skip
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Weekday, full or short, to its number as ``datetime.date.weekday`` counts."""

_SEASONS = {
    "winter": (1, 15),
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "fall": (9, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "new year": (1, 1),
    "easter": (3, 4),
    "memorial day": (5, 5),
    "labor day": (9, 9),
    "halloween": (10, 10),
    "thanksgiving": (11, 11),
    "christmas": (12, 12),
    "holidays": (11, 13),
    "holiday season": (11, 13),
    "flu season": (9, 17),
    "season": (1, 12),
    "school year": (8, 18),
    "fiscal year": (1, 18),
}
"""First and last month of the times that carry a year, to the last day that they may mean: of a winter of 2022 that of
March 2023, of the flu season of 2021 May 2022 (CDC, weeks 40 to 20)."""
SEASON_NAMES = tuple(sorted(_SEASONS, key=lambda name: (-len(name), name)))
"""Longest first."""


def month_number(name: str) -> int:
    """Return 1 to 12 for an English month, full or short, with or without its full stop."""
    return MONTH_NUMBERS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAY_NUMBERS[name.lower().rstrip(".")]


def season_days(name: str, year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a season or holiday of a year can mean.

    >>> season_days("spring", 2022)[1].isoformat()
    '2022-06-30'
    """
    first, last = _SEASONS[" ".join(name.lower().split())]
    over, month = divmod(last - 1, 12)
    return datetime.date(year, first, 1), last_of_month(year + over, month + 1)
