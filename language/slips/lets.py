"""*lets go* for *let's go*, and *it let's you* for *it lets you*."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_DONE_TOGETHER = words_in(
    """
    go see look talk take start get be begin try face say discuss explore find dive examine break consider review make
    learn move keep do have work not just say assume imagine
    """
)
_NEW_CLAUSE = words_in("now so and then but or well ok okay")
_OBJECT = words_in("you us them him me your people patients users")


def _lost(row: Row, index: int) -> Hit | None:
    opens = not index and row.words[0].text[0].isupper()
    if row.at(index + 1) not in _DONE_TOGETHER or not (
        opens or row.at(index - 1) in ("and", "so", "but", "now")
    ):
        return None
    return Hit(index, index, ("let's",), Tier.LIKELY, beside=1)


def _added(row: Row, index: int) -> Hit | None:
    if not index or row.at(index - 1) in _NEW_CLAUSE or row.at(index + 1) not in _OBJECT:
        return None
    return Hit(index, index, ("lets",), Tier.LIKELY, beside=1)


LOST = WordRule("lets-for-let-us", words_in("lets"), _lost)
ADDED = WordRule("let-us-for-lets", words_in("let's"), _added)
