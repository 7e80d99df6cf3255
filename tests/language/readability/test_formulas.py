"""The classic formulas give what their authors and textstat give for the same counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from language.offline_textstat import offline_textstat
from language.readability.formulas import (
    NOTHING,
    Counts,
    dale_chall,
    reading_ease,
    reading_grade,
    sentence_counts,
    smog_grade,
    sum_of,
)
from language.readability.reader import ReadabilityReader
from language.readability.word_measures import WordMeasure
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind

COUNTS = Counts(words=100, sentences=5, syllables=160, polysyllables=10, unfamiliar=5, load=0.0)


def word(syllables: int, *, familiar: bool = True) -> WordMeasure:
    """Return a word of so many syllables."""
    return WordMeasure("word", syllables, familiar, 6.0, 0.0, False)


def test_counts() -> None:
    """A sentence without a word is none; words of three syllables and more are long."""
    first = sentence_counts([word(1), word(3, familiar=False)])
    assert first == Counts(words=2, sentences=1, syllables=4, polysyllables=1, unfamiliar=1, load=0.0)
    assert sentence_counts([]) == NOTHING
    both = sum_of([first, sentence_counts([word(2)])])
    assert both == Counts(words=3, sentences=2, syllables=6, polysyllables=1, unfamiliar=1, load=0.0)
    assert sum_of([]) == NOTHING
    assert both.minus(first) == sentence_counts([word(2)])


@pytest.mark.parametrize(
    ("formula", "expected"),
    [(reading_ease, 206.835 - 20.3 - 135.36), (reading_grade, 7.8 + 18.88 - 15.59), (smog_grade, 11.208)],
)
def test_by_hand(formula: Callable[[Counts], float], expected: float) -> None:
    """100 words, 5 sentences, 160 syllables, 10 long words: reckoned by hand from the published formulas."""
    assert formula(COUNTS) == pytest.approx(expected, abs=0.001)


def test_dale_chall_adds_for_more_than_five_in_a_hundred() -> None:
    """Above 5 % of unfamiliar words the constant comes on top."""
    assert dale_chall(COUNTS) == pytest.approx(0.1579 * 5 + 0.0496 * 20)
    assert dale_chall(COUNTS._replace(unfamiliar=6)) == pytest.approx(0.1579 * 6 + 0.0496 * 20 + 3.6365)


PLAIN = (
    "The knee is the largest joint in the body. It bends and it turns a little from side to side. When you walk up "
    "the stairs, it carries three times your weight. Doctors treat knee pain with rest, cold packs and simple "
    "movements at home. Most people feel better after two weeks. If the pain does not go away, the doctor takes a "
    "picture of the bones. Sometimes a small operation is necessary. You can go home the same day. Your muscles need "
    "time to become strong again, so walk a little more each morning. Swimming and cycling are good for the joint."
)


def test_equal_to_textstat_on_plain_text() -> None:
    """On a text without numbers, lists, initialisms or unknown words both count and score the same."""
    blocks = [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(PLAIN))]
    counts = ReadabilityReader().read(read_blocks(PLAIN, blocks, "en")).counts
    textstat = offline_textstat()
    assert counts[:4] == (
        textstat.lexicon_count(PLAIN),
        textstat.sentence_count(PLAIN),
        textstat.syllable_count(PLAIN),
        textstat.polysyllabcount(PLAIN),
    )
    assert reading_ease(counts) == pytest.approx(textstat.flesch_reading_ease(PLAIN), abs=0.05)
    assert reading_grade(counts) == pytest.approx(textstat.flesch_kincaid_grade(PLAIN), abs=0.05)
    assert smog_grade(counts) == pytest.approx(textstat.smog_index(PLAIN), abs=0.05)
