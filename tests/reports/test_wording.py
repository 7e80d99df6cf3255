"""Numbers and dates in words."""

from __future__ import annotations

import pytest

from reports import wording
from schemas.dates import DateValue
from schemas.vocabulary import Precision, Source


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("2021", Precision.YEAR, "2021"),
        ("2021-08", Precision.MONTH, "Aug 2021"),
        ("2021-08-03", Precision.DAY, "3 Aug 2021"),
        ("2021-08-03T23:30:00-05:00", Precision.TIME, "3 Aug 2021"),
        ("2021-13", Precision.MONTH, "2021"),
    ],
)
def test_a_date_is_never_finer_than_its_source(value: str, precision: Precision, expected: str) -> None:
    """The day as the page says it, in its own zone."""
    date = DateValue(value=value, precision=precision, raw=value, source=Source.META, confidence=1)
    assert expected == wording.date_value(date)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "0 %"), (0, 9, "0 %"), (1, 1000, "<1 %"), (999, 1000, "99 %"), (9, 9, "100 %"), (1, 3, "33 %")],
)
def test_all_and_nothing_are_said_only_when_true(part: int, whole: int, expected: str) -> None:
    """999 of 1,000 is not 100 %."""
    assert expected == wording.percent(part, whole)


def test_durations_and_counts() -> None:
    """As a person says them."""
    assert [wording.seconds(value) for value in (0.4, 125, 3780)] == ["0.4 s", "2 min 05 s", "1 h 03 min"]
    assert [wording.minutes(value) for value in (5, 60, 80)] == ["5 min", "1 h", "1 h 20 min"]
    assert [wording.plural(count, "page") for count in (1, 1200)] == ["1 page", "1,200 pages"]
    assert [wording.age(days) for days in (12, 213, 1242)] == ["12 days", "7 months", "3.4 years"]


def test_a_page_is_told_by_its_path() -> None:
    """A text that is not a URL of the web stays whole."""
    assert wording.path("https://a.example/blog/?p=1") == "/blog/?p=1"
    assert wording.path("javascript:x") == "javascript:x"
    assert wording.path("https://[bad") == "https://[bad"
