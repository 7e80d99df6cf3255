"""*the of the*: an article or a possessive before a word that opens no noun."""

from __future__ import annotations

from language.slips.closed_classes import ARTICLES, POSSESSIVES
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_LEFT = (ARTICLES | POSSESSIVES) - {"her", "his", "its"}
_AFTER_WITH = ARTICLES | POSSESSIVES | words_in("this that these those")
_MEANT = {
    ("your", "are"): "you",
    ("their", "is"): "there",
    ("their", "are"): "there",
    ("their", "was"): "there",
    ("their", "were"): "there",
    ("their", "has"): "there",
}
"""Possessives that sound like the subject that goes before these verbs."""
_JOINTS = words_in("of and or is are was were has had from with which because at than")
"""Words that nothing but a noun phrase's end is before."""
_LETTER_GOES_ON = words_in("and or is was has with from are were to than of")
"""Joints before which *a* may be a letter: *hepatitis a and b*."""


def _check(row: Row, index: int) -> Hit | None:
    left, right = row.at(index), row.at(index + 1)
    if right not in _JOINTS or not row.words[index + 1].text.islower() or index + 2 >= len(row.words):
        return None
    written = row.words[index].text
    if written.isupper() and (len(written) > 1 or index):
        return None  # vitamin A and; the system ITS is
    if right == "with" and row.at(index + 2) not in _AFTER_WITH:
        return None  # the with keyword
    meant = _MEANT.get((left, right))
    if meant:
        return Hit(index, index + 1, (f"{meant} {right}",), Tier.LIKELY)
    if left == "an" and (right == "at" or not written.islower()):
        return None  # an at times long wait; Dr. An has
    if left == "an":
        return Hit(index, index + 1, (f"and {right}", right), Tier.LIKELY)
    if left == "a" and right in _LETTER_GOES_ON and (right != "of" or len(row.at(index - 1)) < 2):
        return None
    if row.at(index + 2) in ("and", "or"):
        return None  # the with and without
    return Hit(index, index + 1, (right,), Tier.LIKELY)


RULE = WordRule("determiner-before-a-joint", _LEFT, _check)
