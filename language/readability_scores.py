"""Compute the classic readability scores of a text's English blocks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from language.quoted import is_quoted
from language.syllables import SyllableCounter
from language.text_blocks import BlockText, TextBlocks
from schemas.readability import Readability
from schemas.vocabulary import BlockKind

LEAST_WORDS = 100
"""Shorter texts are not scored: Flesch (1948) and Kincaid et al. (1975) take samples of 100 words."""

LEAST_SMOG_SENTENCES = 10
"""McLaughlin (1969) samples 30 sentences; shorter texts are scored by the same formula down to ten, as its
square root holds the sentence count (http://www.harrygmclaughlin.com/SMOG.htm)."""

LEAST_ITEM_WORDS = 5
"""A list item without a sentence's mark counts as a sentence only from this length on; shorter ones are names
of things, and would make any text look easy. Own choice."""


class Counts(NamedTuple):
    """Counts that the formulas need."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    """Words of three syllables and more."""


def scored(block: BlockText, text: str) -> bool:
    """Return whether a block is the page's own prose, which the formulas were made for."""
    if not own_prose(block, text):
        return False
    if block.kind is not BlockKind.LIST_ITEM:
        return True
    return len(block.words) >= LEAST_ITEM_WORDS or text[block.start : block.end].rstrip().endswith(
        (".", "!", "?")
    )


def own_prose(block: BlockText, text: str) -> bool:
    """Return whether a block is English running text in the page's own words; a quote is somebody else's."""
    return (
        block.language == "en"
        and block.running
        and bool(block.words)
        and block.kind is not BlockKind.QUOTE
        and not is_quoted(text, block.start, block.end)
    )


@lru_cache(maxsize=1)  # an audit and the article's own scores ask for the same text one after the other
def count(text: TextBlocks, syllables: SyllableCounter) -> Counts:
    """Return words, sentences and syllables of the blocks that are scored."""
    return _count((block for block in text.blocks if scored(block, text.text)), syllables)


def lowest_grade(text: TextBlocks, syllables: SyllableCounter) -> float:
    """Return the lowest grade that a text has when its list items are counted in other ways; raises ``ValueError``
    where none has enough words.

    As `count` does; without any; and each of them as a sentence, however short. One text's grades differ by more than a
    year with this (decision 0016), which no formula says how to do.
    """
    own = [block for block in text.blocks if own_prose(block, text.text)]
    ways = (
        [block for block in own if scored(block, text.text)],
        [block for block in own if block.kind is not BlockKind.LIST_ITEM],
        own,
    )
    grades = (readability(_count(blocks, syllables)).reading_grade for blocks in ways)
    return min(grade for grade in grades if grade is not None)


def _count(blocks: Iterable[BlockText], syllables: SyllableCounter) -> Counts:
    words = sentences = total = long = 0
    for block in blocks:
        words += len(block.words)
        sentences += len(block.sentences)
        for word in block.words:
            size = syllables.count(word.text)
            total += size
            long += size >= 3
    return Counts(words, sentences, total, long)


def readability(counts: Counts) -> Readability:
    """Return the scores; null scores where the text is too short.

    Reading ease: Flesch (1948), https://doi.org/10.1037/h0057532. Grade: Kincaid, Fishburne, Rogers and Chissom
    (1975), https://stars.library.ucf.edu/istlibrary/56. SMOG: McLaughlin (1969).
    """
    if counts.words < LEAST_WORDS or not counts.sentences:
        return Readability(word_count=counts.words, sentence_count=counts.sentences)
    length = counts.words / counts.sentences
    weight = counts.syllables / counts.words
    smog = None
    if counts.sentences >= LEAST_SMOG_SENTENCES:
        smog = round(1.0430 * math.sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291, 1)
    return Readability(
        reading_ease=round(206.835 - 1.015 * length - 84.6 * weight, 1),
        reading_grade=round(0.39 * length + 11.8 * weight - 15.59, 1),
        smog_grade=smog,
        word_count=counts.words,
        sentence_count=counts.sentences,
    )
