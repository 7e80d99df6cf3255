"""Measure the words of a text: their syllables, whether they are familiar, and how often English has them."""

from __future__ import annotations

import re
from typing import NamedTuple

from language.readability.counted_words import words_of_string
from language.readability.familiar_words import is_familiar
from language.readability.named_terms import is_named_term
from language.readability.plain_words import alternatives_of
from language.readability.spoken_abbreviations import CAPITALIZED, SHORTENED, WITH_FULL_STOP
from language.spelling.lexicon import UNSEEN, zipf
from language.syllables import LONGEST, plain_letters, syllables_as_said

FIGURE_ZIPF = 5.0
"""Zipf value of a token with a digit that is all figures: that of a common word (*ten* has 5.0 too), as figures are
read without knowing a word. Own choice."""

EVERYDAY_ZIPF = 5.0
"""Zipf value of an everyday word, a hundred in a million: rarer ones slow a reader down. Chosen among a handful of
round numbers on one half of each rated set (decision 0023)."""
LONG_WORD_SYLLABLES = 3
"""Syllables from which on SMOG (McLaughlin 1969) calls a word long."""

_MOST_REMEMBERED = 50_000
"""Strings that are remembered before all are forgotten: more than a large site has. Own choice."""
_PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""Matches ``follow`` and ``up`` of ``follow-up``."""
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,4}")
"""Matches ``a.m.`` and ``U.S.``."""
_SHORT = re.compile(r"(?:'(?:s|d|m|ll|re|ve)|n't)$")
"""Matches ``'s`` of ``doctor's`` and ``n't`` of ``don't``."""


class WordMeasure(NamedTuple):
    """What the formulas know of a word."""

    text: str
    """As written."""
    syllables: int
    """Syllables as said, at least 1."""
    familiar: bool
    """Whether the New Dale-Chall formula counts it as familiar."""
    zipf: float
    """Zipf value: the decimal logarithm of its occurrences in a thousand million words, 0.5 (unseen) to 7.6."""
    load: float
    """What it asks of its reader, 0 for everyday words: see `word_load`."""
    term: bool
    """Whether it names a medical thing that has no plainer name, so that it may have to stay."""


class WordMeasures:
    """Measures of the words of strings, remembered: one look-up a string from its second time on.

    A word is measured once, whatever marks are around it: *pain* of ``pain,`` and ``(pain)``.
    """

    __slots__ = ("_found", "_words")

    def __init__(self) -> None:
        self._found: dict[str, tuple[WordMeasure, ...]] = {}
        self._words: dict[str, WordMeasure] = {}

    def of_text(self, text: str) -> tuple[WordMeasure, ...]:
        """Return the measures of a text's words, in order."""
        found = self._found
        measured: list[WordMeasure] = []
        for string in text.split():
            words = found.get(string)
            measured += self._new(string) if words is None else words
        return tuple(measured)

    def _new(self, string: str) -> tuple[WordMeasure, ...]:
        if len(self._found) >= _MOST_REMEMBERED:
            self._found.clear()
            self._words.clear()
        words = tuple([self._measure(word) for word in words_of_string(string)])
        if len(string) <= LONGEST:
            self._found[string] = words
        return words

    def _measure(self, word: str) -> WordMeasure:
        measure = self._words.get(word)
        if measure is None:
            measure = word_measure(word)
            if len(word) <= LONGEST:
                self._words[word] = measure
        return measure


def word_measure(word: str) -> WordMeasure:
    """Return the measures of a word as written, not remembered."""
    syllables, value = syllables_as_said(word), word_zipf(word)
    term = is_named_term(word) and not alternatives_of(word.lower())
    return WordMeasure(word, syllables, is_familiar(word), value, word_load(syllables, value), term)


def word_load(syllables: int, value: float) -> float:
    """Return what a word of so many syllables and of a Zipf value asks of its reader: by how many powers of ten it is
    rarer than everyday words, twice as much where it is long as SMOG has it; 0 for everyday words, at most 9."""
    rarity = EVERYDAY_ZIPF - value
    if rarity <= 0:
        return 0.0
    return 2 * rarity if syllables >= LONG_WORD_SYLLABLES else rarity


def word_zipf(word: str) -> float:
    """Return the Zipf value of a word as written: of the lower-case word without *'s*, *'ll* and the like.

    A hyphenated word has that of its rarest part; a figure `FIGURE_ZIPF`; an initialism its own where the list has it
    (most are not in it), else 0.5 as any unseen word.
    """
    lower = plain_letters(word[:64]).lower()
    if _is_abbreviation(word):
        return FIGURE_ZIPF
    if lower.isalpha():
        return zipf(lower)
    parts = _PARTS.findall(lower)
    figures = any(map(str.isdigit, lower))
    if not parts:
        return FIGURE_ZIPF if figures else UNSEEN
    if figures and all(len(part) < 3 for part in parts):
        return FIGURE_ZIPF
    return min(map(_value, parts))


def _is_abbreviation(word: str) -> bool:
    """Return whether a token is a short form that everybody reads: *Dr.*, *mg*, *a.m.*, *U.S.*"""
    bare = word.rstrip(".")
    lower = bare.lower()
    return (
        lower in SHORTENED
        or lower in WITH_FULL_STOP
        or word in CAPITALIZED
        or bare in CAPITALIZED
        or ("." in word and _DOTTED.fullmatch(word) is not None)
    )


def _value(part: str) -> float:
    value = zipf(part)
    return max(value, zipf(_SHORT.sub("", part))) if "'" in part else value
