"""*i am*: the pronoun in a small letter, which some write on purpose."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_VERBS = words_in(
    """
    am was have had will would can could do did don't didn't can't couldn't wasn't haven't think feel felt know knew
    went want wanted need needed got get love loved like liked hope believe recommend highly never always really
    just also should may might must came come see saw go take took say said tell told use used work worked live
    found find
    """
)
_SHORTENED = words_in("i'm i've i'll i'd")


def _check(row: Row, index: int) -> Hit | None:
    written = row.words[index].text
    if not written.islower():
        return None
    if row.at(index) in _SHORTENED or row.at(index + 1) in _VERBS:
        return Hit(index, index + (row.at(index) == "i"), (_suggestion(row, index),), Tier.MAYBE)
    return None


def _suggestion(row: Row, index: int) -> str:
    if row.at(index) == "i":
        return f"I {row.at(index + 1)}"
    return "I" + row.at(index)[1:]


RULE = WordRule("small-i", _SHORTENED | {"i"}, _check)
