"""Look up the classes of an English word, its lemma and its other forms."""

from __future__ import annotations

import functools
import gzip
import re
from importlib import resources
from typing import NamedTuple

from language.word_classes.word_class import WordClass

LETTERS = {
    "n": WordClass.NOUN,
    "p": WordClass.PLURAL,
    "b": WordClass.VERB_BASE,
    "z": WordClass.VERB_THIRD,
    "d": WordClass.VERB_PAST,
    "t": WordClass.PAST_PARTICIPLE,
    "g": WordClass.ING_FORM,
    "j": WordClass.ADJECTIVE,
    "a": WordClass.ADVERB,
}
"""The letters that the packaged data has for the classes; a capital for a form that is not the usual one of its lemma
(*burnt*)."""
_READING = re.compile(r"([a-zA-Z])(\d+)([a-z'-]*)")
"""Matches ``p3y``: a plural, whose lemma ends in *y* for its last three letters (*studies*)."""


class Reading(NamedTuple):
    """One way to read a word."""

    word_class: WordClass
    cut: int
    """How many last letters of the word its lemma lacks."""
    ending: str
    """What the lemma has for them."""
    usual: bool
    """Whether the word is the usual form of its lemma in this class."""


def readings_of(word: str) -> tuple[Reading, ...]:
    """Return the ways to read a lower-case word, the likeliest first; none for a word that the list lacks.

    From LemmInflect 0.2.3 (Jascob 2019, MIT), whose tables derive from the SPECIALIST Lexicon (National Library of
    Medicine); the order by what comes before a word in SymSpell's word pairs (``tools/make_word_classes.py``).
    Loads when first asked: 55,000 words, 0.02 seconds.
    """
    written = _written().get(word)
    return () if written is None else _parsed(written)


def classes_of(word: str) -> tuple[WordClass, ...]:
    """Return the classes of a lower-case word of the open classes, the likeliest first; none for an unlisted word."""
    return tuple(dict.fromkeys(reading.word_class for reading in readings_of(word)))


def lemma_of(word: str, word_class: WordClass) -> str | None:
    """Return the lemma of a lower-case word read in a class: *take* of *took*; null where it has no such reading."""
    for reading in readings_of(word):
        if reading.word_class is word_class:
            return word[: len(word) - reading.cut] + reading.ending
    return None


def form_of(lemma: str, word_class: WordClass) -> str | None:
    """Return the usual form that a lemma has in a class: *took* of *take*; null where none is known.

    Makes a table of all forms when first asked: 0.1 seconds.
    """
    return _forms().get((lemma, word_class))


def past_participle(verb: str) -> str | None:
    """Return the past participle of a verb's base form: *taken* of *take*; null where none is known."""
    return form_of(verb, WordClass.PAST_PARTICIPLE)


@functools.cache
def _written() -> dict[str, str]:
    packed = resources.files("language.word_classes").joinpath("data", "classes.txt.gz").read_bytes()
    written: dict[str, str] = {}
    for part in gzip.decompress(packed).decode("ascii").removeprefix("# ").split("\n# "):
        readings, *words = part.split("\n")
        written.update(dict.fromkeys(words, readings))
    return written


@functools.cache
def _parsed(written: str) -> tuple[Reading, ...]:
    return tuple(
        Reading(LETTERS[letter.lower()], int(cut), ending, letter.islower())
        for letter, cut, ending in _READING.findall(written)
    )


@functools.cache
def _forms() -> dict[tuple[str, WordClass], str]:
    forms: dict[tuple[str, WordClass], str] = {}
    for word, written in _written().items():
        for reading in _parsed(written):
            if reading.usual:
                lemma = word[: len(word) - reading.cut] + reading.ending
                if reading.word_class is not WordClass.ADJECTIVE or lemma == word:
                    forms.setdefault((lemma, reading.word_class), word)
    return forms
