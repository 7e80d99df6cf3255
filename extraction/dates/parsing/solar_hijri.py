"""Convert days of the solar Hijri calendar, which Iran and Afghanistan write, to Gregorian ones."""

from __future__ import annotations

import datetime

FIRST_YEAR, LAST_YEAR = 1369, 1472
"""Years converted: from that of the first web page to the last for which the rule below holds."""
_ANCHOR_YEAR = 1403
_ANCHOR = datetime.date(2024, 3, 20)
"""1 Farvardin 1403."""
_LEAP_REMAINDERS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def is_leap(year: int) -> bool:
    """Return whether a solar Hijri year has 366 days.

    By its remainder of division by 33, which agrees with the calendar's astronomical definition from 1244 to 1472
    (M. Heydari-Malayeri, A concise review of the Iranian calendar, 2004, arXiv:astro-ph/0409620).

    >>> is_leap(1403), is_leap(1402)
    (True, False)
    """
    return year % 33 in _LEAP_REMAINDERS


def gregorian(year: int, month: int, day: int) -> datetime.date | None:
    """Return the Gregorian day of a solar Hijri one, or null where the calendar has no such day.

    Six months of 31 days, five of 30 and one of 29, in a leap year 30.

    >>> gregorian(1402, 3, 12)
    datetime.date(2023, 6, 2)
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    length = 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29
    if not 1 <= day <= length:
        return None
    begin, end = sorted((year, _ANCHOR_YEAR))
    days = sum(366 if is_leap(passed) else 365 for passed in range(begin, end))
    start = _ANCHOR + datetime.timedelta(days=days if year >= _ANCHOR_YEAR else -days)
    return start + datetime.timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)
