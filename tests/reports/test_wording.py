"""Numbers and dates in words."""

from __future__ import annotations

from reports import wording


def test_durations_and_counts() -> None:
    """As a person says them."""
    assert [wording.seconds(value) for value in (0.4, 125, 3780)] == ["0.4 s", "2 min 05 s", "1 h 03 min"]
    assert [wording.minutes(value) for value in (5, 60, 80)] == ["5 min", "1 hr", "1 hr 20 min"]
    assert [wording.plural(count, "page") for count in (1, 1200)] == ["1 page", "1,200 pages"]
    assert [wording.age(days) for days in (12, 213, 1242)] == ["12 days", "7 months", "3.4 years"]


def test_a_page_is_told_by_its_path() -> None:
    """A text that is not a URL of the web stays whole."""
    assert wording.path("https://a.example/blog/?p=1") == "/blog/?p=1"
    assert wording.path("javascript:x") == "javascript:x"
    assert wording.path("https://[bad") == "https://[bad"
