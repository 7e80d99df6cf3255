"""*such us*, *all off the*, *with out a*, *use to be*: a small word in the place of one that is spelt almost so."""

from __future__ import annotations

from language.slips.closed_classes import ARTICLES, DEMONSTRATIVES, MODALS, POSSESSIVES
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
_PARTS = words_in("all part parts some most many one each both because instead lot lots number kind type")
"""What goes on with *of*."""
_MOVED = words_in("take takes took taking wash washes wipe wipes cut cuts get gets it them")
_BE = words_in("am is are was were be been isn't aren't wasn't weren't i'm you're we're they're not")
_WHOLE = _DETERMINERS - {"that", "this"}


def _us(row: Row, index: int) -> Hit | None:
    if row.at(index - 1) != "such" or not row.at(index + 1) or not row.words[index].text.islower():
        return None
    return Hit(index - 1, index, ("such as",), Tier.LIKELY, beside=1)


def _off(row: Row, index: int) -> Hit | None:
    if row.at(index - 1) not in _PARTS or row.at(index + 1) not in _WHOLE:
        return None
    if row.at(index - 2) in _MOVED:
        return None  # take one off the shelf, wash it all off the skin
    return Hit(index - 1, index, (f"{row.at(index - 1)} of",), Tier.LIKELY, beside=1)


def _with(row: Row, index: int) -> Hit | None:
    following, then = row.at(index + 1), row.at(index + 2)
    if following != "out" or then not in _DETERMINERS | {"any"}:
        return None  # "with in the" is right: what has to be dealt with in the next weeks
    return Hit(index, index + 1, ("without",), Tier.LIKELY, beside=1)


def _use_to(row: Row, index: int) -> Hit | None:
    before, following, then = row.at(index - 1), row.at(index + 1), row.at(index + 2)
    if following != "to" or not then or row.at(index - 2) in ("did", "didn't"):
        return None
    if before in ("be", "been", "is", "are", "was", "were") or (
        then == "be" and before in ("that", "which", "who", "what", "it", "there", "they")
    ):
        return Hit(index, index, ("used",), Tier.LIKELY, beside=1)
    return None


def _been(row: Row, index: int) -> Hit | None:
    modal = row.at(index - 1)
    if modal not in MODALS or not row.at(index + 1) or not row.words[index - 1].text.islower():
        return None
    return Hit(index, index, ("be", "have been"), Tier.LIKELY, beside=1)


def _being(row: Row, index: int) -> Hit | None:
    following = row.at(index + 1)
    if row.at(index - 1) not in ("has", "have", "had") or len(following) < 5 or not following.endswith("ed"):
        return None
    return Hit(index, index, ("been",), Tier.LIKELY, beside=1)


def _suppose(row: Row, index: int) -> Hit | None:
    if row.at(index - 1) not in _BE or row.at(index + 1) != "to" or not row.at(index + 2):
        return None
    return Hit(index, index, ("supposed",), Tier.LIKELY, beside=1)


RULES = (
    WordRule("such-us", words_in("us"), _us),
    WordRule("off-for-of", words_in("off"), _off),
    WordRule("torn-preposition", words_in("with"), _with),
    WordRule("use-to-for-used-to", words_in("use"), _use_to),
    WordRule("suppose-for-supposed", words_in("suppose"), _suppose),
    WordRule("been-after-a-modal", words_in("been"), _been),
    WordRule("being-for-been", words_in("being"), _being),
)
