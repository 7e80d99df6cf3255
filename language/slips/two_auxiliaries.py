"""*can will*, *may has*, *is are*: two finite verbs in a row."""

from __future__ import annotations

from language.doubled_words import ASKING
from language.slips.closed_classes import MODALS, SUBJECTS
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_NOUNS_TOO = words_in("can may might must will")
"""Modals that are nouns or names too: *the will can be*, *a must is*."""
_FINITE = {"has": "have", "is": "be", "are": "be", "was": "be", "were": "be", "does": "do"}
_ADVERBS = words_in("also not often always never sometimes still only even usually")
_SUBJECTS = SUBJECTS | words_in("who which that people men women children this")


def _modal(row: Row, index: int) -> Hit | None:
    if not row.words[index].text.islower() or index + 1 >= len(row.words):
        return None
    last = index + 1
    if row.at(last) in _ADVERBS:
        last += 1
    modal, following, before = row.at(index), row.at(last), row.at(index - 1)
    # A will can be strong: after a noun or an adjective it may be a noun, after a subject it is not.
    noun = modal in _NOUNS_TOO and not (before in _SUBJECTS or (before.endswith("s") and "'" not in before))
    if noun or not _ASKED.isdisjoint(row.small[max(0, index - 6) : index]):
        return None
    between = "".join(f"{row.at(place)} " for place in range(index + 1, last))
    if following in _FINITE:
        return Hit(index, last, (f"{modal} {between}{_FINITE[following]}",), Tier.LIKELY)
    if following in MODALS and following != modal and last == index + 1 and following != "must":
        if following in ("will", "might", "can", "may") and row.at(last + 1) in ("power", "power.", ""):
            return None
        return Hit(index, last, (modal, following), Tier.LIKELY)
    return None


_ASKED = ASKING | words_in("that you it")
"""Words of a clause that closes with a modal: *all that you can is fine*."""


def _be(row: Row, index: int) -> Hit | None:
    left, right = row.at(index), row.at(index + 1)
    if right not in _BE or right == left or index + 2 >= len(row.words) or not index:
        return None
    since = row.small[max(0, index - 10) : index]
    if not (ASKING | SUBJECTS | {"there", "that", "this", "these", "those"}).isdisjoint(since):
        return None
    return Hit(index, index + 1, (left, right), Tier.LIKELY)


_BE = words_in("is are was were be am has")
MODAL = WordRule("two-finite-verbs", MODALS, _modal)
BE = WordRule("two-forms-of-be", words_in("is are was were"), _be)
