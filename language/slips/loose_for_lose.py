"""*loose weight*: the adjective in the place of the verb."""

from __future__ import annotations

from language.slips.closed_classes import MODALS
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_LOST = words_in(
    """
    weight pounds kilos hair balance sight vision hearing consciousness control track interest patience memory
    sleep time money confidence hope weigh muscle mass strength flexibility mobility sensation feeling blood
    """
)
"""What is lost and cannot be loose, or rarely."""
_DETERMINERS = words_in("your his their my our the a an some any all one's up more it them much")
_VERB_BEFORE = MODALS | words_in("to not don't won't can't didn't doesn't help helps you we they i")
_NOUNS_BEFORE = words_in("your their my his her our the a an some any this these those of with")
_FORMS = {"loose": "lose", "loosing": "losing", "looses": "loses"}


def _check(row: Row, index: int) -> Hit | None:
    word, before, following = row.at(index), row.at(index - 1), row.at(index + 1)
    verbal = before in _VERB_BEFORE
    if before in _NOUNS_BEFORE or (
        before == "to" and row.at(index - 2) in ("due", "thanks", "secondary", "leads")
    ):
        return None
    if following in _LOST and (
        verbal or word != "loose" or following in ("weight", "pounds", "consciousness", "sight")
    ):
        return Hit(index, index, (_FORMS[word],), Tier.LIKELY, beside=1)
    if verbal and following in _DETERMINERS and row.at(index + 2) in _LOST:
        return Hit(index, index, (_FORMS[word],), Tier.LIKELY, beside=1)
    return None


RULE = WordRule("loose-for-lose", frozenset(_FORMS), _check)
