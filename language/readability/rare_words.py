"""Name the rare words that make a text hard."""

from __future__ import annotations

import re
from collections import Counter

from language.readability.hard_sentences import WORD
from language.readability.measured_text import MeasuredText
from language.readability.plain_words import alternatives_of
from schemas.readability import RareWord

MOST_RARE_WORDS = 10
_LEAST_LOAD = 1.0
"""Load of a word that is named: ten times rarer than everyday words, or long and three times rarer."""

_POSSESSIVE = re.compile(r"['’]s?\Z")
"""Matches the end of ``ventricle's``."""


def rare_words(text: MeasuredText) -> list[RareWord]:
    """Return the words that ask most of the text's reader, each with the load of all its places, at most ten.

    Left out are words of Dale and Chall's list, addresses, codes, and names: words that the text never writes small,
    unless they name a medical thing. A plural counts with its singular.
    """
    loads: dict[str, float] = {}
    counts: Counter[str] = Counter()
    terms: set[str] = set()
    small: set[str] = set()
    for word in [word for unit in text.units for word in unit.words if word.load >= _LEAST_LOAD]:
        if word.familiar or not WORD.fullmatch(word.text):
            continue
        key = _POSSESSIVE.sub("", word.text.lower())
        loads[key] = loads.get(key, 0) + word.load
        counts[key] += 1
        if word.text[0].islower():
            small.add(key)
        if word.term:
            terms.add(key)
    plurals = (key for key in loads if key.endswith("s") and key[:-1] in loads)
    for plural in sorted(plurals, key=len, reverse=True):  # "princess", "princes", "prince": all in the last
        singular = plural[:-1]
        small |= {singular} if plural in small else set()
        terms |= {singular} if plural in terms else set()
        loads[singular] += loads.pop(plural)
        counts[singular] += counts.pop(plural)
    named = [word for word in loads if word in small or word in terms]
    return [
        RareWord(
            word=word, count=counts[word], alternatives=list(alternatives_of(word)), is_term=word in terms
        )
        for word in sorted(named, key=lambda word: (-loads[word], word))[:MOST_RARE_WORDS]
    ]
