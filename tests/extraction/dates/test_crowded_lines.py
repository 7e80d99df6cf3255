"""A line or a box that holds hundreds of dates is read once, not once for each."""

from __future__ import annotations

import pytest

from extraction.dates.parsing import written
from extraction.dates.read_dates import read_dates
from extraction.dates.sources import visible
from extraction.page.document import parse_text
from extraction.page.short_text import opening


def test_a_line_of_times_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is searched for dates grows with the page, and not with the page for each ``time``."""
    searched: list[int] = []
    find = written.find_written

    def counting(text: str, **options: object) -> object:
        searched.append(len(text))
        return find(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(visible, "find_written", counting)
    line = " ".join(f'<time datetime="2020-03-04">May {day % 27 + 1}, 2020</time>' for day in range(200))
    page = f"<html><body><article><h1>Pain</h1><p>{line}</p></article></body></html>"
    read_dates(parse_text(page, "https://clinic.example/a/"), None)
    assert sum(searched) < 4 * len(page)


def test_the_opening_of_a_long_text_is_no_longer_than_it_takes() -> None:
    """A short text is whole, of a long one just more than was asked for is read."""
    root = parse_text("<div>" + "<p>one  two</p> " * 500 + "</div>", "https://clinic.example/").body
    assert opening(root[0][0], 20) == "one two"
    assert 20 < len(opening(root, 20)) < 40


def test_a_long_line_is_quoted_by_whole_words() -> None:
    """A link can find these on the page; half a word it cannot."""
    line = (
        "Our physiotherapists have written this leaflet for everybody who has had an operation on the shoulder, and "
        "it was last updated on December 12, 2022 by Dr. Moreno, orthopaedics, with help from many of our patients."
    )
    page = f"<html><body><article><h1>Your shoulder</h1><p>{line}</p></article></body></html>"
    (raw,) = {c.raw for c in read_dates(parse_text(page, "https://a.com/"), None) if c.value == "2022-12-12"}
    assert raw in line
    assert set(raw.split()) <= set(line.split())
    assert "December 12, 2022" in raw
