"""*is a one of the*: an article before *one of*."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_OF_THEM = words_in("the our my your his her its their these those many several few only")


def _check(row: Row, index: int) -> Hit | None:
    if row.at(index + 1) != "of" or row.at(index - 1) not in ("a", "an") or row.at(index + 2) not in _OF_THEM:
        return None
    return Hit(index - 1, index + 1, ("one of",), Tier.LIKELY)


RULE = WordRule("article-before-one-of", words_in("one"), _check)
