"""Divide a text into the sentences that formulas count, and name what is left out of the count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from language.quoted import is_quoted
from language.readability.clauses import instruction, subject_verb
from language.readability.word_measures import WordMeasure, WordMeasures
from language.slips.closed_classes import FORMS_OF_BE, FORMS_OF_HAVE, MODALS, SUBJECTS
from language.text_blocks import BlockText, TextBlocks
from language.word_classes.tagged_tokens import tagged_tokens
from language.word_classes.word_class import WordClass
from schemas.readability import LeftOut
from schemas.vocabulary import BlockKind, BlockLabel, LeftOutReason

LEAST_ITEM_WORDS = 5
"""A list item that is no sentence counts as one only from this length on; shorter ones are names of things, and would
make any text look easy. Own choice."""
_LEAST_UNMARKED_WORDS = 20
"""A longer line without a sentence's mark is a sentence whose mark was forgotten; own choice."""
_LONGEST_LINE = 1_000
"""Characters of such a line that are looked at: twenty words have fewer, unless they are joined without blanks."""
_VERBS = FORMS_OF_BE | FORMS_OF_HAVE | MODALS | SUBJECTS | frozenset(("do", "does", "did", "don't", "don’t"))
"""Words that show a sentence in a line without a mark: *we accept all plans*."""
_LEAST_SENTENCE_WORDS = 4
"""Words that a line without a mark has at least to be a sentence: *You are here* is a label, *Latest studies show:* is
none."""
_FINITE = frozenset({WordClass.VERB_BASE, WordClass.VERB_THIRD, WordClass.VERB_PAST})
"""Classes of the verb before the colon of *Other ways to treat it include:*."""
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+")
"""Matches ``1. `` and ``(a) `` of a typed list, which a list of HTML has no letter of."""
_END = re.compile(r"[.!?…][\"”’')\]*]*\s*\Z")
"""Matches the end of ``Call us first.``, not of ``During treatment:``."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence that is counted."""

    start: int
    """Offset into the text."""
    end: int
    words: tuple[WordMeasure, ...]
    """Its counted words, numbers too; never empty."""
    block: int
    """Place of its block in the text."""


@dataclass(frozen=True, slots=True)
class CountedText:
    """The counted sentences of a text and what was left out."""

    text: TextBlocks
    units: tuple[Unit, ...]
    """In order."""
    left_out: tuple[LeftOut, ...]
    """By reason, the largest first."""


def counted_text(text: TextBlocks, measures: WordMeasures) -> CountedText:
    """Return the sentences of a text that formulas were made for: running text in English and in the page's own words.

    Headings, table rows, references and quotes are left out, short list items that only name something, and lines that
    are no sentences. Flesch (1948) has titles and captions left out of the samples, too.
    """
    units: list[Unit] = []
    left: dict[LeftOutReason, list[int]] = {}

    def leave(reason: LeftOutReason, words: int) -> None:
        if words:
            counts = left.setdefault(reason, [0, 0])
            counts[0] += 1
            counts[1] += words

    for number, block in enumerate(text.blocks):
        reason = _whole_block(block, text.text)
        if reason is not None:
            leave(reason, len(measures.of_text(text.text[block.start : block.end])))
            continue
        for unit in _units(block, number, text.text, measures):
            reason = _not_a_sentence(unit, block, text.text)
            if reason is None:
                units.append(unit)
            else:
                leave(reason, len(unit.words))
    ordered = sorted(left.items(), key=lambda one: (-one[1][1], one[0]))
    return CountedText(
        text,
        tuple(units),
        tuple(LeftOut(reason=reason, pieces=pieces, words=words) for reason, (pieces, words) in ordered),
    )


def every_unit(text: TextBlocks, measures: WordMeasures) -> CountedText:
    """Return every sentence of a text as counted, for a text of which nothing else is: a heading alone, one word."""
    found = units_of(text, text.blocks, measures)
    return CountedText(text, found, ())


def units_of(text: TextBlocks, blocks: Iterable[BlockText], measures: WordMeasures) -> tuple[Unit, ...]:
    """Return each sentence of some blocks, whatever it is."""
    return tuple(
        unit for number, block in enumerate(blocks) for unit in _units(block, number, text.text, measures)
    )


def own_prose(block: BlockText, text: str) -> bool:
    """Return whether a block is English running text in the page's own words; a quote is somebody else's."""
    return bool(block.words) and _whole_block(block, text) is None


def _whole_block(block: BlockText, text: str) -> LeftOutReason | None:
    """Return why a whole block is left out; null where its sentences are looked at."""
    if block.kind is BlockKind.HEADING:
        return LeftOutReason.HEADINGS
    if block.kind is BlockKind.TABLE_ROW:
        return LeftOutReason.TABLES
    if block.label is BlockLabel.SOURCES:
        return LeftOutReason.REFERENCES
    if block.language != "en":
        return LeftOutReason.OTHER_LANGUAGES
    if block.kind is BlockKind.QUOTE or is_quoted(text, block.start, block.end):
        return LeftOutReason.QUOTES
    return None


def _units(block: BlockText, number: int, text: str, measures: WordMeasures) -> Iterator[Unit]:
    for start, end in block.sentences:
        if block.kind is BlockKind.LIST_ITEM and (mark := _MARK.match(text, start, end)):
            start = mark.end()
        words = measures.of_text(text[start:end])
        if words:
            yield Unit(start, end, words, number)


def _not_a_sentence(unit: Unit, block: BlockText, text: str) -> LeftOutReason | None:
    """Return why a sentence of a counted block is left out; null where it counts."""
    words = len(unit.words)
    marked = _END.search(text, max(unit.start, unit.end - 8), unit.end) is not None
    if block.kind is BlockKind.LIST_ITEM:
        alone = len(block.sentences) == 1
        if words >= LEAST_ITEM_WORDS or (marked and (not alone or _is_sentence(unit, text))):
            return None
        return LeftOutReason.SHORT_ITEMS
    if marked or words >= _LEAST_UNMARKED_WORDS:
        return None
    least = _LEAST_SENTENCE_WORDS - (text[unit.end - 1] == ":")
    if words >= least and _is_sentence(unit, text):
        return None
    return LeftOutReason.FRAGMENTS


def _is_sentence(unit: Unit, text: str) -> bool:
    """Return whether a line says something: it has a verb with its subject, or is an instruction."""
    if any(word.text.lower() in _VERBS for word in unit.words):
        return True
    tokens = tagged_tokens(text, unit.start, min(unit.end, unit.start + _LONGEST_LINE))
    if subject_verb(tokens, 0, len(tokens)) is not None or instruction(tokens, 0, len(tokens)):
        return True
    return len(tokens) > 1 and tokens[-1].text == ":" and tokens[-2].word_class in _FINITE
