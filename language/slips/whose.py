"""*whose been* for *who's been*, and *who's children* after a preposition for *whose*."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_VERBAL = words_in("been going not a an the in on at always ever never")


def _lost(row: Row, index: int) -> Hit | None:
    if row.at(index + 1) not in words_in("been not a an the"):
        return None
    return Hit(index, index, ("who's",), Tier.LIKELY, beside=1)


def _added(row: Row, index: int) -> Hit | None:
    following = row.at(index + 1)
    if following == "own" or (
        row.at(index - 1) in ("in", "of", "with", "for", "from")
        and following
        and following not in _VERBAL
        and not following.endswith("ing")
    ):
        return Hit(index, index, ("whose",), Tier.LIKELY, beside=1)
    return None


LOST = WordRule("whose-for-who-is", words_in("whose"), _lost)
ADDED = WordRule("who-is-for-whose", words_in("who's"), _added)
