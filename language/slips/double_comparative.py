"""*more better*: a comparative that is compared twice."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_TWICE = {
    "more": words_in(
        "better easier worse healthier happier cheaper faster stronger safer closer farther harder quicker"
    ),
    "most": words_in(
        "best easiest worst healthiest happiest cheapest fastest strongest safest closest hardest"
    ),
}


def _check(row: Row, index: int) -> Hit | None:
    following = row.at(index + 1)
    if following not in _TWICE[row.at(index)] or row.at(index - 1) in (
        "the",
        "no",
        "any",
        "or",
        "much",
        "many",
    ):
        # The more healthier options there are; much more better options are nouns'.
        return None
    return Hit(index, index + 1, (following,), Tier.LIKELY)


RULE = WordRule("double-comparative", frozenset(_TWICE), _check)
