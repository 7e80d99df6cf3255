"""Say which classes a word can have: listed, closed, or guessed by its end."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from language.word_classes.classes_of import classes_of
from language.word_classes.closed_words import closed_class
from language.word_classes.word_class import WordClass

W = WordClass
_ENDINGS: tuple[tuple[str, tuple[WordClass, ...]], ...] = (
    ("ly", (W.ADVERB,)),
    ("ing", (W.ING_FORM, W.NOUN)),
    ("ed", (W.PAST_PARTICIPLE, W.VERB_PAST, W.ADJECTIVE)),
    ("ous", (W.ADJECTIVE,)),
    ("ful", (W.ADJECTIVE,)),
    ("ical", (W.ADJECTIVE,)),
    ("able", (W.ADJECTIVE,)),
    ("ible", (W.ADJECTIVE,)),
    ("less", (W.ADJECTIVE,)),
    ("ic", (W.ADJECTIVE,)),
    ("ive", (W.ADJECTIVE,)),
    ("al", (W.ADJECTIVE,)),
    ("ss", (W.NOUN,)),
    ("us", (W.NOUN,)),
    ("is", (W.NOUN,)),
    ("s", (W.PLURAL,)),
)
"""What an unlisted word is by its end; a noun where none fits."""


@functools.lru_cache(maxsize=20_000)
def possible_classes(word: str) -> tuple[WordClass, ...]:
    """Return the classes that a lower-case word can have, the likeliest first: listed, or guessed by its end."""
    closed = closed_class(word)
    if closed is not None:
        return (closed,)
    if word.endswith(("'s", "s'")):
        return (W.NOUN,)
    listed = classes_of(word)
    if listed:
        return listed
    if "-" in word:
        return _hyphenated(word)
    for ending, classes in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return classes
    return (W.NOUN,)


def _hyphenated(word: str) -> tuple[WordClass, ...]:
    last = word.rpartition("-")[2]
    classes = classes_of(last)
    if classes and classes[0] in (W.PLURAL, W.ADVERB):
        return classes[:1]
    if last.endswith(("ed", "ing")) or (classes and classes[0] is W.ADJECTIVE) or word[0].isdigit():
        return (W.ADJECTIVE,)
    return (W.NOUN, W.ADJECTIVE)


def possible_in_place(words: Sequence[str], lower: Sequence[str], at: int) -> tuple[WordClass, ...]:
    """Return the classes that a word can have at its place: a capital inside a sentence makes a name."""
    word = words[at]
    if not word[0].isalnum():
        return (W.OTHER,)
    if word[0].isdigit():
        return (W.NUMBER,) if not any(sign.isalpha() for sign in word) or "-" not in word else (W.ADJECTIVE,)
    if word.islower():
        return possible_classes(lower[at])
    first = not any(one[0].isalnum() for one in words[:at])
    if len(word) > 1 and word.isupper() and word != "OR":
        return (W.NAME,)
    if word[0].isupper() and not first and closed_class(lower[at]) is None:
        return (W.NAME,)
    if word[0].isupper() and first and not classes_of(lower[at]) and closed_class(lower[at]) is None:
        guessed = possible_classes(lower[at])
        return (W.NAME,) if guessed == (W.NOUN,) else guessed
    return possible_classes(lower[at])
