"""``hard-section``: a section that is much harder to read than its page."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.patient_texts import run_together
from audits.readability.readable_text import readable_text
from audits.readability.reading_level import HARD_EASE, STANDARDS, counts_in_grades, whole_grade
from schemas.audit_info import AuditInfo, Option
from schemas.readability import SectionScores
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="hard-section",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No sections much harder than their page",
    failure_title="Sections much harder than their page",
    why=(
        "Readers give up where a page turns hard. A page's grade is a mean: an easy beginning hides a section that few "
        "can follow."
    ),
    fix=(
        "Rewrite this section first: split its long sentences, and say the plain word before the medical one. The "
        "page's own view marks the sentences."
    ),
    severity=Severity.MINOR,
    minutes=20,
    standards=list(STANDARDS),
    options=[
        Option(
            name="min_grade",
            default=13,
            unit="school years",
            maximum=100,
            why="Beyond the twelve years of school, as a page that is seriously hard to read; own choice.",
        ),
        Option(
            name="min_difference",
            default=2,
            unit="school years",
            maximum=100,
            why=(
                "Years above its page: one text's grade differs by one to one and a half with the way in which lists "
                "and names are counted (decision 0016)."
            ),
        ),
    ],
)

_LEAST_SENTENCES = 5
"""Sentences of a section that has a grade of its own: in a shorter one a single sentence decides. Own choice."""
_LARGEST_SHARE = 0.6
"""Share of the page's words above which a section is the page; own choice."""
_LEAST_DIFFICULTY = 2.7
"""Difficulty of a section that is reported: above that of six in ten texts of NIH for patients (decision 0023). Of 28
sections of grade 13 and more that a reader labelled, 8 of the 11 above it were plainly hard, 6 of the 17 below."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return failed with each section that is plainly hard and much harder than its page, the smallest that is.

    Its grade without the names of medical things is above that of the page, too, so that no list of conditions is
    reported. Cannot tell of a text too short to grade, or without a section of 100 words.
    """
    text = readable_text(record, context)
    if isinstance(text, Inapplicable):
        return text
    scores = context.readability.scores(text)
    if scores.reading_grade is None:
        return CannotTell(f"the text is too short to grade ({scores.word_count} words)")
    if not any(section.reading_grade is not None for section in scores.sections):
        return CannotTell("no section has enough words to grade")
    if run_together(record.body_text):
        return CannotTell("words on the page are stuck together, so its sentences are unclear")
    least, difference = context.number(INFO, "min_grade"), context.number(INFO, "min_difference")
    hard = [
        section
        for section in scores.sections
        if _is_hard(section, least)
        and section.word_count <= _LARGEST_SHARE * scores.word_count
        and section.reading_grade is not None
        and section.reading_grade >= scores.reading_grade + difference
        and (section.reading_grade_without_terms or 0.0)
        >= (scores.reading_grade_without_terms or scores.reading_grade) + difference / 2
    ]
    smallest = [one for one in hard if not any(_within(other, one) for other in hard)]
    if not smallest:
        return Passed()
    return Failed([_found(section, scores.reading_grade, record.body_text, context) for section in smallest])


def _is_hard(section: SectionScores, least: float) -> bool:
    return (
        section.heading is not None
        and section.reading_grade is not None
        and section.reading_grade >= least
        and section.sentence_count >= _LEAST_SENTENCES
        and (section.reading_ease or 0.0) < HARD_EASE
        and (section.difficulty or 0.0) >= _LEAST_DIFFICULTY
    )


def _within(inner: SectionScores, outer: SectionScores) -> bool:
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end


def _found(section: SectionScores, page: float, text: str, context: Context) -> Found:
    assert section.reading_grade is not None
    assert section.heading is not None
    grade, of_page = map(whole_grade, (section.reading_grade, page))
    named = section.heading if len(section.heading) <= _LONGEST else f"{section.heading[: _LONGEST - 1]}…"
    said = (
        f"“{named}” reads at grade {grade}, the page at grade {of_page}."
        if counts_in_grades(context.locale)
        else f"“{named}” needs {grade} years of school to read, the page {of_page}."
    )
    end = text.find("\n", section.start)
    return Found(
        message=said,
        start=section.start,
        end=section.end if end < 0 else min(end, section.end),
        tier=Tier.MAYBE,
        value=section.reading_grade,
        unit="school years",
    )


_LONGEST = 60
"""Characters of a heading that is named."""

AUDIT = RecordAudit(INFO, check)
