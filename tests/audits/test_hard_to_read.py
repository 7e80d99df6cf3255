"""A text is reported where patients read it and it is plainly hard, however its lists are counted."""

from __future__ import annotations

import pytest

from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, Verdict
from audits.readability.hard_to_read import check, lowest_grade
from schemas.block import Block
from schemas.vocabulary import BlockKind, Genre, PageKind, Severity
from tests.audits.build import article, context, text

CONTEXT = context()
EASY = "Rest for a day or two, then start to move again. Call us when the pain goes down your leg."
MIDDLING = (
    "Your doctor will examine your shoulder before the treatment and explain the results to you in detail afterwards. "
    "Most of our patients recover in several weeks and continue their exercises at home without difficulty."
)
HARD = (
    "Comprehensive evaluation of your shoulder incorporates radiological investigation and individual physiotherapy. "
    "Postoperative complications are uncommon, but necessitate immediate consultation with your physician."
)


def judged(*paragraphs: str, times: int = 12, locale: str | None = None, **fields: object) -> Verdict:
    """Return the verdict on an article of these paragraphs, so many times over."""
    return check(article(*paragraphs * times, **fields), context(locale=locale) if locale else CONTEXT)


def finding(verdict: Verdict) -> Found:
    """Return the one finding of a verdict."""
    assert isinstance(verdict, Failed)
    (found,) = verdict.findings
    return found


def test_what_is_said() -> None:
    """The level and the grade in the site's own terms, and one sentence is quoted."""
    found = finding(judged(HARD))
    assert found.message == "Reads at a graduate-school level (grade 27). Aim for grade 9 or below."
    assert (found.severity, found.identity) == (Severity.SERIOUS, "")
    british = finding(judged(HARD, locale="en-GB"))
    assert british.message == "Needs 27 years of school to read. Aim for 9 or fewer."


def test_severity_sorts() -> None:
    """By how hard it is: the same text with more easy sentences in it is less so."""
    mixtures = [judged(*[HARD] * 12, *[EASY] * easy, times=1) for easy in (8, 16, 20)]
    assert [finding(verdict).severity for verdict in mixtures] == [
        Severity.SERIOUS,
        Severity.MODERATE,
        Severity.MINOR,
    ]


def test_a_text_that_is_little_above_the_grade_is_not_reported() -> None:
    """Formulas differ by a year: an editor has nothing to change at grade 10."""
    record = article(*[MIDDLING] * 6, EASY)
    grade = CONTEXT.readability.scores(CONTEXT.text.read(record)).reading_grade
    assert grade is not None
    assert 9 < grade < 10.5
    assert isinstance(check(record, CONTEXT), Passed)


def test_a_small_text_has_to_be_harder() -> None:
    """One sentence decides the grade of two paragraphs."""
    mixture = [*[HARD] * 5, *[EASY] * 4]
    assert isinstance(judged(*mixture, times=1), Passed)
    assert isinstance(judged(*mixture, times=3), Failed)
    assert isinstance(judged(*[HARD] * 6, times=1), Failed)


def test_lists_are_counted_in_all_ways() -> None:
    """A text that is hard only as long as its short items are no sentences is not reported."""
    items = ["Rest", "Ice for a day", "A soft pillow"] * 12
    paragraphs = [*[HARD] * 5, *[EASY] * 8, *items]
    record = article(*paragraphs)
    first_item = len(paragraphs) - len(items)
    blocks = [
        block.model_copy(update={"kind": BlockKind.LIST_ITEM}) if at >= first_item else block
        for at, block in enumerate(record.body_blocks)
    ]
    assert isinstance(check(record, CONTEXT), Passed)
    listed = record.model_copy(update={"body_blocks": blocks})
    known = CONTEXT.text.read(listed)
    grade = CONTEXT.readability.scores(known).reading_grade
    assert grade is not None
    assert lowest_grade(CONTEXT.readability.read(known), CONTEXT) < 10 < 10.5 < grade
    assert isinstance(check(listed, CONTEXT), Passed)


def test_quotes_are_not_scored() -> None:
    """A patient's own words make no page hard, nor easy."""
    record = article(*[EASY] * 6, *[f"“{HARD}” – Ann P."] * 6)
    assert isinstance(check(record, CONTEXT), Passed)
    quoted = article(*[EASY] * 3, *[HARD] * 6)
    blocks = [
        Block(kind=BlockKind.QUOTE, start=block.start, end=block.end) if at > 2 else block
        for at, block in enumerate(quoted.body_blocks)
    ]
    assert isinstance(check(quoted.model_copy(update={"body_blocks": blocks}), CONTEXT), CannotTell)


@pytest.mark.parametrize(
    ("kind", "genre"),
    [
        (PageKind.LEGAL, Genre.NOTICE),
        (PageKind.PERSON, Genre.PROFILE),
        (PageKind.LISTING, Genre.GUIDE),
        (PageKind.LOCATION, Genre.NOTICE),
        (PageKind.OTHER, Genre.UNKNOWN),
        (PageKind.HOME, Genre.UNKNOWN),
        (PageKind.SERVICE, Genre.STORY),
        (PageKind.SERVICE, Genre.EVENT),
    ],
)
def test_what_is_not_information_for_patients(kind: PageKind, genre: Genre) -> None:
    """Legal pages, staff, offices, listings, and somebody's own words."""
    assert isinstance(check(text(*[HARD] * 5, kind=kind, genre=genre), CONTEXT), Inapplicable)


def test_lines_that_run_together_are_no_sentences() -> None:
    """The cards of a page whose markup has nothing between them."""
    cards = (
        "Skin rejuvenationAssessment of folliculitisConsultation for pigmentationEvaluation of inflammation"
    )
    verdict = judged(HARD, cards)
    assert isinstance(verdict, CannotTell)
    assert "stuck together" in verdict.reason
