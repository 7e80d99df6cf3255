"""The times of a sentence: with their year, without it, and from the day of writing."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.times.dated_times import dated_times
from language.times.relative_times import relative_times
from language.times.undated_times import undated_times


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("March 4, 2023", "2023-03-04", "2023-03-04"),
        ("Saturday, 4th of March 2023", "2023-03-04", "2023-03-04"),
        ("Feb. 24-26, 2017", "2017-02-26", "2017-02-26"),
        ("March 30 to April 2, 2023", "2023-04-02", "2023-04-02"),
        ("2023-03-04", "2023-03-04", "2023-03-04"),
        ("03/04/2023", "2023-03-04", "2023-03-04"),
        ("13/04/2023", "2023-04-13", "2023-04-13"),
        ("3/4/23", "2023-03-04", "2023-03-04"),
        ("Sept. 2023", "2023-09-01", "2023-09-30"),
        ("June–August 2022", "2022-08-01", "2022-08-31"),
        ("spring 2022", "2022-03-01", "2022-06-30"),
        ("winter of 2022", "2022-01-01", "2023-03-31"),
        ("the first quarter of 2018", "2018-01-01", "2018-03-31"),
        ("2019–20 flu season", "2019-09-01", "2020-06-30"),
        ("2021-22", "2021-01-01", "2022-12-31"),
        ("mid-2017", "2017-01-01", "2017-12-31"),
        ("from 2025 to 2030", "2025-01-01", "2030-12-31"),
    ],
)
def test_a_time_with_its_year(words: str, first: str, last: str) -> None:
    """Has the first and the last day that it can mean; of a range of days the last."""
    (time,) = dated_times(f"It is {words}.")
    assert (time.first.isoformat(), time.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["(770) 499-2020", "$2,019", "Suite 12018", "20190403", "ICD Z20.2019", "the 1990’s", "12-2019-44"],
)
def test_numbers_that_are_no_times(words: str) -> None:
    """Of telephones, prices, rooms, codes and decades."""
    assert dated_times(words) == []


def test_a_day_without_its_year_is_worked_out() -> None:
    """From the day of writing on, at most a little more than a year ahead; or by its weekday."""
    (time,) = undated_times("Join us on Saturday, March 4-5!")
    assert (time.month, time.day, time.weekday) == (3, 5, 5)
    (time,) = undated_times("Join us on Saturday, March 4!")
    in_2023 = time.after(datetime.date(2022, 12, 1))
    assert in_2023 is not None
    assert in_2023.last == datetime.date(2023, 3, 4)
    assert time.after(datetime.date(2023, 3, 5)) is None
    guessed = time.by_weekday(datetime.date(2026, 11, 22))
    assert guessed is not None
    assert (guessed.last, guessed.reckoned) == (datetime.date(2023, 3, 4), True)
    assert time.by_weekday(datetime.date(2028, 1, 1)) is None


def test_verbs_are_no_months() -> None:
    """He may march on in the mar of spring."""
    assert undated_times("You may march 4 miles in may; the jun is set.") == []
    assert undated_times("We will see you in May to review it.") != []


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("tomorrow", "2020-12-11"),
        ("next month", "2021-01-31"),
        ("later this year", "2020-12-31"),
        ("next year", "2021-12-31"),
        ("in the coming months", "2021-12-10"),
        ("coming soon", "2021-12-10"),
    ],
)
def test_a_relative_time_ends(words: str, last: str) -> None:
    """On the last day that it can mean."""
    (time,) = relative_times(f"It is {words}.")
    assert time.last_day(datetime.date(2020, 12, 10)).isoformat() == last


@given(st.text(alphabet="March 2019-/,thspring4Sat0oncemig", max_size=60))
def test_any_words_are_read(words: str) -> None:
    """With offsets inside the words, in order, and days in order."""
    times = dated_times(words)
    assert all(0 <= time.start < time.end <= len(words) and time.first <= time.last for time in times)
    assert all(one.end <= two.start for one, two in pairwise(times))
    assert all(0 <= time.start < time.end <= len(words) for time in undated_times(words))
