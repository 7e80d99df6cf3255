"""Rank the corrections of a word by the words beside it."""

from __future__ import annotations

from language.pairs import pair_zipf
from language.spelling.judge import Judgement
from language.spelling.lexicon import zipf

WEIGHT = 0.8
"""Weight of what the words on either side say beside the word's own frequency and its slip; chosen on the tuned half of
the planted errors, where .3 to 1 do as well."""

UNCOUNTED = 1.7
"""Zipf value taken for a pair that the list of pairs lacks: below its rarest."""


def ranked(judged: Judgement, before: str, after: str) -> tuple[str, ...]:
    """Return the suggestions of an unknown word, the likeliest between two lower-case words first; an empty one stands
    for none."""
    if len(judged.scores) < 2:
        return judged.suggestions
    order = sorted(
        range(len(judged.scores)),
        key=lambda place: (
            -judged.scores[place] - WEIGHT * _beside(before, judged.suggestions[place].lower(), after)
        ),
    )
    return tuple(judged.suggestions[place] for place in order)


def _beside(before: str, word: str, after: str) -> float:
    """Return how much likelier a word is between two others than anywhere: the sum of the logarithms."""
    return sum(_association(left, right) for left, right in ((before, word), (word, after)) if left and right)


def _association(left: str, right: str) -> float:
    expected = zipf(left) + zipf(right) - 9
    counted = pair_zipf(left, right)
    return counted - expected if counted is not None else min(0.0, UNCOUNTED - expected)
