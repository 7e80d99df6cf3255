"""``wall-of-text``: paragraph after paragraph without a heading or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, compress

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.readability import long_paragraph as paragraphs
from audits.readability.paragraph_openings import hangs, is_label
from audits.readability.text_for_patients import is_own, text_for_patients
from language.text_blocks import BlockText, TextBlocks
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, BlockKind, FactName, Severity, Tier

INFO = AuditInfo(
    audit="wall-of-text",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.READABILITY,
    title="Long texts have headings",
    failure_title="Long texts without a heading",
    why="Patients look for their own question. Without headings they have to read all of it, and most don't.",
    fix="Put a heading before the paragraph quoted here that says what follows, and lists where there are series.",
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="CDC Clear Communication Index",
            clause="item 8, bulleted or numbered lists, and item 9, chunks with headings",
            url="https://www.cdc.gov/ccindex/",
        ),
        Standard(
            name="Federal plain language guidelines",
            clause="Add useful headings",
            url="https://www.plainlanguage.gov/guidelines/organize/add-useful-headings/",
        ),
        Standard(
            name="WCAG 2.2, 2.4.10 Section Headings",
            clause="level AAA",
            url="https://www.w3.org/TR/WCAG22/#section-headings",
        ),
    ],
    options=[
        Option(
            name="max_words",
            default=400,
            unit="words",
            minimum=1,
            maximum=100_000,
            why=(
                "Yoast asks for a heading from 300 words on (Subheading distribution); a hundred more leave out the "
                "short posts that need none. Own choice."
            ),
        ),
    ],
)

_LEAST_PARAGRAPHS = 3
"""Paragraphs of a stretch; two are long paragraphs rather."""
_SIGNPOST_WORDS = 12
"""Words of a line without a full stop that works as a heading though the page does not mark it as one."""
_SENTENCE_END = re.compile(r"[.!…][\"”’')\]]*\s*\Z")
"""Matches the end of ``Rest helps.``; a question is a signpost."""
_TYPED_TABLE = re.compile(r"\|[^|]{1,200}\|")
"""Matches ``| Sunday |``, a row of a table that is typed."""
_LEAST_TOPIC = 5
"""Words of a first sentence that says what a paragraph is about: *Wait, there’s more!* does not."""
_ASKED = re.compile(r"\bfaqs?\b|\bquestions\b", re.IGNORECASE)
"""Matches ``FAQ`` in a headline or an address: a page whose headings are questions."""


def check(record: RunningText, context: Context) -> Verdict:
    """Return each stretch of paragraphs that is too long, quoting the paragraph that a heading belongs before.

    Headings, lists, tables, quotes and short lines without a full stop end a stretch. The words of paragraphs that are
    reported as too long by themselves do not count.
    """
    text = text_for_patients(record, context)
    if not isinstance(text, TextBlocks):
        return text
    most = context.number(INFO, "max_words")
    longest = context.number(paragraphs.INFO, "max_words")
    found = [_found(text, stretch) for stretch in _stretches(text) if _is_wall(text, stretch, most, longest)]
    if found and _lacks_questions(record, text):
        return CannotTell("its questions aren't part of its text: they are the titles of panels")
    return Failed(found) if found else Passed()


def _lacks_questions(record: RunningText, text: TextBlocks) -> bool:
    """Return whether the answers of a page of questions are all that was read of it."""
    named = f"{record.headline or ''} {record.url}"
    return bool(_ASKED.search(named)) and not any(
        text.text[block.start : block.end].rstrip().endswith("?") for block in text.blocks
    )


def _stretches(text: TextBlocks) -> Iterator[list[BlockText]]:
    """Yield the paragraphs that follow each other with nothing between them."""
    stretch: list[BlockText] = []
    for block in text.blocks:
        if block.kind is BlockKind.PARAGRAPH and is_own(block, text) and not _is_signpost(text, block):
            stretch.append(block)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _is_signpost(text: TextBlocks, block: BlockText) -> bool:
    """Return whether a paragraph is seen at a glance: a short line, one with a label, a typed table."""
    written = text.text[block.start : block.end]
    if is_label(written) or _TYPED_TABLE.search(written):
        return True
    return len(written.split()) <= _SIGNPOST_WORDS and not _SENTENCE_END.search(written)


def _is_wall(text: TextBlocks, stretch: list[BlockText], most: float, longest: float) -> bool:
    """Return whether a stretch has too many words, without those of paragraphs of more than ``longest``, which are
    reported already."""
    sizes = _sizes(text, stretch)
    if len(stretch) < _LEAST_PARAGRAPHS or sum(sizes) <= most:
        return False
    own = (paragraphs.long_paragraph(text, block, longest) is None for block in stretch)
    return sum(compress(sizes, own)) > most


def _sizes(text: TextBlocks, stretch: list[BlockText]) -> list[int]:
    """Return the words of each paragraph."""
    return [len(text.text[block.start : block.end].split()) for block in stretch]


def _found(text: TextBlocks, stretch: list[BlockText]) -> Found:
    sizes = _sizes(text, stretch)
    words = sum(sizes)
    before = list(accumulate(sizes))
    firsts = [block.sentences[0] if block.sentences else (block.start, block.end) for block in stretch]
    good = [index for index in range(1, len(stretch)) if _begins_a_topic(text.text[slice(*firsts[index])])]
    at = min(good, key=lambda index: abs(before[index - 1] - words / 2), default=0)
    start, end = firsts[at]
    advice = "A heading belongs here." if at else "Add headings that say what follows."
    return Found(
        message=f"{words} words without a heading or a list. {advice}",
        start=start,
        end=end,
        tier=Tier.LIKELY,
        value=float(words),
        unit="words",
    )


def _begins_a_topic(sentence: str) -> bool:
    return len(sentence.split()) >= _LEAST_TOPIC and not hangs(sentence)


AUDIT = RecordAudit(INFO, check)
