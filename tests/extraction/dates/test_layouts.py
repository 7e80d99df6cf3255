"""Find a page's lines about itself in boxes, histories, notes, tooltips, footers and columns."""

from __future__ import annotations

import pytest

from extraction.dates.choice.choose_dates import choose_dates
from extraction.dates.date_facts import DateFacts
from extraction.dates.read_dates import read_dates
from extraction.page.document import parse_text
from tests.extraction.dates.chosen_values import values

BODY = (
    "<p>Most back pain gets better within a few weeks, and only few people need an operation or a picture of it.</p>"
    "<p>Heat and gentle movement help more than bed rest. Ask for help where a leg grows weak or numb.</p>"
)


def roles(
    *, top: str = "", end: str = "", beside: str = "", footer: str = "", body: str = ""
) -> dict[str, str]:
    text = (
        f"<title>When back pain needs a doctor</title><body{body}><main><article>"
        f"<h1>When back pain needs a doctor</h1>{top}{BODY}<h2>Comments and complaints</h2>{BODY}{end}"
        f"</article></main>{beside}<footer>{footer}</footer></body>"
    )
    page = parse_text(text, "https://clinic.example/a/")
    return values(choose_dates(read_dates(page, None), DateFacts(), []))


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<p>Content last changed: 9 May 2021</p>", {"modified": "2021-05-09"}),
        ("<p>Page last altered<br>9 May 2021</p>", {"modified": "2021-05-09"}),
        ("<p>9 May 2021 (date of latest amendment). Next review: May 2024.</p>",
         {"modified": "2021-05-09", "next_review_due": "2024-05"}),
        ("<table><tr><td>Last amended</td><td>9 May 2021</td></tr><tr><td>Review by</td><td>May 2024</td></tr></table>",
         {"modified": "2021-05-09", "next_review_due": "2024-05"}),
        ("<dl><dt>Issue date</dt><dd>1 March 2019</dd><dt>Date of revision</dt><dd>9 May 2021</dd></dl>",
         {"published": "2019-03-01", "modified": "2021-05-09"}),
        ("<div><span>Revised</span><span>09</span><span>May</span><span>2021</span></div>", {"modified": "2021-05-09"}),
        ("<h3>Last update</h3><p>9 May 2021</p>", {"modified": "2021-05-09"}),
        ("<p>Leaflet PT-11, revised 9.V.2021</p>", {"modified": "2021-05-09"}),
        ("<p>PT-11 (rev. 5/21)</p>", {"modified": "2021-05"}),
        ("<p>Form 22 &middot; Revised May ’21</p>", {"modified": "2021-05"}),
        ("<p>Last revised on the 9th day of May, 2021.</p>", {"modified": "2021-05-09"}),
        ("<p>Issued May 2021. Review date: May 2024.</p>", {"published": "2021-05", "next_review_due": "2024-05"}),
        ("<p>Issued May 2019. Review date: June 2021.</p>", {"published": "2019-05", "reviewed": "2021-06"}),
        ("<p>Written by <a href='/lee'>Ann Lee</a> (updated 9 May 2021)</p>", {"modified": "2021-05-09"}),
        ("<p>On 9 May 2021 this page was updated.</p>", {"modified": "2021-05-09"}),
        ("<p>Date of last change to this page: 9 May 2021</p>", {"modified": "2021-05-09"}),
        ("<p>Rev. date: 05/2021</p>", {"modified": "2021-05"}),
        ("<noscript><p>Last updated 9 May 2021</p></noscript>", {"modified": "2021-05-09"}),
    ],
)  # fmt: skip
def test_label_and_date_in_places_of_their_own(end: str, expected: dict[str, str]) -> None:
    """Label and date may be in two lines, two cells, several spans, in brackets behind, in a form's code."""
    assert expected == roles(end=end)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<h2>Changes to this page</h2><ul><li>9 May 2021: new telephone number</li><li>2 May 2020: dose table</li>"
         "<li>1 March 2019: first published</li></ul>", {"published": "2019-03-01", "modified": "2021-05-09"}),
        ("<details><summary>Version history</summary><p>v1.0 (1 March 2019) &ndash; initial version</p>"
         "<p>v1.1 (9 May 2021) &ndash; pictures replaced</p></details>",
         {"published": "2019-03-01", "modified": "2021-05-09"}),
        ("<table><thead><tr><th>Version</th><th>Date</th><th>Author</th><th>Summary of changes</th></tr></thead>"
         "<tr><td>1</td><td>13/03/2019</td><td>J. Roe</td><td>New leaflet</td></tr>"
         "<tr><td>2</td><td>25/05/2021</td><td>A. Lee</td><td>Fasting times</td></tr></table>",
         {"published": "2019-03-13", "modified": "2021-05-25"}),
        ("<h4>Revision history of this leaflet</h4><table><tr><th>No.</th><th>Date</th><th>Change</th></tr>"
         "<tr><td>1</td><td>May 2, 2020</td><td>Text</td></tr><tr><td>2</td><td>May 9, 2021</td><td>Dose</td></tr>"
         "</table>", {"modified": "2021-05-09"}),
        ("<h3>Änderungsverlauf</h3><ul><li>9.5.2021 – Dosierung</li><li>2.5.2020 – Bilder</li></ul>",
         {"modified": "2021-05-09"}),
        ("<p><b>Correction, 9 May 2021:</b> An earlier version gave the wrong dose.</p>", {"modified": "2021-05-09"}),
        ("<p>[UPDATE 2 May 2020: times added.]<br>[UPDATE 9 May 2021: link mended.]</p>", {"modified": "2021-05-09"}),
        ("<p>Editor's note (May 9, 2021): the list below has grown.</p>", {"modified": "2021-05-09"}),
        ("<p>Nachtrag vom 9. Mai 2021: Die Dosis wurde berichtigt.</p>", {"modified": "2021-05-09"}),
    ],
)  # fmt: skip
def test_a_history_ends_with_its_last_change(end: str, expected: dict[str, str]) -> None:
    """Entries and notes need no label of their own; only an entry that says so is the publication."""
    assert expected == roles(end=end)


