"""Ages are counted and said by the calendar."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.freshness.ageing import add_months, age_in_words, interval_in_words, months_between

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-08-02", "2026-11-29", "3 years and 3 months"),
        ("2021-11-18", "2026-11-22", "5 years"),
        ("2023-10-29", "2026-11-29", "3 years and 1 month"),
        ("2023-10-30", "2026-11-29", "3 years"),
        ("2025-01-31", "2025-02-28", "1 month"),
        ("2024-01-31", "2024-02-28", "28 days"),
        ("2024-02-29", "2025-02-28", "1 year"),
        ("2012-12-31", "2026-11-30", "13 years"),
        ("2026-11-21", "2026-11-22", "1 day"),
        ("2026-11-22", "2026-11-22", "0 days"),
        ("2026-12-08", "2026-11-22", "0 days"),
    ],
)
def test_an_age_in_words(start: str, end: str, said: str) -> None:
    """Whole years and months, as the calendar has them; from five years on years are enough."""
    assert said == age_in_words(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


@given(DAYS, DAYS)
def test_months_between_are_those_that_lead_from_one_day_to_the_other(
    one: datetime.date, other: datetime.date
) -> None:
    """So many months later is not after the other day, and one month more is: month ends and leap days included."""
    start, end = sorted((one, other))
    months = months_between(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)


@given(DAYS, st.integers(0, 1200))
def test_a_day_so_many_months_later_is_so_many_months_old(start: datetime.date, months: int) -> None:
    """Both directions of the arithmetic agree on every day of the year."""
    assert months_between(start, add_months(start, months)) == months


@pytest.mark.parametrize(
    ("months", "said"),
    [(36, "every 3 years"), (12, "every year"), (18, "every 18 months"), (1, "every month")],
)
def test_an_interval_in_words(months: int, said: str) -> None:
    """Years where they are whole."""
    assert said == interval_in_words(months)
