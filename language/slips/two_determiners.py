"""*the a*, *your the*, *an the*: two words that open a noun phrase, of which one is left over."""

from __future__ import annotations

from language.slips.closed_classes import ARTICLES, DEMONSTRATIVES, POSSESSIVES
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_LEFT = ARTICLES | (POSSESSIVES - {"her", "his", "its"})
"""*Her* and *his* are pronouns too: *gave her a pill*; *its the* is rather *it's the*."""
_RIGHT = (ARTICLES | POSSESSIVES | words_in("this these those")) - {"its"}
_LATIN = words_in("la priori posteriori capella cappella fortiori")
"""Words after which *a* belongs to a foreign phrase: *the a la carte menu*."""


def _check(row: Row, index: int) -> Hit | None:
    left, right = row.at(index), row.at(index + 1)
    if (
        right not in _RIGHT
        or left == right
        or row.at(index + 2) in _LATIN
        or row.at(index + 2) in ("", "and", "or")
    ):
        return None
    one, two = row.words[index].text, row.words[index + 1].text
    if not two.islower() or (one.isupper() and index):
        return None  # vitamin A the; a title: the The
    if not row.engine.known(row.at(index + 2)):
        return None  # a torn word: an a ppointment
    if left == "an":
        return Hit(index, index + 1, (f"and {right}", right), Tier.SURE if right == "the" else Tier.LIKELY)
    if left == "a" and right in DEMONSTRATIVES:
        return Hit(index, index + 1, (right,), Tier.LIKELY)
    return Hit(index, index + 1, (right, left), Tier.SURE)


RULE = WordRule("two-determiners", _LEFT, _check)
