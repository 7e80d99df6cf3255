"""``hard-to-read``: text above the reading grade that its readers can be expected to have."""

from __future__ import annotations

import math
from bisect import bisect_left

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.patient_texts import not_for_patients, run_together
from language.readability_scores import count, lowest_grade, readability, scored
from language.text_blocks import TextBlocks
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Genre, PageKind, Severity, Tier

INFO = AuditInfo(
    audit="hard-to-read",
    version=3,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No hard-to-read pages",
    failure_title="Hard-to-read pages",
    why=(
        "Half of the adults in the United States read below the level of grade eight. A patient who doesn't "
        "understand a page doesn't follow it, and calls you instead."
    ),
    fix=(
        "Split the longest sentences first. Then use short words: “help” for “facilitate”, “high blood pressure” "
        "next to “hypertension”. Start with the sentence quoted here, the hardest on the page."
    ),
    severity=Severity.MODERATE,
    minutes=60,
    standards=[
        Standard(
            name="WCAG 2.2, 3.1.5 Reading Level",
            clause="no more than the lower secondary education level (seven to nine years of school)",
            url="https://www.w3.org/TR/WCAG22/#reading-level",
        ),
        Standard(
            name="National Library of Medicine: easy-to-read health materials",
            clause="grade 7 to 8 or below",
            url="https://medlineplus.gov/etr.html",
        ),
    ],
    options=[
        Option(
            name="max_grade",
            default=9,
            unit="school years",
            maximum=100,
            why="The end of lower secondary education, WCAG 2.2, 3.1.5; the AMA recommends 6, the CDC 8.",
        ),
        Option(
            name="margin",
            default=2,
            unit="school years",
            maximum=100,
            why=(
                "Years above max_grade from which a page is reported: one text's grade differs by one to one and a "
                "half with the way in which lists and names are counted, and readers called pages of grades 10 and "
                "10.5 readable (decision 0016)."
            ),
        ),
        Option(
            name="serious_grade",
            default=13,
            unit="school years",
            maximum=100,
            why="Beyond the twelve years of school; own choice.",
        ),
    ],
)

_MODERATE = 3
"""Years above the highest grade from which severity is moderate: the end of school, for a page that nine years of it
should be enough for."""
_HARD_EASE = 37.0
"""Reading ease below which a page is reported: of 66 pages that two readers labelled, those of 37 to 50 were as often
readable as not, whatever their grade; below it 19 of 23 were hard to both (decision 0016)."""
_MEASURED_GRADE = 11
"""Grade by default; where a profile asks for less, the grade alone decides: what was measured is of this one."""
_SAMPLE_WORDS, _SAMPLE_SENTENCES = 250, 15
"""Smaller texts, as the two paragraphs of a treatment's page, have grades that a single sentence decides."""
_SHORT_MARGIN = 7
"""Years above the highest grade from which a smaller text is reported."""
_LEAST_SENTENCE = 10
"""Words of a sentence that is quoted as the hardest, where there is one: names and items of a list have high grades."""
_SCHOOLS = ((17, "graduate-school"), (13, "college"), (9, "high-school"))
"""First grade of each school, the highest first."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return failed where a text for patients is plainly above the highest grade, however its lists are counted.

    Cannot tell on short texts; inapplicable where nothing is English, and to what is not information for patients.
    """
    text = context.text.read(record)
    if not text.sentences_known:
        return Inapplicable("the lines of a document don't show where its sentences end")
    other = not_for_patients(record) or _not_information(record)
    if other:
        return Inapplicable(other)
    if text.blocks and not any(text.english()):
        return Inapplicable(f"we can grade English text only; this is another language ({text.language})")
    scores = readability(count(text, context.syllables))
    if scores.reading_grade is None:
        return CannotTell(f"the text is too short to grade ({scores.word_count} words)")
    if run_together(record.body_text):
        return CannotTell("words on the page are stuck together, so its sentences are unclear")
    most, margin = context.number(INFO, "max_grade"), context.number(INFO, "margin")
    small = scores.word_count < _SAMPLE_WORDS or scores.sentence_count < _SAMPLE_SENTENCES
    strict = most + margin < _MEASURED_GRADE  # by the site's own choice
    if small and not strict:
        margin = max(margin, _SHORT_MARGIN)
    if scores.reading_grade < most + margin or lowest_grade(text, context.syllables) < most + margin:
        return Passed()
    if not strict and scores.reading_ease is not None and scores.reading_ease >= _HARD_EASE:
        return Passed()
    start, end = hardest_sentence(text, context)
    severity = Severity.MINOR
    if scores.reading_grade >= context.number(INFO, "serious_grade"):
        severity = Severity.SERIOUS
    elif scores.reading_grade >= most + _MODERATE:
        severity = Severity.MODERATE
    return Failed(
        [
            Found(
                message=_message(scores.reading_grade, most, context.locale),
                start=start,
                end=end,
                tier=Tier.LIKELY,
                severity=severity,
                value=scores.reading_grade,
                unit="school years",
                identity="",
            )
        ]
    )


def _not_information(record: RunningText) -> str | None:
    """Return why a text that nobody takes for health information is not scored; null where it may be such."""
    if record.genre is Genre.GUIDE or record.kind in (PageKind.ARTICLE, PageKind.SERVICE):
        return None
    return "the page has no health topic of its own"


def _message(reading_grade: float, most: float, locale: str) -> str:
    """Return what the reader needs, in grades where schools count in these: in the United States and Canada."""
    grade = math.floor(reading_grade + 0.5)
    if locale.partition("-")[2].upper() not in ("US", "CA"):
        return f"Needs {grade} years of school to read. Aim for {most:g} or fewer."
    school = next((name for first, name in _SCHOOLS if grade >= first), "middle-school")
    return f"Reads at a {school} level (grade {grade}). Aim for grade {most:g} or below."


def hardest_sentence(text: TextBlocks, context: Context) -> tuple[int, int]:
    """Return the offsets of the sentence with the highest Flesch-Kincaid grade of its own, the first of equals."""
    best = (False, -100.0, 0, 0)
    for block in text.blocks:
        if not scored(block, text.text):
            continue
        starts = [word.start for word in block.words]
        for start, end in block.sentences:
            words = block.words[bisect_left(starts, start) : bisect_left(starts, end)]
            if not words:
                continue
            weight = sum(context.syllables.count(word.text) for word in words) / len(words)
            grade = 0.39 * len(words) + 11.8 * weight
            if (len(words) >= _LEAST_SENTENCE, grade) > best[:2]:
                best = (len(words) >= _LEAST_SENTENCE, grade, start, end)
    return best[2], best[3]


AUDIT = RecordAudit(INFO, check)
