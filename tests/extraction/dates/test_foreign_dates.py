"""Leave out dates of other items on an article's page, and keep the page's own line in the footer."""

from __future__ import annotations

import pytest

from extraction.dates.choice.choose_dates import choose_dates
from extraction.dates.date_facts import DateFacts
from extraction.dates.learn_dates import learn_dates
from extraction.dates.read_dates import read_dates
from extraction.page.document import parse_text
from extraction.page_reading import PageReading

BODY = "<p>Most back pain gets better within a few weeks.</p><p>Heat and gentle movement help more than bed rest.</p>"
URL = "https://clinic.example/a/"


def page(top: str = "", end: str = "", footer: str = "") -> str:
    return (
        f"<title>When back pain needs a doctor</title><body><div><h1>When back pain needs a doctor</h1>{top}{BODY}{end}"
        f"</div><footer>{footer}</footer></body>"
    )


def roles(text: str) -> dict[str, str]:
    dates = choose_dates(read_dates(parse_text(text, URL), None), DateFacts(), [])
    found = {"published": dates.published, "modified": dates.modified, "reviewed": dates.reviewed}
    return {role: date.value for role, date in found.items() if date is not None}


@pytest.mark.parametrize(
    "text",
    [
        "<p>Our next class takes place on Saturday, June 3, 2023 in the gym.</p>",
        "<p>Closed days: Monday, May 29, 2023 and Tuesday, July 4, 2023.</p>",
        "<p><b>News</b><br>6/18/2023 - New telephones<br>1/29/2023 - Dr. Lee retires</p>",
        "<div><h4><a href='/k/'>Knee pain</a></h4><p>Updated: May 2, 2024</p></div>",
        "<ul><li><a href='/k/'>Knee pain on stairs</a><br><small>Last updated: 2 May 2024</small></li></ul>",
        "<p><a href='/f/intake.pdf'>Intake form, revised March 2021</a></p>",
        "<h3>Sources</h3><ol><li>Spine Board. Lifting at work. Published June 4, 2019.</li></ol>",
        "<h3>2 comments</h3><div><b>Ed</b><p>Posted on 16 July 2023</p></div>",
    ],
)  # fmt: skip
def test_dates_of_something_else(text: str) -> None:
    """Short pages have everything near the headline; a date of something else is chosen neither there nor below."""
    assert roles(page(end=text)) == {}


@pytest.mark.parametrize(
    "heading", ["What helps with age-related changes?", "Diet-related pain", "How the nerve works"]
)
def test_a_heading_of_the_articles_own(heading: str) -> None:
    """Words such as "related" within a question, or behind a hyphen, do not make a list of other posts."""
    end = f"<h2>{heading}</h2>{BODY}<p>Page updated on Sep 27, 2025 by Example Clinic</p>"
    assert roles(page(end=end)) == {"modified": "2025-09-27"}


def test_a_pages_history_ends_with_its_last_update() -> None:
    """One publication and several updates in one list are the page's own, in any order."""
    lines = [
        "12 January 2019 – First published.",
        "16 August 2021 – Updated: links.",
        "4 May 2020 – Updated: advice.",
    ]
    for order in (lines, lines[::-1]):
        history = "<h4>Revision history</h4><ul>" + "".join(f"<li>{line}</li>" for line in order) + "</ul>"
        assert roles(page(end=history)) == {"published": "2019-01-12", "modified": "2021-08-16"}


def test_a_pages_history_in_a_table() -> None:
    """The cell behind a day describes the change of that day."""
    rows = [("1.0", "February 10, 2017", "First published"), ("1.1", "June 6, 2019", "Updated photos"),
            ("2.0", "March 2, 2022", "Updated to the new zones")]  # fmt: skip
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = (
        f"<h4>Version history</h4><table><tr><th>Version</th><th>Date</th><th>Change</th></tr>{body}</table>"
    )
    assert roles(page(end=table)) == {"published": "2017-02-10", "modified": "2022-03-02"}


def test_a_line_right_behind_the_articles_element() -> None:
    """Some systems print a page's update behind its text, in what holds both; a box further on is another's."""
    text = (
        f"<title>When back pain needs a doctor</title><div><h1>When back pain needs a doctor</h1><div id=t>{BODY}</div>"
        "<dl><dt>Details</dt><dd>Last updated: 7 September 2020</dd></dl><div><p>Menu</p></div><div>x</div>"
        "<p>Last updated: 1 May 2022</p></div>"
    )
    document = parse_text(text, URL)
    dates = choose_dates(read_dates(document, document.root.get_element_by_id("t")), DateFacts(), [])
    assert dates.modified is not None
    assert dates.modified.value == "2020-09-07"


def test_a_column_beside_the_headline_keeps_its_dates() -> None:
    """A table that lays out the page: news on the left are not a byline."""
    news = "<td>Home<br>Doctors<br>Directions<p><b>New</b><br>6/18/2023 Telephones of the third floor are new</p></td>"
    text = f"<title>Back pain</title><table><tr>{news}<td><h1>Back pain</h1>{BODY}</td></tr></table>"
    assert roles(text) == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>Last modified: 2021-07-19</p>", {"modified": "2021-07-19"}),
        ("<p>Site map | Privacy | This page last updated Tuesday, 14 February 2023</p>", {"modified": "2023-02-14"}),
        ("<p>© 2024 Example Clinic | Page last updated: 14 February 2023, 10:30 am</p>", {"modified": "2023-02-14"}),
        ("<p>Page last reviewed: 2 May 2022</p>", {"reviewed": "2022-05-02"}),
        ("<span>Date last updated: 2021-05-19</span> | <span>© 2024 Example Clinic</span>", {"modified": "2021-05-19"}),
        ("<p>Last updated March 19, 2024 © Example Clinic</p>", {}),
        ("<p>© 2010-2024 Example Clinic. Last updated March 19, 2024.</p>", {}),
        ("<p>Site last updated: March 19, 2024</p>", {}),
        ("<p>Privacy Policy (updated January 2023)</p>", {}),
        ("<p>We updated our <a href='/p'>Privacy Policy</a> on January 1, 2023.</p>", {}),
        ("<p>Office hours last updated: March 19, 2024</p>", {}),
        ("<p>Published March 19, 2024</p>", {}),
    ],
)  # fmt: skip
def test_the_footers_update_line(line: str, expected: dict[str, str]) -> None:
    """A line of the page's own in the site's footer counts; the site's, a policy's or a timetable's does not."""
    assert roles(page(footer=line)) == expected


def test_the_articles_own_line_comes_before_the_footers() -> None:
    """The footer speaks only where the article is silent."""
    text = page(top="<p>Updated May 2, 2022</p>", footer="<p>Last modified: 2021-07-19</p>")
    assert roles(text) == {"modified": "2022-05-02"}


def test_a_footer_with_one_date_on_several_pages_speaks_of_the_site() -> None:
    """The same day in the same position of three pages is not a page's update."""
    text = page(footer="<p>Last modified: 2021-07-19</p>")
    pages = [read_dates(parse_text(text, f"https://clinic.example/{n}/"), None) for n in range(3)]
    readings = [PageReading(url=f"https://clinic.example/{n}/", dates=dates) for n, dates in enumerate(pages)]
    facts = learn_dates(readings, {})
    assert choose_dates(pages[0], facts, []).modified is None
