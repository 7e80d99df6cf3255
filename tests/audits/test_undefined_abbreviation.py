"""An abbreviation is reported once a site, where nothing says what it means, and where readers need to know."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.contract import SiteFound
from audits.draft import audit_text
from audits.readability.undefined_abbreviation import check
from audits.text_forms import template_forms, text_forms
from schemas.block import Block
from schemas.facts.page_facts import TemplateFacts
from schemas.facts.seen_on import SeenOn
from schemas.facts.template_text import TemplateText
from schemas.profile import SpellingSettings
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre, PageKind, Region, Severity, Tier
from tests.audits.build import article, context, text

CONTEXT = context()


def found(*records: RunningText) -> Sequence[SiteFound]:
    """Return the findings on the texts of a site."""
    return check([text_forms(record, CONTEXT) for record in records], CONTEXT).findings


def page(number: int, *paragraphs: str) -> RunningText:
    """Return an article with an address of its own."""
    return article(*paragraphs, number=number)


def test_what_is_said() -> None:
    """What to write and plain words for it, at the first use."""
    record = article("We treat TMJ pain.", "TMJ pain often comes at night.")
    (one,) = found(record)
    assert one.message == "“TMJ” is never spelled out. In plain words: the jaw joint."
    assert one.suggestions == ("temporomandibular joint (TMJ)",)
    (place,) = one.occurrences
    assert (place.evidence.quote, place.evidence.start) == ("TMJ", 9)
    assert (one.subject, one.page_count, one.tier) == ("TMJ", 1, Tier.MAYBE)


def test_one_question_a_site() -> None:
    """Pages that use it are counted, and are its places."""
    (one,) = found(page(1, "We treat TMJ pain."), page(2, "TMJ pain comes at night."))
    assert one.message == "“TMJ”, on 2 pages, is never spelled out. In plain words: the jaw joint."
    assert (one.page_count, len(one.occurrences)) == (2, 2)


def test_another_page_spells_it_out() -> None:
    """Whoever comes to this page from a search does not see it."""
    (one,) = found(
        page(1, "We treat TMJ pain."), page(2, "The temporomandibular joint (TMJ) opens the mouth.")
    )
    assert (
        one.message == "“TMJ” isn't spelled out on this page, only on others. In plain words: the jaw joint."
    )
    assert [place.url for place in one.occurrences] == ["https://clinic.example/1/"]


def test_a_menu_spells_it_out() -> None:
    """Its words are on every page."""
    url = "https://clinic.example/1/"
    menu = TemplateFacts(
        region=Region.HEADER,
        template_texts=[
            TemplateText(
                text="Platelet-Rich Plasma (PRP)",
                kind=BlockKind.PARAGRAPH,
                region=Region.HEADER,
                seen_on=SeenOn(pages=3, urls=[url]),
            )
        ],
    )
    texts = [text_forms(page(1, "Ask us about PRP for your knee."), CONTEXT)]
    assert check(texts, CONTEXT).findings
    assert not check([*texts, *template_forms(menu, CONTEXT)], CONTEXT).findings


def test_a_plural() -> None:
    """The suggestion has the number of what is quoted."""
    (one,) = found(article("Ask us about NSAIDs before you take them."))
    assert one.suggestions == ("nonsteroidal anti-inflammatory drugs (NSAIDs)",)
    (one,) = found(article("You need help with ADLs."))
    assert one.suggestions == ("activities of daily living (ADLs)",)


def test_one_that_we_do_not_know() -> None:
    """It is for review, without a suggestion, and only beside a word of medicine."""
    (one,) = found(article("We offer QNRF treatments for scars."))
    assert (one.message, one.suggestions) == ("“QNRF” is never spelled out.", ())
    assert (one.tier, one.severity) == (Tier.MAYBE, Severity.REVIEW)
    assert not found(article("We offer QNRF for members."))


def test_words_that_the_site_calls_right() -> None:
    """Its readers know them."""
    own = context(spelling=SpellingSettings(words=["TMJ"]))
    assert not check([text_forms(article("We treat TMJ pain."), own)], own).findings


def test_the_headline_spells_it_out() -> None:
    """What the page says anywhere is said."""
    assert not found(article("We treat COPD.", headline="Chronic obstructive pulmonary disease"))


@pytest.mark.parametrize("kind", [PageKind.LEGAL, PageKind.PERSON, PageKind.LISTING, PageKind.LOCATION])
def test_kinds_that_are_not_checked(kind: PageKind) -> None:
    """They inform nobody about health."""
    assert not found(text("We treat TMJ pain.", kind=kind))


def test_a_story_is_not_edited() -> None:
    """A patient's own words."""
    assert not found(article("I had TMJ pain.", genre=Genre.STORY))


def test_a_job_advertisement() -> None:
    """It speaks to colleagues."""
    assert not found(article("You know TMJ pain.", headline="We Are Hiring a Dentist"))


@pytest.mark.parametrize(
    "block",
    [
        {"kind": BlockKind.QUOTE},
        {"kind": BlockKind.TABLE_ROW},
        {"kind": BlockKind.PARAGRAPH, "label": BlockLabel.SOURCES},
        {"kind": BlockKind.PARAGRAPH, "label": BlockLabel.DISCLAIMER},
    ],
)
def test_blocks_that_do_not_count(block: dict[str, str]) -> None:
    """Quotes, tables, sources and disclaimers."""
    written = "We treat TMJ pain."
    record = article(written, body_blocks=[Block.model_validate({"start": 0, "end": len(written)} | block)])
    assert not found(record)


def test_a_draft() -> None:
    """It is said of drafts too, at the first use."""
    findings = audit_text("We treat TMJ pain. TMJ pain comes at night.", CONTEXT)
    (one,) = (one for one in findings if one.audit == "undefined-abbreviation")
    assert (one.evidence.quote, one.evidence.start) == ("TMJ", 9)
