"""Dates, hours and numbers as the readers of a country write them."""

from __future__ import annotations

import datetime

import pytest

from reports.site_words import SiteWords
from schemas.dates import in_words
from schemas.location import Hours

AMERICAN, BRITISH, INDIAN = SiteWords("en-US"), SiteWords("en-GB"), SiteWords("en-IN")
DAY = datetime.date(2021, 8, 3)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-IE", "en-IN"])
def test_a_day_reads_as_in_the_findings(locale: str) -> None:
    """The audits' own short form and CLDR's are one."""
    assert SiteWords(locale).day(DAY) == in_words("2021-08-03", locale)


def test_days() -> None:
    """The year is left out where it is today's."""
    assert (AMERICAN.day(DAY), BRITISH.day(DAY)) == ("Aug 3, 2021", "3 Aug 2021")
    assert AMERICAN.day_near(DAY, datetime.date(2021, 12, 1)) == "Aug 3"
    assert BRITISH.day_near(DAY, datetime.date(2022, 1, 1)) == "3 Aug 2021"
    assert AMERICAN.iso_day("2021-08") == "Aug 2021"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 1000, "<1%"), (999, 1000, "99%"), (9, 9, "100%"), (1, 3, "33%")],
)
def test_a_share_is_never_rounded_to_none_or_all(part: int, whole: int, expected: str) -> None:
    """One of a thousand is not 0%, all but one not 100%."""
    assert AMERICAN.percent(part, whole) == expected


def test_numbers() -> None:
    """Groups as the country writes them."""
    assert [words.number(1234567) for words in (AMERICAN, INDIAN)] == ["1,234,567", "12,34,567"]
    assert AMERICAN.plural(1, "page") == "1 page"
    assert AMERICAN.plural(1200, "address", "addresses") == "1,200 addresses"


def _hours(days: str, opens: str | None, closes: str | None, *, by_appointment: bool = False) -> Hours:
    return Hours(days=days.split(), opens=opens, closes=closes, by_appointment=by_appointment, raw="x")


def test_a_week_of_hours() -> None:
    """Days of the same hours are together, in the country's clock."""
    week = [
        *(_hours(day, "09:00", "18:00") for day in ("mo", "tu", "we", "th")),
        _hours("fr", "08:30", "12:00"),
        _hours("sa", None, None),
        _hours("su", None, None, by_appointment=True),
    ]
    assert AMERICAN.week(week) == [
        "Mon–Thu 9 am–6 pm",
        "Fri 8:30 am–12 pm",
        "Sat closed",
        "Sun by appointment",
    ]
    assert BRITISH.week(week)[:2] == ["Mon–Thu 09:00–18:00", "Fri 08:30–12:00"]
    noon = [_hours("mo we", "09:00", "12:00"), _hours("mo we", "13:00", "17:00")]
    assert AMERICAN.week(noon) == ["Mon, Wed 9 am–12 pm", "Mon, Wed 1 pm–5 pm"]


def test_an_unknown_locale_is_written_as_american() -> None:
    """A report is made all the same."""
    assert SiteWords("xx-YY").number(1200) == "1,200"
