"""Test words and syllables of a text."""

from __future__ import annotations

import pytest

from language.estimated_syllables import estimated_syllables
from language.syllables import syllables_as_said
from language.words import words_of


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
    assert syllables == syllables_as_said(word)


def test_the_estimate_is_at_least_one() -> None:
    """Any word has one syllable at least."""
    assert [estimated_syllables(word) for word in ("hmm", "", "é")] == [1, 1, 1]
