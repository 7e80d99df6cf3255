"""``hard-to-read``: text above the reading grade that its readers can be expected to have."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from language.readability_scores import LEAST_WORDS, count, readability, scored
from language.text_blocks import TextBlocks
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="hard-to-read",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="The text can be read with nine years of school",
    failure_title="The text is hard to read",
    why=(
        "Half of the adults in the United States read below the level of grade eight. A patient who does not "
        "understand a page does not follow it, and calls the desk."
    ),
    fix=(
        "Shorten the longest sentences first, then exchange long words for plain ones: “use” for “utilize”, "
        "“high blood pressure” beside “hypertension”. The quoted sentence is the hardest of the page."
    ),
    severity=Severity.MODERATE,
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
            why="The end of lower secondary education, WCAG 2.2, 3.1.5; the AMA asks for 6, the CDC for 8.",
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


def check(record: RunningText, context: Context) -> Verdict:
    """Return failed above the highest grade; cannot tell on short texts; inapplicable where nothing is English."""
    text = context.text.read(record)
    if not text.sentences_known:
        return Inapplicable("the lines of a document are not its sentences")
    if text.blocks and not any(text.english()):
        return Inapplicable(f"the formulas are made for English, the text is not ({text.language})")
    counts = count(text, context.syllables)
    scores = readability(counts)
    if scores.reading_grade is None:
        return CannotTell(
            f"{counts.words} words of running text are too few to score; {LEAST_WORDS} are needed"
        )
    most = context.number(INFO, "max_grade")
    if scores.reading_grade <= most:
        return Passed()
    start, end = hardest_sentence(text, context)
    smog = f", SMOG {scores.smog_grade}" if scores.smog_grade is not None else ""
    severity = Severity.MODERATE
    if scores.reading_grade >= context.number(INFO, "serious_grade"):
        severity = Severity.SERIOUS
    elif scores.reading_grade < most + 1:
        severity = Severity.MINOR
    return Failed(
        [
            Found(
                message=(
                    f"The text needs {scores.reading_grade} years of school (Flesch-Kincaid{smog}); "
                    f"at most {most:g} are asked for. Its hardest sentence is quoted."
                ),
                start=start,
                end=end,
                tier=Tier.SURE if scores.reading_grade >= most + 1 else Tier.LIKELY,
                severity=severity,
                value=scores.reading_grade,
                unit="school years",
                identity="",
            )
        ]
    )


def hardest_sentence(text: TextBlocks, context: Context) -> tuple[int, int]:
    """Return the offsets of the sentence with the highest Flesch-Kincaid grade of its own, the first of equals."""
    best = (-100.0, 0, 0)
    for block in text.blocks:
        if not scored(block, text.text):
            continue
        for start, end in block.sentences:
            words = [word for word in block.words if start <= word.start < end]
            if len(words) < 5:
                continue
            weight = sum(context.syllables.count(word.text) for word in words) / len(words)
            grade = 0.39 * len(words) + 11.8 * weight
            if grade > best[0]:
                best = (grade, start, end)
    return best[1], best[2]


AUDIT = RecordAudit(INFO, check)
