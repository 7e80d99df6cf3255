"""``vague-link`` is one finding on a page's own links, and one on the same words in a region of a template."""

from __future__ import annotations

import pytest

from audits.links.vague_link import INFO, VAGUE, folded, is_vague
from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.facts.link import Link
from schemas.facts.page_facts import TemplateFacts
from schemas.finding import Finding
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.vocabulary import OutcomeKind, PageKind, Region, Scope
from tests.audits.build import context
from tests.audits.facts import link, page, page_facts, seen_on, template

CONTEXT = context()


def judged(
    *links: Link, pages: tuple[Page, ...] = (page(1),), shared: tuple[TemplateFacts, ...] = ()
) -> tuple[list[Outcome], list[Finding]]:
    """Return what is said of page 1 with these links and of a template."""
    facts = site_facts(pages=pages, page_facts=[page_facts(1, links=list(links))], template_facts=shared)
    outcomes, findings = audit_site(facts, CONTEXT)
    return (
        [outcome for outcome in outcomes if outcome.audit == INFO.audit],
        [finding for finding in findings if finding.audit == INFO.audit],
    )


def test_a_pages_links_are_one_finding() -> None:
    """With their words and their number, each an occurrence."""
    _, (finding,) = judged(link(2, "Read more"), link(3, "our fees"), link(4, "here"), link(5, "Read more"))
    assert finding.message == "3 links don't say where they lead: “Read more”, “here”."
    assert (finding.value, finding.page_count, finding.scope) == (3, 1, Scope.PAGE)
    fields = [place.evidence.field for place in finding.occurrences]
    assert fields == ["/links/0/words", "/links/2/words", "/links/3/words"]


def test_the_finding_stays_while_one_link_is_left() -> None:
    """Its id is that of audit and page."""
    _, (two,) = judged(link(2, "more"), link(3, "here"))
    _, (one,) = judged(link(3, "here"))
    assert two.finding_id == one.finding_id
    assert one.message == "“here” doesn't say where it leads."


def test_the_cards_of_a_template_are_one_finding() -> None:
    """With the pages that show any of them; other words in other regions are others."""
    cards = [link(number, "Read More »", seen_on=seen_on(1, 2, number)) for number in (3, 4)]
    footer = link(9, "Learn more", region=Region.FOOTER, seen_on=seen_on(1, pages=40))
    shared = (template(Region.MAIN, links=cards), template(Region.FOOTER, links=[footer]))
    outcomes, findings = judged(link(2), shared=shared)
    assert [(found.subject, found.page_count, found.value, found.scope) for found in findings] == [
        ("template:footer", 40, 1, Scope.TEMPLATE),
        ("template:main", 4, 2, Scope.TEMPLATE),
    ]
    assert findings[1].message == "2 links don't say where they lead: “Read More »”."
    assert findings[0].message == "“Learn more” in the footer doesn't say where it leads."
    assert [outcome.outcome for outcome in outcomes] == [
        OutcomeKind.PASSED,
        OutcomeKind.FAILED,
        OutcomeKind.FAILED,
    ]


@pytest.mark.parametrize(
    "words", ["Here", "click here!", "Read More »", "(more…)", "Learn more →", "read-more"]
)
def test_what_says_nothing(words: str) -> None:
    """Case and signs do not matter."""
    assert is_vague(link(2, words))


@pytest.mark.parametrize(
    "good",
    [
        pytest.param(link(2, "read more about knee pain"), id="it goes on"),
        pytest.param(link(2, "Read more", label="Read more about knee pain"), id="a label says it"),
        pytest.param(link(2, ""), id="no words"),
        pytest.param(link(2, "»"), id="signs alone"),
        pytest.param(link(2, "más"), id="another language"),
    ],
)
def test_what_says_enough(good: Link) -> None:
    """None of these is a fault."""
    assert not is_vague(good)


def test_a_label_that_says_nothing_either() -> None:
    """Is one."""
    assert is_vague(link(2, "More", label="Read more"))


def test_a_link_into_the_page_itself_is_a_button() -> None:
    """It unfolds what is beside it; the same link to another page is judged."""
    assert judged(link(1, "Read more", fragment="more"))[1] == []
    assert len(judged(link(2, "Read more", fragment="more"))[1]) == 1


def test_a_card_whose_heading_is_a_link_too_says_enough() -> None:
    """Nearby and to the same page; one of another card, or far away, does not."""
    assert judged(link(2, "Flat feet"), link(2, "Read more"))[1] == []
    assert judged(link(2, "Read more"), link(2), link(2, "Flat feet"))[1] == []
    assert len(judged(link(3, "Flat feet"), link(2, "Read more"))[1]) == 1
    assert len(judged(link(2, "Flat feet"), link(3), link(4), link(2, "Read more"))[1]) == 1
    assert len(judged(link(2, "More"), link(2, "Read more"))[1]) == 1


def test_the_title_of_the_target_is_what_to_say() -> None:
    """Without the name of the clinic; of several links, that of the first is an example."""
    pages = (
        page(1),
        page(2, title="Flat feet | Maple Hill Clinic"),
        page(3, title="Fees – Maple Hill Clinic"),
    )
    _, (one,) = judged(link(2, "here"), pages=pages)
    assert one.message == "“here” doesn't say it leads to “Flat feet”."
    assert one.suggestions == ["Flat feet"]
    _, (two,) = judged(link(2, "here"), link(3, "here"), pages=pages)
    assert two.message == "2 links don't say where they lead: “here”. Write “Flat feet”, for example."
    assert two.suggestions == []


def test_a_link_in_another_spelling_of_the_site_leads_to_the_same_page() -> None:
    """With or without www and TLS: its title is what to say, and a button of the page itself opens something here."""
    plain = "http://www.clinic.example"
    _, (one,) = judged(link(f"{plain}/2/", "here"), pages=(page(1), page(2, title="Flat feet")))
    assert one.suggestions == ["Flat feet"]
    assert judged(link(f"{plain}/1/", "Read more", fragment="more"))[1] == []


def test_a_comment_is_its_visitors() -> None:
    """Nobody at the clinic chose its words."""
    assert judged(link(2, "here", region=Region.COMMENT))[1] == []


@pytest.mark.parametrize("fields", [{"language": "es"}, {"kind": PageKind.JUNK}])
def test_pages_that_are_not_judged(fields: dict[str, object]) -> None:
    """Those in another language, with what a template shows on such pages alone, and junk."""
    cards = template(Region.MAIN, links=[link(3, "more", seen_on=seen_on(1))])
    (own, _), findings = judged(link(2, "here"), pages=(page(1, **fields),), shared=(cards,))
    assert own.outcome is OutcomeKind.INAPPLICABLE
    assert [finding.subject for finding in findings] == ([] if "language" in fields else ["template:main"])


@pytest.mark.parametrize("language", [None, "en", "en-US", "EN"])
def test_pages_that_are(language: str | None) -> None:
    """A page whose language is not known is searched for English words."""
    assert len(judged(link(2, "here"), pages=(page(1, language=language),))[1]) == 1


def test_a_page_without_links() -> None:
    """There is nothing to judge."""
    assert [outcome.outcome for outcome in judged()[0]] == [OutcomeKind.INAPPLICABLE]


def test_the_words_stand_in_the_form_that_is_looked_up() -> None:
    """Else they would never be found."""
    assert all(folded(words) == words for words in VAGUE)
