"""*MRI's are*, *these symptom's*: an apostrophe before the ending of a plural."""

from __future__ import annotations

import re

from language.slips.closed_classes import MODALS, PREPOSITIONS
from language.slips.plural_of import plural_of
from language.slips.possessives import PEOPLE
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_PLURAL_VERBS = words_in("are were have aren't weren't haven't")
_VERBS = _PLURAL_VERBS | (MODALS - {"will"})
"""Forms that a plural goes with; *the patient's is* and *the child's will* may leave a noun out, or be one."""
_RELATIVES = words_in("who which")
_JOINTS = words_in("of in from with") & PREPOSITIONS
"""Prepositions that go on with a noun; a possessive is hardly before them."""
_MANY = words_in("these those many several few")
"""Determiners of a plural."""
_ALL = _MANY | words_in("all both more most")
_NUMBERS = words_in("number lot lots variety range types kinds")
_ONE = words_in("a an the this that each every my your his her its our their one another")
"""Determiners that one thing, and what is short for *is*, may follow: *the baby's in bed*."""
_LATER = re.compile(r"[A-Z]{2,6}['’]s")
"""Matches ``MRI's``."""
_NO_PLURAL = words_in(
    """
    it that there here who what where when how why let he she this one ones someone everyone anyone nobody somebody
    everybody anybody no-one else today tomorrow yesterday tonight now men women children people everything nothing
    something anything other which master bachelor associate writer
    """
)
"""Words whose *'s* is *is* or *us*, words that are plurals, and those of degrees (*many master's*)."""
_COMPARED = words_in("than as of like unlike")
"""Words after which a possessive may stand without its noun: *a friend of the patient's may come*."""
_FAR = 4


def _initials(row: Row, index: int) -> Hit | None:
    """Return initials with a possessive ending where the sentence has a plural: *MRI's are*."""
    if row.at(index) not in _PLURAL_VERBS or not index:
        return None
    written = row.words[index - 1].text
    if _LATER.fullmatch(written) is None or row.at(index - 2) in ("than", "as", "of"):
        return None
    return Hit(index - 1, index - 1, (written[:-2] + "s",), Tier.LIKELY, beside=1)


def _plural(row: Row, index: int) -> str | None:
    """Return the plural of a common noun with a possessive ending; None of any other word."""
    word = row.at(index)
    base = word[:-2]
    if not word.endswith("'s") or len(base) < 3 or base in _NO_PLURAL or base.endswith("s"):
        return None
    written, engine = row.words[index].text, row.engine
    if not written.islower() and (index or not written[1:].islower() or engine.proper(base)):
        return None
    plural = plural_of(base)
    if engine.eponym(base) or not (engine.listed(base) and engine.listed(plural)):
        return None
    return plural


def _before(row: Row, index: int) -> Hit | None:
    """Judge the noun before a word that no possessive is before."""
    plural = _plural(row, index - 1) if index else None
    if plural is None:
        return None
    since = row.small[max(0, index - 1 - _FAR) : index - 1]
    word, before = row.at(index), row.at(index - 2)
    counted = before in _ALL or (before == "of" and row.at(index - 3) in _NUMBERS)
    if not counted and not _COMPARED.isdisjoint(since):
        return None
    if any(other.endswith("'s") for other in since):
        return None  # the doctor's and the patient's are
    if (
        word in _JOINTS
        and word != "of"
        and (index == 1 or row.at(index - 1)[:-2] in PEOPLE or before in _ONE)
    ):
        return None
    if word not in _VERBS and not row.at(index + 1):
        return None
    tier = Tier.LIKELY if before not in _ONE or word in _PLURAL_VERBS else Tier.MAYBE
    return Hit(index - 1, index - 1, (plural,), tier, beside=1)


def _after(row: Row, index: int) -> Hit | None:
    """Judge the noun after a word that a plural is after."""
    plural = _plural(row, index + 1)
    if plural is None:
        return None
    following = row.at(index + 2)
    if following in _VERBS | _JOINTS | _RELATIVES:
        return Hit(index + 1, index + 1, (plural,), Tier.LIKELY, beside=1)
    if not following:
        return Hit(index + 1, index + 1, (plural,), Tier.MAYBE)
    # "these doctor's offices" may say of which kind, and "these patient's symptoms" whose.
    return Hit(index + 1, index + 1, (plural + "'", plural), Tier.MAYBE, beside=1)


RULE = WordRule("plural-apostrophe", _PLURAL_VERBS, _initials)
BEFORE = WordRule("possessive-for-plural", _VERBS | _RELATIVES | _JOINTS, _before)
AFTER = WordRule("possessive-for-plural", _MANY, _after)
