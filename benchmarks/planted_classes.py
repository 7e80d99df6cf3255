"""Every class of planted errors by name, in the order in which reports list them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import planted_phrases as phrases
from benchmarks import planted_words as words
from benchmarks.misspelling_pairs import KnownWords, codespell_pairs, learner_pairs
from benchmarks.planted_errors import Edits

SPELT = ("human", "learner", "medical", "keyboard", "proper", "joined", "split", "missing_space", "doubled")
"""Classes that leave something that is no word, or no sequence of words."""
MOST_OF_KIND = {
    "slip_named": 0.15, "slip_other": 0.1, "apostrophe": 0.2, "a_an": 0.75, "agreement": 0.25,
    "doubled_punctuation": 0.15, "stray_space": 0.35,
}  # fmt: skip
"""Largest share of one kind, so that the sorts of slip that the texts have many places for do not fill the class."""


def all_classes(texts: Sequence[Mapping[str, Any]]) -> dict[str, Edits]:
    """Return the classes; raises ``ImportError`` without codespell or spylls (requirements-bench.txt)."""
    known = KnownWords(row["text"] for row in texts)
    return {
        # The scarcest places first: a class takes what the ones before it left.
        "slip_named": phrases.named_slip,
        "slip_other": phrases.other_slip,
        "apostrophe": phrases.apostrophe,
        "wrong_word": phrases.confused(phrases.CONFUSED, "confused"),
        "wrong_small_word": phrases.confused(phrases.SMALL, "small word"),
        "wrong_meaning": phrases.confused(phrases.MEANING, "meaning"),
        "noun_swap": phrases.noun_swap,
        "agreement": phrases.agreement,
        "human": words.from_pairs(codespell_pairs(), "codespell", lambda wrong: wrong not in known),
        "human_real_word": words.from_pairs(_all_pairs(), "codespell", known.english),
        "learner": words.from_pairs(learner_pairs(known), "learners", lambda wrong: wrong not in known),
        "medical": words.medical(known),
        "proper": words.capital(known),
        "keyboard": words.keyboard(known),
        "a_an": phrases.wrong_article,
        "doubled_punctuation": phrases.doubled_punctuation,
        "stray_space": phrases.stray_space,
        "joined": words.joined(known),
        "split": words.split(known),
        "missing_space": words.missing_space,
        "doubled": words.doubled,
    }


def _all_pairs() -> dict[str, list[str]]:
    pairs = {right: list(wrongs) for right, wrongs in codespell_pairs().items()}
    for right, wrongs in codespell_pairs("dictionary_rare.txt").items():
        pairs.setdefault(right, []).extend(wrongs)
    return pairs
