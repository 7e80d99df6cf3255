"""Choose the class of each word in its sentence."""

from __future__ import annotations

import pytest

from language.word_classes.tagged_tokens import tagged_tokens
from language.word_classes.word_class import WordClass

W = WordClass
LETTERS = {
    W.NOUN: "n",
    W.PLURAL: "n",
    W.VERB_BASE: "v",
    W.VERB_THIRD: "v",
    W.VERB_PAST: "v",
    W.PAST_PARTICIPLE: "t",
    W.ING_FORM: "g",
    W.ADJECTIVE: "j",
}


@pytest.mark.parametrize(
    ("sentence", "letters"),
    [
        ("The tablet should be taken with food.", "ntn"),
        ("If you have pain that gets worse after treatment, call our office.", "nvnvn"),
        ("Smoking causes cancer, and patients who smoke need regular visits.", "nvnnvnjn"),
        ("Symptoms caused by stress are treated with rest.", "ntntn"),
        ("To schedule an appointment, contact us today.", "vnv"),
        ("Inside your eye is a natural lens that changes shape to help you focus.", "njnvnvv"),
        ("You may need a second visit.", "vjn"),
        ("People taking blood thinners bruise easily.", "ngnnv"),
        ("Don't rub your eyes.", "vn"),
    ],
)
def test_the_neighbours_decide(sentence: str, letters: str) -> None:
    """Nouns, verbs, participles, ing-forms and adjectives are told apart by what stands beside them."""
    found = [LETTERS.get(token.word_class, "") for token in tagged_tokens(sentence)]
    assert "".join(found) == letters


def test_a_finite_verb_makes_a_sentence() -> None:
    """*Is* and *takes* are finite, *be* and *taken* are not."""
    tokens = tagged_tokens("She takes it because it is to be taken daily.")
    assert [token.text for token in tokens if token.finite] == ["takes", "is"]


def test_offsets_are_those_of_the_text() -> None:
    """A token's slice of the text is the token."""
    text = "  It’s sore. Call us."
    assert [text[token.start : token.end] for token in tagged_tokens(text, 2, 13)] == ["It’s", "sore", "."]
