"""Load the packaged word lists: English words and their frequencies."""

from __future__ import annotations

import functools
import gzip
from importlib import resources

from language.spelling.sorted_words import ManyWords, SortedWords

UNSEEN = 0.5
"""Zipf value taken for a word without a count: below the rarest counted one."""


class Lexicon:
    """English words by section; loads 1.7 MB in about 0.06 seconds, once a process."""

    __slots__ = ("british", "common", "common_names", "names", "rare", "sure", "variants")

    def __init__(self) -> None:
        sections = _texts_of("lexicon.txt.gz")

        def words(*names: str) -> frozenset[str]:
            return frozenset(b"\n".join(sections[name] for name in names).decode().split("\n"))

        self.common = words("common")
        """The words of a medium dictionary (SCOWL sizes 10 to 50)."""
        self.sure = self.common | words("known", "wordnet")
        """The words of a large dictionary (SCOWL to 70) and the single words of WordNet."""
        self.british = words("british")
        """Spellings of British, Canadian and Australian English that American English does not have."""
        self.variants = words("variant")
        """Accepted second spellings."""
        self.rare = ManyWords(SortedWords(sections["rare"], 4), SortedWords(sections["obscure"], 8))
        """Words of a huge dictionary; short ones of the largest lists are left out, since they are typing
        errors of common words far more often than themselves."""
        names = words("names")
        self.common_names = frozenset(name.lower() for name in names if len(name) >= 7 and name[1:].islower())
        """Names of places, peoples and people that a large dictionary has, lower case."""
        self.names = ManyWords(names, SortedWords(sections["names-rare"], 4))
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
    for name, words in sections_of("frequency.txt.gz").items():
        values.update(dict.fromkeys(words, int(name) / 10))
    return values


def zipf(word: str) -> float:
    """Return the Zipf value of a lower-case word, 0.5 (unseen) to 7.6 (*the*)."""
    return frequencies().get(word, UNSEEN)


def sections_of(name: str) -> dict[str, list[str]]:
    """Return the words of a packaged list by the title of their section."""
    return {title: words.decode().split("\n") for title, words in _texts_of(name).items()}


def _texts_of(name: str) -> dict[str, bytes]:
    """Return the lines of each section of a packaged list by its title."""
    raw = resources.files("language.spelling").joinpath("data", name).read_bytes()
    sections: dict[str, bytes] = {}
    for part in gzip.decompress(raw).removeprefix(b"# ").split(b"\n# "):
        title, _, words = part.partition(b"\n")
        sections[title.decode()] = words
    return sections
