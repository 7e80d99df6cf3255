"""Decide whether a full stop after a word ends the sentence: what the word is, and what follows it."""

from __future__ import annotations

import re

from language.abbreviation_ends import CLEAR, abbreviation_ends, dotted_ends
from language.abbreviations import CLASSES, ORDINARY_WORDS, STREETS, TITLES, Abbreviation
from language.counting_labels import is_label
from language.next_word import NextWord, WordKind
from language.single_letters import letter_ends
from language.spelling.lexicon import lexicon
from language.stopped_word import StoppedWord
from language.word_list import words_in

_DOTTED = re.compile(r"(?:[^\W\d_]{1,5}\.)+[^\W\d_]{1,6}")
"""Matches ``R.L``, ``b.i.d`` and ``B.Optom``."""
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
"""Matches ``R.L`` and ``b.i.d``."""
_MEASURES = words_in("ft min mi in pt mo gal temp")
"""Units that are something else where no number is before them."""
_COUNTED = words_in("no nos fig figs max min tab tabs cap caps temp ref")
"""Ordinary words that are abbreviations still where a number follows: ``no. 4471``."""
_VOWELS = frozenset("aeiouyAEIOUY")


def full_stop_ends(text: str, before: StoppedWord, following: NextWord) -> bool:
    """Return whether a full stop that follows a word ends the sentence, the next word not being written small."""
    if following.kind is WordKind.STOP or is_label(before):
        return False
    word = before.word
    if len(word) == 1 and word.isupper():
        return before.token != word or letter_ends(text, before, following)
    kind = _class_of(before, number_follows=following.kind is WordKind.NUMBER)
    if kind is not None:
        return abbreviation_ends(kind, text, before, following)
    if "." in word:
        return not _LETTERS.fullmatch(word) or dotted_ends(text, before, following)
    return following.kind in CLEAR or not _is_shortened(word)


def _class_of(before: StoppedWord, *, number_follows: bool) -> Abbreviation | None:
    """Return the class of a word as it is written here, null for an ordinary word."""
    word, lower = before.word, before.word.lower()
    kind = CLASSES.get(lower)
    if kind is None:
        named = "." in word and word[0].isupper() and before.previous.endswith(",")
        return Abbreviation.DEGREE if named and _DOTTED.fullmatch(word) else None
    if word in ORDINARY_WORDS and not (number_follows and word in _COUNTED):
        return None
    if (
        word.isupper()
        and len(word) > 1
        and "." not in word
        and kind
        not in (
            Abbreviation.NUMBERED,
            Abbreviation.TIME,
        )
    ):
        return None  # CA, MD, SAT: codes and short names are written without a full stop
    if before.after_number and lower in _MEASURES:
        return Abbreviation.UNIT
    if kind is Abbreviation.TIME:
        return kind if before.after_number or "." in word else None
    named = before.previous[:1].isupper() and before.previous[-1].isalnum()
    if lower in TITLES and lower in STREETS and named and (before.numbered or not before.second):
        return Abbreviation.STREET
    if lower == "d.c" and before.previous.startswith("Washington"):
        return Abbreviation.COUNTRY
    if kind is Abbreviation.STATE and (word[0].islower() or not before.previous.endswith(",")):
        return None if lower in ORDINARY_WORDS or word[0].islower() else Abbreviation.SHORTENED
    return kind


def _is_shortened(word: str) -> bool:
    """Return whether a word that no list has is an abbreviation: it has no vowel, as ``pkgs``."""
    if not word.isalpha() or word[1:].isupper() or len(word) == 1 or not _VOWELS.isdisjoint(word):
        return False
    return word.lower() not in lexicon().sure and word not in lexicon().names
