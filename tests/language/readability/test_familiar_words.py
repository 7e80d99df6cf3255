"""Test which words are familiar for the New Dale-Chall formula."""

from __future__ import annotations

from importlib import import_module

import pytest

from language.offline_textstat import offline_textstat
from language.readability.familiar_words import familiar_list, is_familiar


@pytest.mark.parametrize(
    "word",
    ["dog", "Dogs", "dog's", "dogs'", "boxes", "babies", "stopped", "stopping", "hoped", "hoping", "carried",
     "bigger", "biggest", "happier", "happiest", "don't", "don’t", "mr.", "Mr.", "2,500", "$40", "50%", "3rd", "1990s",
     "10-12", "½", "Portland", "Emma", "Portland's", "good-looking", "well-known"],
)  # fmt: skip
def test_listed_words_inflections_figures_and_names_are_familiar(word: str) -> None:
    """A listed word with one of the endings of 1995, a figure and a name are familiar."""
    assert is_familiar(word)


@pytest.mark.parametrize(
    "word",
    ["anemia", "surgery", "symptoms", "Symptoms", "surgeon's", "sweetly", "painless", "TMJ", "MRI",
     "follow-through-surgery", "post-traumatic", "B12-deficient", "", "-", ".", "Anemia"],
)  # fmt: skip
def test_other_words_are_not(word: str) -> None:
    """Other endings, other words and initialisms are unfamiliar."""
    assert not is_familiar(word)


def test_textstat_calls_no_listed_word_difficult() -> None:
    """Our list is textstat's: it calls difficult none of the list, and everything that we do."""
    offline_textstat()
    difficult = import_module("textstat.backend.validations._is_difficult_word").is_difficult_word
    assert not [word for word in familiar_list() if difficult(word, 0, "en_US")]
    ours = ["anemia", "surgery", "treatment", "symptom", "include", "usually", "condition"]
    assert all(difficult(word, 0, "en_US") and not is_familiar(word) for word in ours)


def test_the_list_has_the_words_of_1995() -> None:
    """The list has its 2,900 words and more, lower case."""
    assert len(familiar_list()) > 2900
    assert {"a", "o'clock", "youth"} <= familiar_list()
    assert all(word == word.lower() for word in familiar_list())
