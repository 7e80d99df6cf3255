"""Test sentences, words, syllables and language of a text."""

from __future__ import annotations

import pytest

from language.sentences import sentences_of
from language.syllables import SyllableCounter, estimated_syllables
from language.words import words_of

COUNTER = SyllableCounter()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Dr. Moreno. She knows.", ["Ask Dr. Moreno.", "She knows."]),
        ("Take a drug, e.g. Aspirin. Rest.", ["Take a drug, e.g. Aspirin.", "Rest."]),
        ("Dr. Eric D. Freeman works in the U.S. Navy.", ["Dr. Eric D. Freeman works in the U.S. Navy."]),
        ("It is made in the U.S. The drug is new.", ["It is made in the U.S.", "The drug is new."]),
        ("Call at 9 a.m. on Monday.", ["Call at 9 a.m. on Monday."]),
        ("It weighs 2.5 kg. “Good,” she said.", ["It weighs 2.5 kg. “Good,” she said."]),
        ("Does it hurt? Yes! Rest.", ["Does it hurt?", "Yes!", "Rest."]),
        ("Take vitamin C. The dose is small.", ["Take vitamin C.", "The dose is small."]),
        ("No. 5 is out.\nNext line", ["No. 5 is out.", "Next line"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    """A sentence does not end after a title, an initial, a unit or a Latin short form."""
    assert expected == [text[start:end] for start, end in sentences_of(text)]


def test_words_have_their_offsets() -> None:
    """Words have their offsets; addresses, handles and codes are not words."""
    text = "The doctor’s FMR1 page: https://a.example/x, or mail me@a.example"
    words = list(words_of(text))
    assert [word.text for word in words] == ["The", "doctor’s", "page", "or", "mail"]
    assert all(word.text == text[word.start : word.end] for word in words)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("anemia", 4),
        ("muscle", 2),
        ("doctor's", 2),
        ("radiculopathy", 6),
        ("follow-up", 3),
        ("gastroenterology", 7),
    ],
)
def test_syllables(word: str, syllables: int) -> None:
    """Common words, medical words and compounds have their syllables, without a network."""
    assert syllables == COUNTER.count(word)


def test_the_estimate_is_at_least_one() -> None:
    """Any word has one syllable at least."""
    assert [estimated_syllables(word) for word in ("hmm", "", "é")] == [1, 1, 1]
