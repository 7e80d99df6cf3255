"""Find dates in a line of text, and parse machine-readable dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates.labels.label import label_after, label_before
from extraction.dates.parsing.instant import read_instant
from extraction.dates.parsing.relative import find_relative
from extraction.dates.parsing.written import find_written
from schemas.vocabulary import DateRole, Precision

NOW = datetime.datetime(2026, 3, 20, 15, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec 12, 2022", ["2022-12-12"]),
        ("12th of December, 2022", ["2022-12-12"]),
        ("3 de agosto de 2021", ["2021-08-03"]),
        ("1er août 2021", ["2021-08-01"]),
        ("5. März 2022", ["2022-03-05"]),
        ("12 settembre 2021", ["2021-09-12"]),
        ("4 de março de 2020", ["2020-03-04"]),
        ("7 juni 2019", ["2019-06-07"]),
        ("2026年7月29日", ["2026-07-29"]),
        ("Dec-12-2022 and 12-Dec-2022", ["2022-12-12", "2022-12-12"]),
        ("August 2021", ["2021-08"]),
        ("08/2021", ["2021-08"]),
        ("12/13/22", ["2022-12-13"]),
        ("31.02.2020", []),
        ("Feb 30, 2021", []),
        ("31st of June, 2021", []),
        ("Posted 20210304", ["2021-03-04"]),
        ("732.906.9600 or 10 Parsonage Road, NJ 08837", []),
        ("May be 2021 patients", []),
    ],
)
def test_finds_dates_in_text(text: str, expected: list[str]) -> None:
    """Seven languages, three orders, month-only; neither a telephone number nor an impossible day."""
    assert expected == [written.instant.value for written in find_written(text)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-08-03T10:00:00+0200", "2021-08-03T10:00:00+02:00"),
        ("2021-08-03 10:00:00 UTC", "2021-08-03T10:00:00Z"),
        ("20210803", "2021-08-03"),
        ("Tue, 03 Aug 2021 10:00:00 GMT", "2021-08-03T10:00:00Z"),
        ("1627977600", "2021-08-03T08:00:00Z"),
        ("2021-08", "2021-08"),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01", None),
        ("2023 Jan 7", None),
        ("2021-02-31", None),
        ("soon", None),
    ],
)
def test_reads_machine_dates(value: str, expected: str | None) -> None:
    """Values come back as ISO 8601 cut to their precision; placeholders are not dates."""
    found = read_instant(value)
    assert expected == (found.value if found else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 days ago", ("2026-03-17", Precision.DAY)),
        ("hace 2 semanas", ("2026-03-06", Precision.DAY)),
        ("2 months ago", ("2026-01", Precision.MONTH)),
        ("2 years ago", ("2024", Precision.YEAR)),
        ("yesterday", ("2026-03-19", Precision.DAY)),
    ],
)
def test_reckons_from_the_fetch(text: str, expected: tuple[str, Precision]) -> None:
    """A relative date is as precise as its words."""
    assert [expected] == [(w.instant.value, w.instant.precision) for w in find_relative(text, NOW)]


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Page Updated on ", 40, [DateRole.MODIFIED]),
        ("Reviewed and updated: ", 40, [DateRole.REVIEWED, DateRole.MODIFIED]),
        ("This page was last reviewed by our clinical team in ", 200, [DateRole.REVIEWED]),
        ("The FDA updated the guideline in ", 200, [DateRole.UNKNOWN]),
        ("Next review due: ", 40, [DateRole.NEXT_REVIEW_DUE]),
        ("By Jane Smith, MD on ", 40, [DateRole.PUBLISHED]),
        ("Site last updated: ", 40, [DateRole.UNKNOWN]),
        ("© ", 40, [DateRole.UNKNOWN]),
    ],
)
def test_labels_before_a_date(text: str, length: int, expected: list[DateRole]) -> None:
    """A short line may be terse; in prose only a whole phrase about the page counts."""
    assert expected == [label.role for label in label_before(text, line_length=length)]


def test_label_after_a_date() -> None:
    """A label behind a date counts, unless it belongs to the next date."""
    after = label_after(" (updated)")
    assert after is not None
    assert after.role is DateRole.MODIFIED
    assert label_after(" - Updated July 9, 2025") is None


@given(st.text(max_size=60))
def test_readers_take_any_text(text: str) -> None:
    """No text raises."""
    list(find_written(text))
    list(find_relative(text, NOW))
    read_instant(text)
    label_before(text, line_length=len(text))
    label_after(text)
