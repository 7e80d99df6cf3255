"""What is beside a word is a word, a mark or nothing."""

from __future__ import annotations

from language.sentences import sentences_of
from language.words import words_of
from language.wrong_words.contexts import Context, contexts


def beside(text: str) -> list[tuple[str, Context]]:
    """Return each word with what is beside it."""
    found = contexts(text, tuple(words_of(text)), tuple(sentences_of(text)))
    return [(form, context) for _, form, context in found]


def test_a_sentence_has_two_ends() -> None:
    """They stand beside its first and last words."""
    assert beside("It hurts. Call us.") == [
        ("it", Context("", "<s>", "hurts", "</s>")),
        ("hurts", Context("<s>", "it", "</s>", "")),
        ("call", Context("", "<s>", "us", "</s>")),
        ("us", Context("<s>", "call", "</s>", "")),
    ]


def test_a_comma_and_a_number_are_marks_and_other_signs_keep_apart() -> None:
    """What is beyond a sign that keeps apart is not looked at."""
    assert [context for _, context in beside("pain, at 10 am (or pm)")] == [
        Context("", "<s>", ",", "at"),
        Context("pain", ",", "<n>", "am"),
        Context("at", "<n>", "", ""),
        Context("", "", "pm", "</s>"),
        Context("", "or", "</s>", ""),
    ]


def test_apostrophes_and_capitals_are_folded() -> None:
    """As the statistics know the words."""
    assert [form for form, _ in beside("You’re HERE")] == ["you're", "here"]


def test_a_part_of_a_longer_word_is_not_judged() -> None:
    """It is still beside the others."""
    assert [form for form, _ in beside("the hear-through mode and/or more")] == ["the", "mode", "more"]
    assert beside("the hear-through mode")[1] == ("mode", Context("", "through", "</s>", ""))
