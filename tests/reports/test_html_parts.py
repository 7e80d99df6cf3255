"""Charts, file names and the words beside them."""

from __future__ import annotations

import datetime

from lxml import etree

from reports.html.charts import column_chart, line_chart
from reports.html.file_names import owner_files, page_file, pages_file
from reports.known_from import known_from
from reports.site_words import SiteWords
from schemas.finding import Quote

WORDS = SiteWords("en-GB")
FIRST = datetime.date(2026, 1, 5)


def test_a_line_is_drawn_of_two_points_on() -> None:
    """Static SVG without style, script or fixed size, that says in words what it shows."""
    points = [(FIRST + datetime.timedelta(days=7 * week), 40.0 - week) for week in range(30)]
    svg = etree.fromstring(line_chart(points, "40 <on> 5 Jan", WORDS))
    assert svg.get("aria-label") == "40 <on> 5 Jan"
    assert svg.get("viewBox")
    assert svg.get("width") is None
    assert not svg.xpath("//@style | //*[local-name()='style' or local-name()='script']")
    ticks = svg.xpath("//*[@class='axis bottom']//*[local-name()='text']/text()")
    assert (ticks[0], ticks[-1], len(ticks)) == ("5 Jan", "27 Jul", 4)
    assert line_chart(points[:1], "x", WORDS) == ""


def test_a_flat_line_of_zeros_is_drawn() -> None:
    """Nothing to fix in two weeks is news, too."""
    assert "<path" in line_chart([(FIRST, 0.0), (FIRST + datetime.timedelta(days=1), 0.0)], "x", WORDS)
    assert "<path" in line_chart(
        [(FIRST, 0.0), (FIRST + datetime.timedelta(days=1), 0.0)], "x", WORDS, top=100
    )


def test_columns() -> None:
    """One a value, none where all are zero."""
    svg = etree.fromstring(column_chart([("Nov", 3), ("Dec", 0), ("Jan", 7)], "x", WORDS))
    assert len(svg.xpath("//*[@class='series columns']/*")) == 3
    assert column_chart([("Nov", 0)], "x", WORDS) == ""


def test_file_names_are_safe_and_distinct() -> None:
    """Whatever an owner is called."""
    owners = ["Front desk", "front  desk", "../../etc/passwd", "Ünal", "李", "", "CON", "a" * 300]
    files = owner_files(owners)
    assert len(set(files.values())) == len(owners)
    assert all(name.startswith("owners/") and ".." not in name and len(name) < 80 for name in files.values())
    assert files["Front desk"] == "owners/front-desk.html"
    assert owner_files(owners) == files
    assert [pages_file(0), pages_file(1)] == ["pages.html", "pages-2.html"]
    assert page_file("p-0123456789abcdef") == "page/p-0123456789abcdef.html"


def test_where_a_finding_is_from() -> None:
    """A reader's name for the place, and whether patients see it."""
    assert known_from(Quote(field="/body_text", quote="x")) == "the page’s text"
    assert known_from(Quote(field="/modified/value", quote="x", visible=False)) == "the page’s hidden data"
    assert known_from(Quote(field="/images/3/alt", quote="x", visible=False)) == (
        "a picture on the page (patients don’t see it)"
    )
    assert known_from(Quote(field="/something/else", quote="x")) == "the page"
