"""*should of been*: *of* after a modal verb, where *have* was meant."""

from __future__ import annotations

import re

from language.slips.closed_classes import MODALS
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_NOUNS_TOO = words_in("can may might must will")
"""Modals that are nouns or names too: *a can of beans*, *the month of May of last year*."""
_PARTICIPLE = re.compile(r"[a-z]{3,30}(?:ed|en|wn)")
"""Matches ``helped`` and ``taken``."""
_IRREGULAR = words_in(
    """
    been had gone done got made said come become felt found kept left lost paid put read run seen sent slept spent told
    thought understood worn brought bought caught cut dealt fed fought heard held hurt led let meant met sat set
    shut sold
    """
)


def _check(row: Row, index: int) -> Hit | None:
    modal = row.at(index - 1)
    if modal == "not":
        modal = row.at(index - 2)
    bare = modal.removesuffix("n't")
    if bare not in MODALS and modal not in ("can't", "won't", "shan't"):
        return None
    following = row.at(index + 1)
    participle = following in _IRREGULAR or _PARTICIPLE.fullmatch(following)
    if not participle or (bare in _NOUNS_TOO and following not in ("been", "had", "gone", "done")):
        return None
    return Hit(index - 1, index, (f"{row.at(index - 1)} have",), Tier.LIKELY)


RULE = WordRule("of-for-have", words_in("of"), _check)
