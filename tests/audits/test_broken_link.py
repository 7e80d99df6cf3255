"""``broken-link`` is one finding for each address of the site that answers 404 or 410 and is linked to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.finding import Finding
from schemas.page import Page
from schemas.vocabulary import OutcomeKind, Region, Scope, Severity
from tests.audits.build import context
from tests.audits.facts import SITE, link, page, page_facts, seen_on, template

CONTEXT = context()


def findings(
    pages: Sequence[Page], facts: Sequence[PageFacts], templates: Sequence[TemplateFacts] = ()
) -> list[Finding]:
    """Return the broken links of a site."""
    streams = site_facts(pages=pages, page_facts=facts, template_facts=templates)
    return [found for found in audit_site(streams, CONTEXT)[1] if found.audit == "broken-link"]


def test_one_finding_names_every_page_that_links_there() -> None:
    """With the words and the region of each link; the subject is the address."""
    facts = [
        page_facts(1, links=[link(3), link(9, "Our fees")]),
        page_facts(2, links=[link(9, "costs", region=Region.SIDEBAR)]),
        page_facts(3, links=[link(1)]),
    ]
    (finding,) = findings([page(1), page(2), page(3), page(9, 404)], facts)
    assert (finding.subject, finding.page_count, finding.scope) == (f"{SITE}/9/", 2, Scope.SITE)
    assert [(place.url, place.evidence.quote, place.region) for place in finding.occurrences] == [
        (f"{SITE}/1/", "Our fees", Region.MAIN),
        (f"{SITE}/2/", "costs", Region.SIDEBAR),
    ]
    assert finding.message == "“Our fees” leads to a missing page (404): /9/. 2 pages link to it."


def test_a_link_of_the_template_is_one_occurrence_that_counts_its_pages() -> None:
    """It is mended once, and worse than a link of one page."""
    footer = template(links=[link(9, "Fees", region=Region.FOOTER, seen_on=seen_on(1, 2, pages=87))])
    facts = [page_facts(number, links=[link(9, "Our fees")]) for number in (2, 3)]
    (finding,) = findings([page(1), page(2), page(3), page(9, 410)], facts, [footer])
    assert (finding.page_count, finding.severity) == (87, Severity.SERIOUS)
    assert [(place.subject, place.url) for place in finding.occurrences] == [
        ("template:footer", f"{SITE}/1/"),
        (f"p-{2:016x}", f"{SITE}/2/"),
        (f"p-{3:016x}", f"{SITE}/3/"),
    ]
    assert "87 pages link to it, in the footer." in finding.message
    facts.append(page_facts(4, links=[link(9)]))
    few = template(links=[link(9, "Fees", region=Region.FOOTER, seen_on=seen_on(1, 5, 6, 7))])
    (most,) = findings([page(9, 410)], facts, [few])
    assert most.message.endswith(" 7 pages link to it, most of them in the footer.")
    (only,) = findings([page(9, 410)], [], [footer])
    assert only.scope is Scope.TEMPLATE


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(page(9, 500), id="a fault of the server"),
        pytest.param(page(9, 403), id="refused"),
        pytest.param(page(9, None), id="no answer"),
        pytest.param(page(9, None, fetch="robots"), id="robots.txt"),
        pytest.param(page(9, 404, fetched_at=None), id="not asked for in this run"),
        pytest.param(page(9, 200), id="there"),
    ],
)
def test_what_did_not_say_that_the_page_is_gone_is_not_broken(target: Page) -> None:
    """Only 404 and 410, of this run."""
    assert findings([page(1), target], [page_facts(1, links=[link(9)])]) == []


def test_a_redirect_to_a_page_that_is_not_there_counts_for_the_address_that_is_linked() -> None:
    """And so does a former address, unless a page that is there had it too."""
    dead = page(9, 404, url=f"{SITE}/old/", previous_urls=[f"{SITE}/older/", f"{SITE}/shared/"])
    alive = page(2, previous_urls=[f"{SITE}/shared/", f"{SITE}/old/"])
    names = ("old", "older", "shared")
    facts = [page_facts(1, links=[link(f"{SITE}/{name}/") for name in names])]
    assert [finding.subject for finding in findings([alive, dead], facts)] == [
        f"{SITE}/old/",
        f"{SITE}/older/",
    ]


def test_a_link_to_another_site_is_not_judged() -> None:
    """Nor is one to an address that the crawl does not know; a link that search engines shall not follow is."""
    facts = [page_facts(1, links=[link("https://other.example/9/"), link(8)])]
    assert findings([page(1), page(9, 404)], facts) == []
    facts = [page_facts(1, links=[link(9, rel=["nofollow"])])]
    assert len(findings([page(1), page(9, 404)], facts)) == 1


@pytest.mark.parametrize(
    "spelled",
    ["http://clinic.example/9/", "https://www.clinic.example/9/", "http://www.clinic.example/9/"],
)
def test_a_link_is_broken_in_each_spelling_that_the_crawl_takes_for_the_address(spelled: str) -> None:
    """It asks for all of them where the start page is; the finding is one, and on the address that was asked for."""
    facts = [
        page_facts(1, links=[link(spelled, "Our fees", inside=True)]),
        page_facts(2, links=[link(9, "Fees")]),
    ]
    (finding,) = findings([page(1), page(2), page(9, 404)], facts)
    assert (finding.subject, finding.page_count) == (f"{SITE}/9/", 2)
    other = spelled.replace("/9/", "/9/more/")
    assert findings([page(9, 404)], [page_facts(1, links=[link(other, inside=True)])]) == []


def test_a_spelling_of_which_a_page_is_there_is_not_broken() -> None:
    """Where both were asked for, each has its own answer."""
    plain = "http://clinic.example/9/"
    pages = [page(9, 404), page(8, url=plain, final_url=plain)]
    facts = [page_facts(number, links=[link(to)]) for number, to in ((1, plain), (2, 9))]
    facts += [page_facts(3, links=[link("https://www.clinic.example/9/", inside=True)])]
    (finding,) = findings(pages, facts)
    assert [place.url for place in finding.occurrences] == [f"{SITE}/2/"]


def test_a_redirect_to_the_other_spelling_is_one_address() -> None:
    """That which was asked for, before the one that it led to and a former one."""
    secure, plain = (f"{scheme}://clinic.example/9/" for scheme in ("https", "http"))
    dead = page(9, 404, url=plain, final_url=secure, previous_urls=["https://www.clinic.example/9/"])
    facts = [page_facts(1, links=[link("http://www.clinic.example/9/", inside=True)])]
    assert [finding.subject for finding in findings([dead], facts)] == [plain]


def test_a_link_to_another_host_of_the_site_is_judged() -> None:
    """One that the profile names: what the crawl asked for there is a page of the site."""
    blog = "https://blog.example/flat-feet/"
    facts = [page_facts(1, links=[link(blog)])]
    (finding,) = findings([page(1), page(9, 404, url=blog, final_url=blog)], facts)
    assert finding.subject == blog


def test_a_link_without_words_quotes_its_address() -> None:
    """So that a person finds it."""
    (finding,) = findings([page(9, 404)], [page_facts(1, links=[link(9, "")])])
    assert (finding.evidence.field, finding.evidence.quote) == ("/links/0/url", f"{SITE}/9/")


def test_a_page_of_the_same_name_is_suggested() -> None:
    """Where it is the only one that is there, and its name says which it is."""
    dead = page(9, 404, url=f"{SITE}/blog/flat-feet/", final_url=f"{SITE}/blog/flat-feet/")
    moved = page(2, url=f"{SITE}/conditions/flat-feet.html", final_url=f"{SITE}/conditions/flat-feet.html")
    facts = [page_facts(1, links=[link(dead.url, "Flat feet")])]
    (one,) = findings([dead, moved], facts)
    assert one.suggestions == [moved.url]
    other = page(3, url=f"{SITE}/flat-feet/", final_url=f"{SITE}/flat-feet/")
    assert findings([dead, moved, other], facts)[0].suggestions == []
    assert findings([page(9, 404), page(2)], [page_facts(1, links=[link(9)])])[0].suggestions == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/treatments/acne-scar-treatmnet/", "/treatments/acne-scar-treatment/"),
        ("/treatments/acne-scar-treatmen/", "/treatments/acne-scar-treatment/"),
        ("/treatments/acne-scar-treattment/", "/treatments/acne-scar-treatment/"),
        ("/treatments/acne-scor-treatment/", "/treatments/acne-scar-treatment/"),
        ("/treatments/acne-treatment/", None),
        ("/blog/acne-scar-treatmnet/", None),
        ("/treatments/acne-scra-treatmnet/", None),
    ],
)
def test_the_page_beside_it_that_one_slip_makes_is_suggested(wrong: str, right: str | None) -> None:
    """In the same folder, where just one page fits; two slips, or another folder, are a guess too many."""
    there = page(2).model_copy(update={"url": SITE + (right or "/treatments/acne-scar-treatment/")})
    there = there.model_copy(update={"final_url": there.url})
    gone = page(9, 404).model_copy(update={"url": SITE + wrong, "final_url": SITE + wrong})
    facts = [page_facts(1, links=[link(9, "Acne scars").model_copy(update={"url": SITE + wrong})])]
    (finding,) = findings([page(1), there, gone], facts)
    assert finding.suggestions == ([SITE + right] if right else [])
    other = there.model_copy(update={"url": f"{there.url[:-2]}s/", "final_url": f"{there.url[:-2]}s/"})
    if wrong.endswith("treatmen/"):
        (finding,) = findings([page(1), there, other, gone], facts)
        assert finding.suggestions == []


def test_twenty_pages_are_listed_and_all_are_counted() -> None:
    """In the order of their URLs."""
    facts = [page_facts(number, links=[link(99)]) for number in range(10, 40)]
    (finding,) = findings([page(99, 404)], facts)
    assert (len(finding.occurrences), finding.page_count, finding.value) == (20, 30, 30)


def test_the_id_is_that_of_the_address() -> None:
    """Whoever links to it."""
    one = findings([page(9, 404)], [page_facts(1, links=[link(9)])])
    two = findings([page(9, 410)], [page_facts(2, links=[link(1), link(9, "Fees")])])
    assert [finding.finding_id for finding in one] == [finding.finding_id for finding in two]


def test_a_site_without_links_cannot_be_judged() -> None:
    """The verdict is one on the site."""
    for facts, end in (([], OutcomeKind.CANNOT_TELL), ([page_facts(1, links=[link(1)])], OutcomeKind.PASSED)):
        outcomes, _ = audit_site(site_facts(pages=[page(1)], page_facts=facts), CONTEXT)
        assert [(o.subject, o.outcome) for o in outcomes if o.audit == "broken-link"] == [("site", end)]
