"""Weigh words by how likely a writer on health means them, to rank corrections and to be sure of them."""

from __future__ import annotations

import functools

from language.spelling.lexicon import UNSEEN, frequencies, sections_of


def likelihood(word: str) -> float:
    """Return the Zipf value of a lower-case word among the words of health pages: that of books, or what health texts
    raise it to, where they have the word more often; 0.5 for one that neither counts."""
    value = _likely().get(word)
    return frequencies().get(word, UNSEEN) if value is None else value


def likely_words() -> dict[str, float]:
    """Return the Zipf value of every counted word, as `likelihood` gives it."""
    return {**frequencies(), **_likely()}


@functools.cache
def raised() -> frozenset[str]:
    """Return the lower-case words whose value health texts or word pairs raise."""
    return frozenset(_likely())


@functools.cache
def _likely() -> dict[str, float]:
    values: dict[str, float] = {}
    for name, words in sections_of("likely_words.txt.gz").items():
        values.update(dict.fromkeys(words, int(name) / 10))
    return values