@pytest.mark.parametrize(
    ("where", "html", "expected"),
    [
        ("beside", "<aside><h2>About this page</h2><p>Nursing</p><p>Changed: 9 May 2021</p></aside>", "2021-05-09"),
        ("beside", "<aside><h4>Page details</h4><dl><dt>Updated</dt><dd>9 May 2021</dd></dl></aside>", "2021-05-09"),
        ("beside", "<aside><p>This page was last updated on<br>05/09/21</p></aside>", "2021-05-09"),
        ("footer", "<p>Eye clinic, leaflet EY-09, version 3, last revised 05/2021, review due 05/2024</p>", "2021-05"),
        ("footer", "<p>Booklet no. 12: Your back. © 2021 Example Clinic. Revised 05/2021.</p>", "2021-05"),
        ("top", "<p><span title='Last updated: May 9, 2021 at 4 PM'>Updated two years ago</span></p>", "2021-05-09"),
        ("top", "<p><abbr title='Last updated: May 9, 2021'>Updated</abbr></p>", "2021-05-09"),
        ("footer", "<p>© 2021 Clinic <a href='/terms'>Terms of use (revised 9 May 2021)</a></p>", None),
        ("top", "<p><img src='u.png' alt='Last updated'> 9 May 2021</p>", "2021-05-09"),
        ("top", "<p><i class='fa icon-updated'></i> 9 May 2021</p>", "2021-05-09"),
        ("top", "<p><svg aria-label='Updated'></svg> 9 May 2021</p>", "2021-05-09"),
        ("top", "<span property='schema:dateModified'>9 May 2021</span>", "2021-05-09"),
        ("top", "<span aria-label='Updated 9 May 2021'></span>", "2021-05-09"),
        ("top", "<span class=stamp data-last-modified='2021-05-09T10:00:00Z'></span>", "2021-05-09T10:00:00Z"),
        ("top", "<span data-label='Updated' data-value='2021-05-09'></span>", "2021-05-09"),
        ("body", " data-page-modified='2021-05-09'", "2021-05-09"),
        ("beside", "<aside><h2>Recent posts</h2><p>Neck pain</p><p>Updated: 9 May 2021</p></aside>", None),
        ("beside", "<aside><p>Visiting times updated 9 May 2021</p></aside>", None),
        ("footer", "<p>Clinic hours, last revised 05/2021</p>", None),
        ("footer", "<p>This website was last updated on 9 May 2021</p>", None),
        ("top", "<a href='/b' title='Updated 9 May 2021'>Neck pain</a>", None),
        ("end", "<div class=related><p data-modified='2021-05-09'>Neck pain</p></div>", None),
    ],
)  # fmt: skip
def test_lines_about_the_page_outside_of_its_text(where: str, html: str, expected: str | None) -> None:
    """A box, a footer's line or an attribute counts where it speaks of this page, and of nothing else."""
    assert expected == roles(**{where: html}).get("modified")


@pytest.mark.parametrize(
    "end",
    [
        "<h2>Our history</h2><ul><li>3 May 2001: the clinic opens</li><li>9 May 2021: a second floor</li></ul>",
        "<h3>Careers</h3><ul><li>Nurse, posted 9 May 2021</li></ul>",
        "<h3>Board papers</h3><p><a href='/m.pdf'>Minutes of May 2021</a> (amended 9 May 2021)</p>",
        "<h3>3 comments</h3><div><p>Great page, which helped me and my mother more than all the others I have read.</p>"
        "<p>Last edited: 9 May 2021</p></div>",
        "<p>Ring 555-01-21 or 9/21 for help. The CDC revised its advice on 9 May 2021.</p>",
        "<p>Update your address by 9 May 2021: it is easy.</p>",
        "<p>Note: 9 May 2021: closed</p>",
        "<p>Also see <a href='/n'>Neck pain at work</a> (updated 9 May 2021).</p>",
        "<h2>Changes</h2><ul><li>9 May 2021: new telephones</li></ul>",
        "<p>Chapter 12 VI 2014</p>",
        "<ul><li><i>Strong Backs</i>, 4th ed., updated 2021</li></ul>",
        "<p><b>Sunday, May 9, 2021, 2 p.m. to 4:30 p.m.</b></p>",
    ],
)  # fmt: skip
def test_of_something_else(end: str) -> None:
    """The clinic's history, adverts, minutes, remarks and prose give the page no date."""
    assert roles(end=end) == {}
