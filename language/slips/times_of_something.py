"""*this weeks hours*, *20 years experience*, *the worlds largest*: a time or a place that lost its apostrophe."""

from __future__ import annotations

import re

from language.slips.closed_classes import POSSESSIVES
from language.slips.possessives import NO_NOUN
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_TIMES = words_in("days weeks months years nights mornings seasons summers winters springs evenings weekends")
_ONE = words_in("this last next each every a yesterday today tomorrow")
_NUMBERS = words_in(
    "two three four five six seven eight nine ten twelve fifteen twenty thirty many several few"
)
_OF_TIME = words_in("experience notice worth supply practice training service supervision pay")
"""What is counted in times: *two weeks' notice* (Chicago Manual of Style 7.25)."""
_PLACES = words_in("worlds nations states areas regions")
_SUPERLATIVES = words_in(
    "best largest biggest first leading oldest top greatest fastest smallest highest finest longest richest population"
)
_NUMBER = re.compile(r"\d\+?\s{1,2}$")
"""Matches the end of ``20 `` before *years*."""


def _time(row: Row, index: int) -> Hit | None:
    word, before, following = row.at(index), row.at(index - 1), row.at(index + 1)
    if (
        not following
        or following in NO_NOUN
        or following in ("ago", "later", "old", "earlier")
        or not row.words[index].text.islower()
    ):
        return None
    if before in _ONE:
        if before == "last" and row.at(index - 2) in POSSESSIVES | {"the"}:
            return None
        return (
            Hit(index, index, (f"{word[:-1]}'s",), Tier.SURE, beside=1)
            if row.engine.known(following)
            else None
        )
    start = row.words[index].start
    counted = before in _NUMBERS or (not index and _NUMBER.search(row.text[max(0, start - 4) : start]))
    if following in _OF_TIME and counted and word not in ("mornings", "evenings"):
        return Hit(index, index, (f"{word}'", f"{word} of"), Tier.LIKELY, beside=1)
    return None


def _place(row: Row, index: int) -> Hit | None:
    word, before, following = row.at(index), row.at(index - 1), row.at(index + 1)
    most = word == "worlds" and following == "most"
    if before not in ("the", "our", "this") or not (following in _SUPERLATIVES or most):
        return None
    return Hit(index, index, (f"{word[:-1]}'s",), Tier.LIKELY, beside=1)


TIME = WordRule("lost-possessive-of-time", _TIMES, _time)
PLACE = WordRule("lost-possessive-of-a-place", _PLACES, _place)
