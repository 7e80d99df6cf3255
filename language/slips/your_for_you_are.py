"""*if your not sure*, *your welcome*: the possessive in the place of a subject and its verb."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_OPENINGS = words_in(
    "if when because whether unless since while until once that and but so where though although what how think hope"
)
"""Words that a clause follows."""
_ADJECTIVES = words_in("able unable sure unsure ready pregnant allergic welcome interested worried concerned")
_AFTER_AN_ADJECTIVE = words_in("to that of about or and with in if what whether how")
"""What goes on after them where no noun does: *your pregnant friend* is right."""
_GERUNDS = words_in(
    """
    having taking going looking planning thinking trying considering experiencing suffering getting feeling using doing
    """
)
_AFTER_A_GERUND = words_in("a an the to for any your this these from about of some")
_DETERMINERS = words_in("a an the any your")
_AT = _DETERMINERS | words_in("risk high higher greater increased low lower")


def _check(row: Row, index: int) -> Hit | None:
    following, then = row.at(index + 1), row.at(index + 2)
    opens = not index and row.words[0].text == "Your"
    after = row.at(index - 1) in _OPENINGS
    if not (opens or after) or not following or not row.words[index + 1].text.islower():
        return None
    closes = index + 2 == len(row.words)
    if following in _ADJECTIVES:
        said = then in _AFTER_AN_ADJECTIVE or (closes and row.after in tuple(".,;!?"))
    elif following == "not":
        said = bool(then)
    elif following == "at":
        said = then in _AT
    elif following in ("in", "on"):
        said = then in _DETERMINERS
    elif following in _GERUNDS:
        said = then in _AFTER_A_GERUND and (after or f"{following} {then}" in ("going to", "looking for"))
    else:
        said = after and following in ("a", "an", "the")
    return Hit(index, index, ("you're",), Tier.LIKELY, beside=1) if said else None


RULE = WordRule("your-for-you-are", words_in("your"), _check)
