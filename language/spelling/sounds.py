"""Find common words that sound like a misspelt one, however many letters of it are wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from operator import itemgetter

from language.spelling.lexicon import lexicon
from language.spelling.likely_words import likely_words, raised
from language.spelling.medical import medical_words

LEAST_ZIPF = 3.0
"""Zipf value from which a word is one that people try to write: one in a million."""

MEDICAL_ZIPF = 3.0
"""Zipf value taken for a listed medical word that books have more seldom: health pages have it more often."""

LEAST_LETTERS = 4
"""Letters of the shortest word that has a sound of its own."""

_SOUNDS = str.maketrans(dict.fromkeys("aeiouyhw") | dict(zip("cqzxjv", "kkssgf", strict=True)))
"""Consonants by the sound that they share; vowels, and letters that are often silent, have none."""

_SPELLINGS = (("ph", "f"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("tio", "sio"))
"""Letters that stand for another sound together."""

_EVERY_SOUND = "bdfgklmnprst"


def consonants(word: str) -> frozenset[str]:
    """Return the different consonant sounds of a lower-case word, each by a letter.

    >>> "".join(sorted(consonants("specific"))), consonants("spasific") == consonants("specific")
    ('fkps', True)
    """
    for letters, sound in _SPELLINGS:
        if letters in word:
            word = word.replace(letters, sound)
    return frozenset(word.translate(_SOUNDS))


@functools.cache
def _by_consonants() -> dict[frozenset[str], list[tuple[float, str]]]:
    """Return the words that people try to write by their consonants, the commonest first; in 0.1 seconds."""
    sure, also = lexicon().sure, raised()
    values = {
        word: value
        for word, value in likely_words().items()
        if value >= LEAST_ZIPF and len(word) >= LEAST_LETTERS and (word in sure or word in also)
    }
    for word in sorted(medical_words().words):
        if len(word) >= LEAST_LETTERS:
            values.setdefault(word, MEDICAL_ZIPF)
    found: dict[frozenset[str], list[tuple[float, str]]] = {}
    for word, value in sorted(values.items(), key=itemgetter(1), reverse=True):
        found.setdefault(consonants(word), []).append((value, word))
    return found


def alike(word: str) -> Iterator[list[tuple[float, str]]]:
    """Yield lists of Zipf values and words, the commonest first in each: those with the consonants of a lower-case
    word, then those with one more or less."""
    own = consonants(word)
    wanted = [own, *(own - {sound} for sound in sorted(own))]
    wanted += [own | {sound} for sound in _EVERY_SOUND if sound not in own]
    index = _by_consonants()
    return (index[key] for key in wanted if key in index)


def exchanged(word: str) -> Iterator[list[tuple[float, str]]]:
    """Yield the same lists of the words that have another consonant for one of a lower-case word's."""
    own = consonants(word)
    index = _by_consonants()
    for sound in sorted(own):
        for other in _EVERY_SOUND:
            if other not in own and (words := index.get(own - {sound} | {other})):
                yield words
