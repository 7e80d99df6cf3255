"""Find the sentences of a text whose change helps its readers most, and where to split them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from language.readability.formulas import Counts, difficulty, reading_grade, sentence_counts
from language.readability.measured_text import MeasuredText
from language.readability.split_points import best_split
from language.readability.units import Unit
from schemas.readability import HardSentence, SplitPlace

MOST_SENTENCES = 5
"""Sentences that an editor is asked to change at once; own choice."""
PART_WORDS = 20
"""Most words of a sentence or a part that is left as it is: plain-language guides ask for 15 to 20 on average
(plainlanguage.gov, "Write short sentences")."""
_LEAST_SENTENCE = 10
"""Words of a sentence that is named for its words alone; a shorter one is a name or an item more often."""
_LEAST_DIFFICULTY = 3.0
"""Difficulty from which a sentence is named for its words: that of the hardest fifth of the sentences of NIH's
texts for patients (decision 0023)."""
LONGEST_SPLIT = 1_500
"""Characters of a sentence in which places to split are looked for; a longer one is a list or broken markup."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""Matches ``over-the-counter``, not an address or a code."""
_MOST_WORDS = 5
_RARE_LOAD = 1.5
"""Load of a word that is worth naming: long and at least five times rarer than everyday words."""


def hard_sentences(text: MeasuredText) -> list[HardSentence]:
    """Return the sentences whose change helps most, at most five: first those that make most sentences when split, of
    equals the one that asks most of its reader; then those whose words are hard.

    Splitting a sentence in two gains the same wherever it is, so that only the number of parts ranks. Loads are
    rounded, as they are differences of sums of floats: the same sentence has another last digit elsewhere.
    """
    ranked = sorted(
        (
            (parts - 1, round(text.counts_between(place, place + 1).load, 6), -unit.start, unit)
            for place, unit in enumerate(text.units)
            if (parts := _parts(unit)) > 1 or _has_hard_words(unit, text.counts_between(place, place + 1))
        ),
        key=lambda one: one[:3],
        reverse=True,
    )
    return [_described(text, unit, gain + 1) for gain, _, _, unit in ranked[:MOST_SENTENCES]]


def grade_after(counts: Counts, sentences: Sequence[HardSentence]) -> float | None:
    """Return the Flesch-Kincaid grade once each of some sentences is split into its parts; null where none is."""
    more = sum(sentence.parts - 1 for sentence in sentences)
    return reading_grade(counts._replace(sentences=counts.sentences + more)) if more else None


def _parts(unit: Unit) -> int:
    return math.ceil(len(unit.words) / PART_WORDS)


def _has_hard_words(unit: Unit, counts: Counts) -> bool:
    return (
        len(unit.words) >= _LEAST_SENTENCE
        and difficulty(counts) >= _LEAST_DIFFICULTY
        and bool(_hard_words(unit))
    )


def _hard_words(unit: Unit) -> dict[str, float]:
    """Return the words of a sentence that ask most of a reader, names left out, with their loads."""
    return {
        word.text.lower(): word.load
        for place, word in enumerate(unit.words)
        if word.load >= _RARE_LOAD
        and WORD.fullmatch(word.text)
        and (word.term or place == 0 or not word.text[0].isupper())
    }


def _described(text: MeasuredText, unit: Unit, parts: int) -> HardSentence:
    places = []
    if parts > 1 and unit.end - unit.start <= LONGEST_SPLIT:
        for point in best_split(text.counted.text.text, unit.start, unit.end)[: parts - 1]:
            places.append(SplitPlace(start=point.drop[0], end=point.at, opening=point.opening))
    hard = _hard_words(unit)
    return HardSentence(
        start=unit.start,
        end=unit.end,
        word_count=len(unit.words),
        difficulty=round(difficulty(sentence_counts(unit.words)), 2),
        parts=parts,
        split_at=places,
        hard_words=sorted(hard, key=lambda word: (-hard[word], word))[:_MOST_WORDS],
    )
