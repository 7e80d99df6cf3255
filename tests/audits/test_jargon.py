"""A hard word is reported once a site, with the word to write; a term that a page explains is not reported for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.contract import SiteFound
from audits.draft import audit_text
from audits.readability.jargon import check
from audits.text_forms import text_forms
from schemas.block import Block
from schemas.profile import AuditSettings, SpellingSettings
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre, PageKind, Tier
from tests.audits.build import article, context, text

CONTEXT = context()


def found(*records: RunningText, **options: object) -> Sequence[SiteFound]:
    """Return the findings on the texts of a site."""
    settings = AuditSettings(tiers="claimed", options={"jargon": options})  # type: ignore[dict-item]
    here = context(audits=settings) if options else CONTEXT
    return check([text_forms(record, here) for record in records], here).findings


def test_one_finding_a_word() -> None:
    """However often, in what forms and on how many pages: what to write at the first place, and all places."""
    (one,) = found(
        article("We utilize ice first.", "Utilizing heat comes later, and he utilizes both.", number=1),
        article("Please utilize the side door.", number=2),
    )
    assert one.message == "“utilize” → “use”, on 2 pages."
    assert (one.subject, one.suggestions, one.value, one.page_count) == ("utilize", ("use",), 4, 2)
    assert (one.tier, one.severity) == (Tier.LIKELY, None)
    assert one.said_of is not None
    assert one.said_of("Utilizing") == ("“Utilizing” → “Using”.", ("Using",))


def test_a_draft_has_each_place() -> None:
    """With what to write there."""
    findings = audit_text("We utilize ice.\n\nUtilizing heat comes later.", CONTEXT)
    assert [(one.evidence.quote, one.suggestions) for one in findings if one.audit == "jargon"] == [
        ("utilize", ["use"]),
        ("Utilizing", ["Using"]),
    ]


def test_a_medical_noun_stays_in_brackets() -> None:
    """Patients will meet it; the article before it is that of the plain word."""
    (one,) = found(article("Some patients have edema of the feet."))
    assert one.suggestions == ("swelling (edema)",)
    (other,) = found(article("It needs an incision of one inch."))
    assert other.message == "“an incision” → “a cut (incision)”."
    (verb,) = found(article("You should ambulate on the next day."))
    assert verb.suggestions == ("walk",)


def test_no_brackets_within_brackets() -> None:
    """A term in brackets has the plain word alone."""
    (one,) = found(article("The plexus (nerves of the bone and the tibia) hurts."))
    assert one.suggestions == ("shin bone",)


def test_titles_of_papers_are_left_alone() -> None:
    """In a list of references without a heading, too."""
    paper = "Smith AB, Jones C. Training modifies sleep in adolescents. J Am Acad Dermatol. 2015;12(3):45-67."
    assert not found(article(paper))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Swelling (edema) of the feet is common.", "Rest helps edema."),
        ("Rest helps edema.", "Edema, or swelling of the feet, is common."),
        ("Rest helps edema.", "Edema is a build-up of fluid."),
        ("Edema (fluid in the feet) is common.",),
        ("The feet can swell, which is called edema.",),
        ("Patients have swelling in the feet.", "The edema goes away."),
        ("Periodontal (gum) disease is common.", "Severe periodontal disease is rare."),
    ],
)
def test_an_explained_term(paragraphs: tuple[str, ...]) -> None:
    """Beside any of its places, or by its plain word in the same section."""
    assert not found(article(*paragraphs))


def test_a_plain_word_in_another_section() -> None:
    """A reader who starts at a heading does not see it."""
    lines = ("Feet", "Patients have swelling here.", "Legs", "The edema goes away.")
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH) * 2
    blocks, start = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    assert len(found(article(*lines, body_blocks=blocks))) == 1


def test_words_that_a_site_allows() -> None:
    """Given in any form, with any capitals, or called right by a reviewer, they are silent in every form."""
    record = article("Physicians utilize ice. A physician knows.")
    assert [one.subject for one in found(record, allowed=["Physicians"])] == ["utilize"]
    assert found(record, allowed=["physician", "utilized"]) == []
    right = context(spelling=SpellingSettings(words=["utilizing"]))
    assert [one.subject for one in check([text_forms(record, right)], right).findings] == ["physician"]
    with pytest.raises(TypeError):
        found(record, allowed="physician")
    with pytest.raises(TypeError):
        found(record, allowed=[1])


def test_whose_words_are_read() -> None:
    """Headings, quotes, disclaimers, stories and legal pages are not."""
    line = "We utilize ice first."
    quote = Block(kind=BlockKind.QUOTE, start=0, end=len(line))
    small_print = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(line), label=BlockLabel.DISCLAIMER)
    heading = Block(kind=BlockKind.HEADING, start=0, end=len(line))
    assert not found(
        article(line, genre=Genre.STORY),
        text(line, kind=PageKind.LEGAL),
        *(article(line, body_blocks=[block]) for block in (quote, small_print, heading)),
    )
