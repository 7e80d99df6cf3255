"""The figures of planted errors that `benchmarks.floors` guards: those that need no package beside our own.

Errors of grammar, marks and spaces are planted into a hundred clean texts with a seed of their own; misspellings that
people made need codespell and spylls, and are measured by ``python -m benchmarks.typos`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SEED = 20
PER_CLASS = 40
FLOORED = (
    "apostrophe",
    "a_an",
    "slip_named",
    "slip_other",
    "doubled_punctuation",
    "missing_space",
    "doubled",
    "wrong_word",
)
"""Classes with a floor, each as ``planted_CLASS``: the share found in all tiers, one of 1."""


def planted_figures(texts: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the share found of each class, and of all of them the share of right first suggestions."""
    from benchmarks import planted_phrases as phrases
    from benchmarks import planted_words as words
    from benchmarks.planted_classes import MOST_OF_KIND
    from benchmarks.planted_errors import plant
    from benchmarks.typo_checkers import ours
    from benchmarks.typo_scores import score, total

    classes = {
        "slip_named": phrases.named_slip,
        "slip_other": phrases.other_slip,
        "apostrophe": phrases.apostrophe,
        "wrong_word": phrases.confused(phrases.CONFUSED, "confused"),
        "a_an": phrases.wrong_article,
        "doubled_punctuation": phrases.doubled_punctuation,
        "missing_space": words.missing_space,
        "doubled": words.doubled,
    }
    rows = plant(texts, classes, seed=SEED, per_class=PER_CLASS, most_of_kind=MOST_OF_KIND)
    check = ours()
    scores = score(rows, [check(row["text"]) for row in rows])
    every = total(scores.values())
    return {
        **{f"planted_{name}": scores[name].found / scores[name].planted for name in FLOORED},
        "planted_first_suggestion": every.first / max(1, every.answered),
    }
