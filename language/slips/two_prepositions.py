"""*upon on*, *of from*: two prepositions in a row of which one is left over."""

from __future__ import annotations

from language.doubled_words import ASKING, takes_a_particle
from language.slips.closed_classes import SUBJECTS
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_PAIRS: dict[str, frozenset[str]] = {
    "upon": words_in("on of in with by at from"),
    "of": words_in("for from to with by on at in into upon"),
    "in": words_in("of"),
    "from": words_in("of on for with by into upon"),
    "into": words_in("in to of at with"),
    "with": words_in("of from by to"),
    "for": words_in("of to with from by"),
    "at": words_in("of on from with by for"),
    "to": words_in("of for with from into"),
}
"""First prepositions and the second ones that never follow them, but for those that a clause leaves behind: *what it
is made of for*. Pairs that are right stayed out: *from within*, *for over*, *to about*, *of at least*."""
_LEAVES_BEHIND = ASKING | SUBJECTS | words_in("that to which and or it's you're we're they're i'm")
"""Words of a clause that may leave its preposition behind: *the care you look for for your family*."""
_PASSIVE = words_in("is are was were be been being get gets got")
_FAR = 9


def _check(row: Row, index: int) -> Hit | None:
    left, right = row.at(index), row.at(index + 1)
    if right not in _PAIRS[left] or index + 2 >= len(row.words) or not index:
        return None
    if not row.words[index].text.islower() or not row.words[index + 1].text.islower():
        return None
    since = row.small[max(0, index - _FAR) : index]
    if (
        not _LEAVES_BEHIND.isdisjoint(since)
        or not _PASSIVE.isdisjoint(since)
        or row.at(index + 2) in ("least", "most", "itself", "themselves")
    ):
        return None
    if left != "upon" and takes_a_particle(row.at(index - 1)):
        return None  # the clinic patients come to for advice
    if row.at(index - 1).endswith("ed"):
        return None  # agreed to by
    return Hit(index, index + 1, (left, right), Tier.MAYBE)


RULE = WordRule("two-prepositions", frozenset(_PAIRS), _check)
