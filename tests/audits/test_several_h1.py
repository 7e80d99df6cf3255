"""``several-h1`` is one finding for a page with several main headings, and one where a template makes them."""

from __future__ import annotations

from audits.run import audit_site
from audits.site_facts import site_facts
from audits.structure.several_h1 import INFO
from schemas.facts.heading import Heading
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.finding import Finding
from schemas.vocabulary import OutcomeKind, Region, Scope, Severity
from tests.audits.build import context
from tests.audits.facts import SITE, page_facts, seen_on, template

CONTEXT = context()


def h1(text: str, level: int = 1, **fields: object) -> Heading:
    """Return a heading, a main one unless told otherwise."""
    return Heading.model_validate({"level": level, "text": text, "region": Region.MAIN} | fields)


def page(number: int, *headings: Heading, layout: str | None = None) -> PageFacts:
    """Return a page with these headings."""
    return page_facts(number, headings=list(headings)).model_copy(update={"template": layout})


def findings(*pages: PageFacts, shared: tuple[TemplateFacts, ...] = ()) -> list[Finding]:
    """Return what is found on these pages and on what their template repeats."""
    _, found = audit_site(site_facts(page_facts=pages, template_facts=shared), CONTEXT)
    return [finding for finding in found if finding.audit == INFO.audit]


def test_a_page_is_one_finding_that_names_its_main_headings() -> None:
    """It quotes those after the first, and is minor."""
    (finding,) = findings(page(1, h1("Back pain"), h1("Causes", 2), h1("Our team"), h1("Fees")))
    assert finding.message == "“Back pain”, “Our team” and “Fees” are all main headings (h1). Keep one."
    assert (finding.value, finding.severity, finding.scope) == (3, Severity.MINOR, Scope.PAGE)
    assert [place.evidence.quote for place in finding.occurrences] == ["Our team", "Fees"]
    assert finding.evidence.field == "/headings/2/text"


def test_the_finding_stays_while_two_are_left() -> None:
    """Its id is that of audit and page."""
    (three,) = findings(page(1, h1("Back pain"), h1("Our team"), h1("Fees")))
    (two,) = findings(page(1, h1("Back pain"), h1("Fees")))
    assert three.finding_id == two.finding_id


def test_what_is_one_heading_to_a_reader() -> None:
    """Hidden ones, empty ones as around a logo, and the same words for another width of the screen."""
    assert not findings(page(1, h1("Back pain"), h1("", region=Region.HEADER), h1("Menu", hidden=True)))
    assert not findings(page(1, h1("Back pain"), h1("BACK PAIN"), h1("Causes", 2)))
    assert not findings(page(1, h1("Back pain"), h1("Open menu", region=Region.NAVIGATION)))


def test_a_layout_that_makes_them_is_one_finding() -> None:
    """With its pages; a page of another layout is a finding of its own."""
    posts = [page(number, h1(f"Post {number}"), h1("Ask us"), layout="post") for number in (1, 2, 3)]
    alone = page(4, h1("Fees"), h1("Insurance"), layout="plain")
    of_layout, of_page = findings(*posts, alone, page(5, h1("Visits"), layout="plain"))
    assert (of_layout.subject, of_layout.page_count, of_layout.scope) == ("template:post", 3, Scope.TEMPLATE)
    assert [place.url for place in of_layout.occurrences] == [f"{SITE}/{number}/" for number in (1, 2, 3)]
    assert of_layout.message == (
        "3 pages with one layout have several main headings (h1): “Post 1” and “Ask us”, for example. Keep one."
    )
    assert of_page.scope is Scope.PAGE


def test_few_pages_of_a_layout_are_their_own() -> None:
    """Most of its pages have one: three editors added a heading."""
    good = [page(number, h1(f"Post {number}"), layout="post") for number in range(4, 10)]
    bad = [page(number, h1(f"Post {number}"), h1("Ask us"), layout="post") for number in (1, 2, 3)]
    assert [finding.page_count for finding in findings(*good, *bad)] == [1, 1, 1]


def test_the_name_of_the_clinic_in_the_header() -> None:
    """Beside each page's own title it is one finding, with all pages that show it."""
    header = template(
        Region.HEADER,
        headings=[h1("Maple Hill Clinic", region=Region.HEADER, seen_on=seen_on(1, 2, pages=40))],
    )
    pages = [page(1, h1("Back pain")), page(2, h1("Fees"))]
    (finding,) = findings(*pages, shared=(header,))
    assert (finding.subject, finding.page_count) == ("template:header", 40)
    assert finding.message == (
        "“Maple Hill Clinic” in the header is a second main heading (h1). Keep each page's own."
    )
    assert not findings(pages[0], page(2, h1("Fees", 2)), shared=(header,))


def test_a_long_heading_is_cut_in_the_sentence() -> None:
    """The evidence holds it whole, up to the length of a quote."""
    (finding,) = findings(page(1, h1("Back pain"), h1("Why " + "very " * 20 + "old backs hurt")))
    assert "…" in finding.message
    assert finding.evidence.quote.endswith("old backs hurt")


def test_a_page_without_headings() -> None:
    """There is nothing to judge; one with a single title passes."""
    outcomes, _ = audit_site(site_facts(page_facts=[page(1), page(2, h1("Fees"))]), CONTEXT)
    ends = [outcome.outcome for outcome in outcomes if outcome.audit == INFO.audit]
    assert ends == [OutcomeKind.INAPPLICABLE, OutcomeKind.PASSED]
