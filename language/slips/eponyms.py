"""*Leighs disease*: the name of a discoverer that lost its apostrophe."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_NAMED = words_in(
    """
    disease syndrome palsy sign membrane reflex contracture tumor tumour sarcoma lymphoma thyroiditis esophagus
    oesophagus chorea ataxia phenomenon triad duct node encephalopathy dementia paralysis neuroma cyst fracture
    """
)
"""What is named after its discoverer; written with and without the ending, but not with the letter alone (AMA Manual
of Style, 11th ed., 15.2, drops it altogether)."""


def _check(row: Row, index: int) -> Hit | None:
    written, word = row.words[index - 1].text if index else "", row.at(index - 1)
    if (
        len(word) < 5
        or word[-1] != "s"
        or word[-2] in "su"
        or not written[0].isupper()
        or not written[1:].islower()
    ):
        return None
    name = word[:-1]
    engine = row.engine
    if engine.proper(word) or engine.listed(word) or not (engine.eponym(name) or engine.proper(name)):
        return None
    return Hit(index - 1, index - 1, (f"{name}'s", name), Tier.LIKELY, beside=1)


RULE = WordRule("lost-possessive-of-a-name", _NAMED, _check)
