"""Compute the classic readability formulas from the counts of a text."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from language.readability.word_measures import LONG_WORD_SYLLABLES, WordMeasure

LEAST_WORDS = 100
"""Shorter texts are not scored: Flesch (1948) and Kincaid et al. (1975) take samples of 100 words."""
LEAST_SMOG_SENTENCES = 10
"""McLaughlin (1969) samples 30 sentences; shorter texts are scored by the same formula down to ten, as its
square root holds the sentence count (http://www.harrygmclaughlin.com/SMOG.htm)."""


class Counts(NamedTuple):
    """Counts of some sentences that the formulas need."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    """Words of three syllables and more."""
    unfamiliar: int
    """Words that are not on the list of Dale and Chall."""
    load: float
    """What the words ask of a reader, together: `language.readability.word_measures.word_load`."""

    def minus(self, other: Counts) -> Counts:
        """Return the counts of a text without a part of it."""
        return Counts._make(map(operator.sub, self, other))


NOTHING = Counts(0, 0, 0, 0, 0, 0.0)


def sentence_counts(words: Sequence[WordMeasure]) -> Counts:
    """Return the counts of one sentence; one without words is none."""
    if not words:
        return NOTHING
    _, syllables, familiar, _, loads, _ = zip(*words, strict=True)
    return Counts(
        words=len(words),
        sentences=1,
        syllables=sum(syllables),
        polysyllables=sum([count >= LONG_WORD_SYLLABLES for count in syllables]),
        unfamiliar=len(words) - sum(familiar),
        load=math.fsum(loads),
    )


def sum_of(counts: Iterable[Counts]) -> Counts:
    """Return the counts of some sentences together, added in their order."""
    return Counts._make(map(sum, zip(NOTHING, *counts, strict=True)))


def reading_ease(counts: Counts) -> float:
    """Return Flesch's reading ease, higher is easier, at most 121 (Flesch 1948, https://doi.org/10.1037/h0057532)."""
    return 206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words


def reading_grade(counts: Counts) -> float:
    """Return the Flesch-Kincaid grade in US school years (Kincaid, Fishburne, Rogers and Chissom 1975,
    https://stars.library.ucf.edu/istlibrary/56)."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog_grade(counts: Counts) -> float:
    """Return the SMOG grade in US school years (McLaughlin 1969), made for samples of 30 sentences."""
    return 1.0430 * math.sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


_FEW_UNFAMILIAR = 5
"""Per cent of unfamiliar words above which Dale and Chall add a constant."""


def dale_chall(counts: Counts) -> float:
    """Return the New Dale-Chall score: up to 4.9 is grade 4, 8.0 to 8.9 grade 11 or 12, from 9 on college
    (Dale and Chall 1948; list of 1995: Chall and Dale, Readability Revisited)."""
    share = 100 * counts.unfamiliar / counts.words
    score = 0.1579 * share + 0.0496 * counts.words / counts.sentences
    return score + 3.6365 if share > _FEW_UNFAMILIAR else score


def difficulty(counts: Counts) -> float:
    """Return how hard people find a text: 0 where all words are everyday ones, higher is harder, seldom above 4.

    The logarithm of one plus the mean load of a sentence, which is the sum of its words' loads: long sentences, long
    words and rare words each raise it. Own formula without fitted weights; people's ratings agree with it better than
    with the classic grades: ``benchmarks/ratings.py``, decision 0023.
    """
    return math.log1p(max(0.0, counts.load) / counts.sentences)
