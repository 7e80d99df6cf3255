"""Misspellings are found wherever a page or a template shows text, once each, and never learnt as the site's own."""

from __future__ import annotations

from collections.abc import Iterable

from audits.run import audit_page, audit_template
from schemas.block import Block
from schemas.facts.meta import Meta
from schemas.facts.other_text import OtherText
from schemas.facts.text_words import TextWords
from schemas.finding import Finding
from schemas.person import Person
from schemas.vocabulary import BlockKind, BlockLabel, Genre, OutcomeKind, Region, Role, Severity, Tier
from tests.audits.build import article, context, judge_words
from tests.audits.facts import image, link, page, page_facts, seen_on, template, template_text

CONTEXT = context(audits={"tiers": "claimed"})


def found(words: Iterable[TextWords], audit: str = "misspelling") -> dict[str, Finding]:
    """Return the findings of an audit of words by their words."""
    findings = judge_words(words, CONTEXT, audit)[1]
    return {finding.evidence.quote.lower(): finding for finding in findings}


def of_texts(*bodies: str, **fields: object) -> list[TextWords]:
    """Return the words of one page for each body."""
    return [
        words
        for number, body in enumerate(bodies, 1)
        for words in audit_page(CONTEXT, text=article(body, number=number, **fields)).words
    ]


def test_every_place_of_a_page_is_read() -> None:
    """Title, description, alternative texts and what is beside its running text, each under the id of the text."""
    facts = page_facts(
        1,
        meta=Meta(
            title="Wellcome to Maple Hill", description="We definately care for you and for your family."
        ),
        images=[
            image("a.jpg", "A nurse in the wating room"),
            image("b.jpg", "IMG_wating_2"),
            image("c.jpg", ""),
        ],
        other_texts=[
            OtherText(
                text="Rest and theraphy help most people.", kind=BlockKind.PARAGRAPH, region=Region.MAIN
            )
        ],
    )
    words = audit_page(CONTEXT, text=article("We care for your feet and for your legs."), facts=facts).words
    seen = found(words)
    assert {word: finding.evidence.field for word, finding in seen.items()} == {
        "wellcome": "/meta/title",
        "definately": "/meta/description",
        "theraphy": "/other_texts/0/text",
        "wating": "/images/0/alternative",
    }
    assert {place.subject for finding in seen.values() for place in finding.occurrences} == {f"t-{1:016x}"}


def test_a_page_without_a_text_is_read_too() -> None:
    """Under its own id; one that shows no words has no verdict."""
    facts = page_facts(2, meta=Meta(title="Wellcome to Maple Hill"))
    words = audit_page(CONTEXT, page=page(2), facts=facts).words
    outcomes, (finding,) = judge_words(words, CONTEXT)
    assert (finding.subject, finding.occurrences[0].subject) == ("wellcome", f"p-{2:016x}")
    assert [outcome.outcome for outcome in outcomes] == [OutcomeKind.FAILED]
    assert audit_page(CONTEXT, page=page(3), facts=page_facts(3)).words == []


def test_every_place_of_a_template_is_read_once() -> None:
    """Footer, one-word links of a menu and alternative texts, with the number of pages that show them."""
    shown = seen_on(1, 2, pages=40)
    region = template(
        Region.FOOTER,
        template_texts=[template_text("We definately care for you and yours.", shown)],
        links=[link(7, "Serivces", seen_on=shown), link(8, "A" * 199 + " serivces"[:1], seen_on=shown)],
        images=[image("a.jpg", "Our wating room", seen_on=shown)],
    )
    seen = found(audit_template(region, CONTEXT).words)
    assert {word: finding.page_count for word, finding in seen.items()} == {
        "definately": 40,
        "serivces": 40,
        "wating": 40,
    }
    assert seen["serivces"].evidence.field == "/links/0/words"


def test_a_known_misspelling_is_never_learnt() -> None:
    """However many posts have it; a word that nobody types by a slip is."""
    posts = [f"On day {number} we will recieve you at the door of office {number}." for number in range(5)]
    finding = found(of_texts(*posts))["recieve"]
    assert (finding.tier, finding.message, finding.page_count) == (Tier.SURE, "“recieve” → “receive”", 5)
    brand = [f"On day {number} we use the carepod that you know in room {number}." for number in range(5)]
    assert found(of_texts(*brand)) == {}


def test_a_sentence_on_many_pages_was_written_once() -> None:
    """Its copies do not make a word the site's own."""
    copies = ["Please call us about the sinusal pain that you have had for weeks."] * 6
    once = found(of_texts(copies[0]))
    assert {word: finding.tier for word, finding in found(of_texts(*copies)).items()} == {
        word: finding.tier for word, finding in once.items()
    }


def test_patients_own_words_are_for_a_person_to_look_at() -> None:
    """A story and a quotation; the clinic's words beside it are its own."""
    slip = "The doctor was definately kind to me and to my wife."
    for words in (of_texts(slip, genre=Genre.STORY), of_texts(f"“{slip}” – Ann P.")):
        finding = found(words)["definately"]
        assert (finding.tier, finding.severity) == (Tier.MAYBE, Severity.REVIEW)
    both = found(of_texts(f"“{slip}” – Ann P.", "We definately care for you and for your wife."))
    assert (both["definately"].tier, both["definately"].severity) == (Tier.SURE, Severity.MODERATE)


def test_the_sites_own_people_are_names_everywhere() -> None:
    """Those of the record, and those with a title or a degree beside them on another page."""
    body = "Sentor has cared for patients in this office for ten years."
    assert "sentor" in found(of_texts(body))
    person = Person(name="Amy Sentor", name_raw="Amy Sentor", role=Role.AUTHOR)
    assert found(of_texts(body, people=[person])) == {}
    assert found(of_texts(body, "Please ask for Dr. Sentor when you call us.")) == {}


def test_references_are_not_read() -> None:
    """Neither those that are labelled nor lines that look so."""
    lines = (
        "Smithe AB. Infectons of men. J Am Acad Dermatol. 2015;12(3):45.",
        "Infectons of the skin, 2nd edition.",
    )
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, start=0, end=len(lines[0])),
        Block(
            kind=BlockKind.LIST_ITEM,
            start=len(lines[0]) + 1,
            end=sum(map(len, lines)) + 1,
            label=BlockLabel.SOURCES,
        ),
    ]
    assert found(audit_page(CONTEXT, text=article(*lines, body_blocks=blocks)).words) == {}


def test_a_doubled_word_on_several_pages_is_one_finding() -> None:
    """Where the words beside it are the same; in a footer it is the template's."""
    shown = seen_on(1, 2, pages=40)
    words = [
        *of_texts("Put the the pack on your back.", "Put the the pack on your back.", "Take the the bus."),
        *audit_template(
            template(template_texts=[template_text("Call us for for a date.", shown)]), CONTEXT
        ).words,
    ]
    findings = judge_words(words, CONTEXT, "repeated-word")[1]
    assert [(f.evidence.suffix.split()[0], f.page_count, f.scope.value) for f in findings] == [
        ("pack", 2, "site"),
        ("a", 40, "template"),
        ("bus.", 1, "page"),
    ]
    assert findings[0].message == "“the the” → “the”"
