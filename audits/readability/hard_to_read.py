"""``hard-to-read``: text above the reading grade that its readers can be expected to have."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.readability.patient_texts import run_together
from audits.readability.readable_text import readable_text
from audits.readability.reading_level import HARD_EASE, STANDARDS, counts_in_grades, whole_grade
from language.readability.formulas import LEAST_WORDS, reading_grade
from language.readability.measured_text import MeasuredText
from language.readability.units import own_prose
from schemas.audit_info import AuditInfo, Option
from schemas.readability import Readability
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, BlockKind, FactName, Genre, PageKind, Severity, Tier

INFO = AuditInfo(
    audit="hard-to-read",
    version=4,
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
        "next to “hypertension”. Start with the sentence quoted here, the hardest on the page. The page's own view "
        "marks the others, says where to split them, and names the rare words."
    ),
    severity=Severity.MODERATE,
    minutes=60,
    standards=list(STANDARDS),
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
                "10.5 readable (decision 0016). The page's reading ease is below 37, too; a text of fewer than 250 "
                "words or 15 sentences needs seven years more, since single sentences decide its grade."
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
_MEASURED_GRADE = 11
"""Grade by default; where a profile asks for less, the grade alone decides: what was measured is of this one."""
_SAMPLE_WORDS, _SAMPLE_SENTENCES = 250, 15
"""Smaller texts, as the two paragraphs of a treatment's page, have grades that a single sentence decides."""
_SHORT_MARGIN = 7
"""Years above the highest grade from which a smaller text is reported."""
_SCHOOLS = ((17, "graduate-school"), (13, "college"), (9, "high-school"))
"""First grade of each school, the highest first."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return failed where a text for patients is plainly above the highest grade, however its lists are counted.

    Cannot tell on short texts; inapplicable where nothing is English, and to what is not information for patients.
    """
    text = readable_text(record, context)
    if isinstance(text, Inapplicable):
        return text
    other = _not_information(record)
    if other:
        return Inapplicable(other)
    measured = context.readability.read(text)
    scores = context.readability.scores(text)
    if scores.reading_grade is None:
        return CannotTell(f"the text is too short to grade ({scores.word_count} words)")
    if run_together(record.body_text):
        return CannotTell("words on the page are stuck together, so its sentences are unclear")
    most, margin = context.number(INFO, "max_grade"), context.number(INFO, "margin")
    small = scores.word_count < _SAMPLE_WORDS or scores.sentence_count < _SAMPLE_SENTENCES
    strict = most + margin < _MEASURED_GRADE  # by the site's own choice
    if small and not strict:
        margin = max(margin, _SHORT_MARGIN)
    if scores.reading_grade < most + margin or lowest_grade(measured, context) < most + margin:
        return Passed()
    if not strict and scores.reading_ease is not None and scores.reading_ease >= HARD_EASE:
        return Passed()
    start, end = _hardest_sentence(measured, scores)
    severity = Severity.MINOR
    if scores.reading_grade >= context.number(INFO, "serious_grade"):
        severity = Severity.SERIOUS
    elif scores.reading_grade >= most + _MODERATE:
        severity = Severity.MODERATE
    return Failed(
        [
            Found(
                message=_message(scores, most, context.locale),
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


def _message(scores: Readability, most: float, locale: str) -> str:
    """Return what the reader needs and what splitting long sentences gains, in grades where schools count in these: in
    the United States and Canada."""
    assert scores.reading_grade is not None
    grade = whole_grade(scores.reading_grade)
    if not counts_in_grades(locale):
        said = f"Needs {grade} years of school to read. Aim for {most:g} or fewer."
    else:
        school = next((name for first, name in _SCHOOLS if grade >= first), "middle-school")
        said = f"Reads at a {school} level (grade {grade}). Aim for grade {most:g} or below."
    return f"{said} {way_out(scores)}".rstrip()


def way_out(scores: Readability) -> str:
    """Return what splitting the longest sentences gains; empty where it gains less than a tenth of a grade."""
    before, after = scores.reading_grade, scores.reading_grade_after
    if before is None or after is None:
        return ""
    long = sum(sentence.parts > 1 for sentence in scores.hard_sentences)
    which = "this sentence" if long == 1 else f"these {long} sentences"
    return f"Splitting {which} changes the grade from {before:.1f} to {after:.1f}."


def lowest_grade(text: MeasuredText, context: Context) -> float:
    """Return the lowest grade that a text has when its list items are counted in other ways; raises ``ValueError``
    where none has enough words.

    As the scores do; without any; and each of them as a sentence, however short. One text's grades differ by more than
    a year with this (decision 0016), which no formula says how to do.
    """
    blocks = text.counted.text
    own = [block for block in blocks.blocks if own_prose(block, blocks.text)]
    ways = (
        text.counts,
        context.readability.counts(blocks, [block for block in own if block.kind is not BlockKind.LIST_ITEM]),
        context.readability.counts(blocks, own),
    )
    return min(reading_grade(counts) for counts in ways if counts.words >= LEAST_WORDS)


def _hardest_sentence(text: MeasuredText, scores: Readability) -> tuple[int, int]:
    """Return the offsets of the sentence to start with; of a text without a hard one, of its longest."""
    if scores.hard_sentences:
        return scores.hard_sentences[0].start, scores.hard_sentences[0].end
    longest = max(text.units, key=lambda unit: (len(unit.words), -unit.start))
    return longest.start, longest.end


AUDIT = RecordAudit(INFO, check)
