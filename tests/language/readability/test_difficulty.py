"""Difficulty rises with each of length, long words and rare words, and with nothing else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.readability.formulas import difficulty, sentence_counts, sum_of
from language.readability.word_measures import WordMeasure, word_load


def word(syllables: int, zipf: float) -> WordMeasure:
    """Return a word of so many syllables, so often met."""
    return WordMeasure("word", syllables, True, zipf, word_load(syllables, zipf), False)


EVERYDAY, RARE, LONG_AND_RARE = word(1, 6.0), word(2, 3.0), word(4, 3.0)


def of(*sentences: list[WordMeasure]) -> float:
    """Return the difficulty of some sentences."""
    return difficulty(sum_of(map(sentence_counts, sentences)))


def test_loads() -> None:
    """An everyday word asks nothing, however long; a rare one by its rarity, a long one twice that."""
    assert [one.load for one in (EVERYDAY, word(4, 6.0), RARE, LONG_AND_RARE)] == [0, 0, 2, 4]


def test_a_single_word_has_a_difficulty() -> None:
    """Single sentences are rated, and be they one word."""
    assert of([RARE]) == pytest.approx(math.log(3))
    assert of([EVERYDAY]) == 0


@given(st.lists(st.lists(st.sampled_from([EVERYDAY, RARE, LONG_AND_RARE]), min_size=1), min_size=1))
def test_order(sentences: list[list[WordMeasure]]) -> None:
    """A rarer word makes a text harder, one sentence split in two makes it easier or leaves it."""
    before = of(*sentences)
    assert of([*sentences[0], RARE], *sentences[1:]) > before
    half = len(sentences[0]) // 2
    if half:
        assert of(sentences[0][:half], sentences[0][half:], *sentences[1:]) <= before
