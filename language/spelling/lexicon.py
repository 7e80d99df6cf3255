"""Load the packaged word lists: English words and their frequencies."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

UNSEEN = 0.5
"""Zipf value taken for a word without a count: below the rarest counted one."""


class Lexicon:
    """English words by section; loads 1.7 MB in about 0.15 seconds, once a process."""

    __slots__ = ("british", "common", "common_names", "names", "rare", "sure", "variants")

    def __init__(self) -> None:
        sections = _sections("lexicon.txt.gz")
        self.common = frozenset(sections["common"])
        """The words of a medium dictionary (SCOWL sizes 10 to 50)."""
        self.sure = self.common.union(sections["known"], sections["wordnet"])
        """The words of a large dictionary (SCOWL to 70) and the single words of WordNet."""
        self.british = frozenset(sections["british"])
        """Spellings of British, Canadian and Australian English that American English does not have."""
        self.variants = frozenset(sections["variant"])
        """Accepted second spellings."""
        self.rare = frozenset(
            word
            for section, least in (("rare", 4), ("obscure", 8))
            for word in sections[section]
            if len(word) >= least
        )
        """Words of a huge dictionary; short ones of the largest lists are left out, since they are typing
        errors of common words far more often than themselves."""
        self.common_names = frozenset(
            name.lower() for name in sections["names"] if len(name) >= 7 and name[1:].islower()
        )
        """Names of places, peoples and people that a large dictionary has, lower case."""
        self.names = frozenset(sections["names"]).union(
            name for name in sections["names-rare"] if len(name) >= 4
        )
        """Proper names and abbreviations, as written."""


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon of this process."""
    return Lexicon()


@functools.cache
def frequencies() -> dict[str, float]:
    """Return each word's Zipf value: the decimal logarithm of its occurrences in a thousand million words.

    Source: Google Books Ngram counts (Michel et al. 2011); scale of van Heuven et al. 2014
    (https://doi.org/10.1080/17470218.2013.850521).
    """
    values: dict[str, float] = {}
    for name, words in _sections("frequency.txt.gz").items():
        values.update(dict.fromkeys(words, int(name) / 10))
    return values


def zipf(word: str) -> float:
    """Return the Zipf value of a lower-case word, 0.5 (unseen) to 7.6 (*the*)."""
    return frequencies().get(word, UNSEEN)


def _sections(name: str) -> dict[str, list[str]]:
    raw = resources.files("language.spelling").joinpath("data", name).read_bytes()
    sections: dict[str, list[str]] = {}
    for part in gzip.decompress(raw).decode().removeprefix("# ").split("\n# "):
        title, *words = part.split("\n")
        sections[title] = words
    return sections
