"""Tell in what sort of block the words of a finding are: a heading, a quotation, the words of a picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from language.spelling.judge import bare
from schemas.block import Block
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Occurrence, Quote
from schemas.record import Record
from schemas.text import RunningText
from schemas.vocabulary import QuotedBlock

_OF_FIELD = (
    (re.compile(r"/headline|/headings/\d+/\w+"), QuotedBlock.HEADING),
    (re.compile(r"/meta/title"), QuotedBlock.TITLE),
    (re.compile(r"/meta/description"), QuotedBlock.DESCRIPTION),
    (re.compile(r"/images/\d+/alternative"), QuotedBlock.ALTERNATIVE),
    (re.compile(r"/links/\d+/words"), QuotedBlock.LINK),
)
"""Matches ``/images/3/alternative`` and its like: fields that are of one sort wherever they are."""
_LISTED = re.compile(r"/(other_texts|template_texts)/(\d{1,9})/text")
"""Matches ``/other_texts/3/text``, whose block says its kind."""
_WORD = re.compile(r"[^\W_]+(?:[-'’\u00ad][^\W_]+)*")
"""Matches ``doctor’s`` and ``co-pay``."""


def block_of(quote: Quote, text: Record | None, facts: Record | None = None) -> QuotedBlock | None:
    """Return the sort of block that holds a quote of a text or of its page's, or a template's, facts; null where that
    is not known, as of words that reach over two blocks."""
    for field, block in _OF_FIELD:
        if field.fullmatch(quote.field):
            return block
    if quote.field == "/body_text" and isinstance(text, RunningText):
        return _of_span(text.body_blocks, quote.start, quote.end)
    listed = _LISTED.fullmatch(quote.field)
    if listed and isinstance(facts, PageFacts | TemplateFacts):
        items = getattr(facts, listed[1], [])
        at = int(listed[2])
        return QuotedBlock(items[at].kind) if at < len(items) else None
    return None


def _of_span(blocks: Sequence[Block], start: int | None, end: int | None) -> QuotedBlock | None:
    if start is None or end is None:
        return None
    at = bisect_right(blocks, start, key=attrgetter("start")) - 1
    return QuotedBlock(blocks[at].kind) if at >= 0 and end <= blocks[at].end else None


def with_blocks(
    places: Iterable[Occurrence], subject: str, text: Record | None, facts: Record | None = None
) -> Iterator[Occurrence]:
    """Yield the occurrences, those of the subject with the sort of their block."""
    for place in places:
        block = block_of(place.evidence, text, facts) if place.subject == subject else None
        yield _placed(place, block) if block is not None else place


def _placed(place: Occurrence, block: QuotedBlock) -> Occurrence:
    return place.model_copy(update={"evidence": place.evidence.model_copy(update={"block": block})})


def words_with_blocks(
    words: TextWords, text: RunningText | None = None, facts: PageFacts | TemplateFacts | None = None
) -> TextWords:
    """Return the words of a text with the sort of block of each suspect.

    A suspect has the evidence of its first occurrence alone: one that is there more often has a sort only where all of
    its occurrences are in blocks of that sort.
    """
    if not words.suspects:
        return words
    repeated = {_folded(one.word) for one in words.suspects if one.count > 1}
    seen = _blocks_of_words(text, repeated) if repeated and text is not None else {}
    suspects = []
    for one in words.suspects:
        block = block_of(one.evidence, text, facts)
        if block is not None and one.count > 1 and words.seen_on is None:
            block = block if seen.get(_folded(one.word)) == {block: one.count} else None
        suspects.append(_of_block(one, block) if block is not None else one)
    return words.model_copy(update={"suspects": suspects})


def _of_block(suspect: Suspect, block: QuotedBlock) -> Suspect:
    return suspect.model_copy(update={"evidence": suspect.evidence.model_copy(update={"block": block})})


def _blocks_of_words(text: RunningText, wanted: set[str]) -> dict[str, Counter[QuotedBlock]]:
    """Return how often some words are in each sort of block of a text, its headline among them; one pass."""
    found: dict[str, Counter[QuotedBlock]] = {}
    for word in _WORD.findall(text.headline or ""):
        if (folded := _folded(word)) in wanted:
            found.setdefault(folded, Counter())[QuotedBlock.HEADING] += 1
    for block in text.body_blocks:
        for match in _WORD.finditer(text.body_text, block.start, block.end):
            if (folded := _folded(match[0])) in wanted:
                found.setdefault(folded, Counter())[QuotedBlock(block.kind)] += 1
    return found


def _folded(word: str) -> str:
    return bare(word).lower()
