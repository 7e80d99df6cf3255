"""*I walk everyday* and *every day life*: the adverb is two words, the adjective one."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_NOUN_PHRASE = words_in(
    "the an a of in your our my their his her its this that these those for with from most more such"
)
_GOES_ON = words_in("and or to in at for by with from as but so because until when if while after before on")
"""Words that no noun phrase goes on with after an adjective."""
_OF_EVERY_DAY = words_in(
    "life lives activities tasks routine routines use wear language objects items activity"
)
"""Nouns that *everyday* goes before."""
_LEAD = words_in("in of your our their his her my for with from and normal usual simple common")


def _adverb(row: Row, index: int) -> Hit | None:
    before = row.at(index - 1)
    if not before or before in _NOUN_PHRASE or row.words[index].text[0].isupper():
        return None
    closes = index == len(row.words) - 1 and row.after in (".", "!", "?")
    if not closes and row.at(index + 1) not in _GOES_ON:
        return None
    if row.at(index + 1) in ("and", "or"):
        return None  # everyday and special lenses
    return Hit(index, index, ("every day",), Tier.LIKELY)


def _adjective(row: Row, index: int) -> Hit | None:
    if row.at(index + 1) != "day" or row.at(index + 2) not in _OF_EVERY_DAY or row.at(index - 1) not in _LEAD:
        return None
    return Hit(index, index + 1, ("everyday",), Tier.LIKELY)


ADVERB = WordRule("everyday-for-every-day", words_in("everyday"), _adverb)
ADJECTIVE = WordRule("every-day-for-everyday", words_in("every"), _adjective)
