"""``long-paragraph``: the paragraphs of a page that look too long to be read."""

from __future__ import annotations

from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, Verdict
from audits.readability.paragraph_load import (
    ParagraphLoad,
    is_list_in_a_line,
    paragraph_load,
    words_of_paragraph,
)
from audits.readability.text_for_patients import is_own, text_for_patients
from audits.readability.worst_shown import WorstShown
from language.text_blocks import BlockText, TextBlocks
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, BlockKind, FactName, Severity, Tier

MAX_WORDS = 150
"""Words of a paragraph: "no more than 150 words in three to eight sentences", "never longer than 250 words" (Federal
plain language guidelines, after Garner 2001 and Murawski 1999). On four clinic sites 2 of 1,389 are longer."""
NEVER_LONGER = 250
"""Words that a paragraph never has, by the same guidelines."""

INFO = AuditInfo(
    audit="long-paragraph",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="No paragraphs too long to read",
    failure_title="Paragraphs too long to read",
    why=(
        "On a phone a paragraph of 150 words fills the whole screen. Many readers skip it, and with it what they "
        "have to know."
    ),
    fix="Begin a new paragraph at the sentence quoted here. One idea a paragraph; put tips and other series in a list.",
    severity=Severity.MINOR,
    minutes=3,
    standards=[
        Standard(
            name="Federal plain language guidelines",
            clause="Write short paragraphs: no more than 150 words in three to eight sentences, never more than 250",
            url="https://www.plainlanguage.gov/guidelines/concise/write-short-paragraphs/",
        ),
        Standard(
            name="CDC Clear Communication Index",
            clause="item 9: organized in chunks with headings",
            url="https://www.cdc.gov/ccindex/",
        ),
    ],
    options=[
        Option(
            name="max_words",
            default=MAX_WORDS,
            unit="words",
            minimum=1,
            maximum=10_000,
            why="Federal plain language guidelines: no more than 150 words in a paragraph.",
        ),
        Option(
            name="moderate_words",
            default=NEVER_LONGER,
            unit="words",
            minimum=1,
            maximum=10_000,
            why="Federal plain language guidelines: a paragraph should never be longer than 250 words.",
        ),
        Option(
            name="most_shown",
            default=3,
            unit="paragraphs",
            minimum=1,
            maximum=10_000,
            why="The longest of a page; the others are counted, and shown when these are shorter. Own choice.",
        ),
    ],
)


def check(record: RunningText, context: Context) -> Verdict:
    """Return each paragraph of several sentences with too many words; the longest of the page are shown.

    The evidence is the sentence that a new paragraph begins with, or the first of many tips. Lists in a line, quotes,
    sources and disclaimers never count.
    """
    text = text_for_patients(record, context)
    if not isinstance(text, TextBlocks):
        return text
    most = context.number(INFO, "max_words")
    long = [
        load
        for block in text.blocks
        if (load := long_paragraph(text, block, most)) is not None and is_own(block, text)
    ]
    return Failed(_found(long, context)) if long else Passed()


def long_paragraph(text: TextBlocks, block: BlockText, most: float) -> ParagraphLoad | None:
    """Return the load of a paragraph that has too many words and can be divided; null for others.

    One without a good place to break it is reported only from `NEVER_LONGER` words on: below, readers disagree.
    """
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start <= 2 * most:  # a word and a blank
        return None
    if len(block.sentences) < 2 or words_of_paragraph(text.text, block) <= most:
        return None
    if is_list_in_a_line(text.text, block):
        return None
    load = paragraph_load(text.text, block)
    return load if load.breaks_before or load.tips or load.words > max(most, NEVER_LONGER) else None


def _found(long: list[ParagraphLoad], context: Context) -> list[Found]:
    """Return a page's long paragraphs in their order; the last of the shown says how many wait behind it."""
    most_shown = int(context.number(INFO, "most_shown"))
    moderate = context.number(INFO, "moderate_words")
    worst = sorted(long, key=lambda load: (-load.words, load.start))
    shown = WorstShown([load.start for load in worst], most_shown)
    found = []
    for load in long:
        found.append(
            Found(
                message=_message(load) + shown.behind(load.start),
                start=load.start,
                end=load.end,
                tier=Tier.LIKELY,
                severity=Severity.MODERATE if load.words > moderate else Severity.MINOR,
                value=float(load.words),
                unit="words",
                shown=load.start in shown,
            )
        )
    return found


def _message(load: ParagraphLoad) -> str:
    """Return e.g. ``160-word paragraph. Begin a new one here, at sentence 9 of 16.``"""
    if load.tips:
        return f"{load.words}-word paragraph with {load.tips} tips. Put them in a list."
    if load.breaks_before:
        place = f"at sentence {load.breaks_before} of {load.sentences}"
        return f"{load.words}-word paragraph. Begin a new one here, {place}."
    return f"{load.words}-word paragraph of {load.sentences} sentences. Divide it into shorter ones."


AUDIT = RecordAudit(INFO, check)
