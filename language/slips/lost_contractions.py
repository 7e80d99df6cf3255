"""*Were here to help*, *Ill see you*: a subject and its verb that lost their apostrophe and made another word."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_WE_ARE = words_in(
    """
    here open proud happy excited pleased committed dedicated always going so still also now glad thrilled confident
    passionate delighted located accepting available ready honored honoured
    """
)
"""Words after *we're* in a statement; after *Were* at the start of a sentence without a question mark they are not."""
_DONE = words_in(
    """
    help give work send make take discuss show explain start call contact create provide let talk need see look go get
    find use ask answer teach tell walk keep bring offer check examine never always also be have
    """
)
"""Verbs that *we'll* and *I'll* go on with."""


def _were(row: Row, index: int) -> Hit | None:
    if row.at(index + 1) not in _WE_ARE:
        return None
    if index == 0 and row.words[0].text == "Were" and not _is_asked(row):
        return Hit(0, 0, ("we're",), Tier.LIKELY, beside=1)
    return None


def _is_asked(row: Row) -> bool:
    """Return whether the sentence of a row ends with a question mark, as far as its block's line shows."""
    end = row.words[-1].end
    return "?" in row.text[end : end + 200].partition(".")[0]


def _will(row: Row, index: int) -> Hit | None:
    if row.at(index + 1) not in _DONE or index + 2 >= len(row.words):
        return None
    right = "we'll" if row.at(index) == "well" else "I'll"
    if index == 0 and row.words[0].text[0].isupper() and (row.opens or row.before.isspace()):
        return Hit(0, 0, (right,), Tier.LIKELY, beside=1)
    if (
        index
        and row.at(index - 1) in ("and", "but")
        and row.at(index) == "well"
        and row.at(index + 1) in _GIVEN
    ):
        return Hit(index, index, (right,), Tier.LIKELY, beside=1)
    return None


_GIVEN = words_in("help give send show explain call contact provide let talk tell take")
WERE = WordRule("were-for-we-are", words_in("were"), _were)
WILL = WordRule("well-for-we-will", words_in("well ill"), _will)
