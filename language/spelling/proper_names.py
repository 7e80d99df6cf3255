"""Look proper names up: of people, places, drugs and companies, and given names apart."""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import NamedTuple

from language.spelling.sorted_words import SortedWords


class Names(NamedTuple):
    """The packaged names."""

    all: SortedWords
    """Of people, places, drugs and companies, lower case and without accents; none that the lexicon has."""
    given: SortedWords
    """Given names, those of the lexicon too."""


@functools.cache
def proper_names() -> Names:
    """Return the names of this process."""
    packed = resources.files("language.spelling").joinpath("data", "proper_names.txt.gz").read_bytes()
    every, _, given = gzip.decompress(packed).removeprefix(b"# names\n").partition(b"\n# given\n")
    return Names(SortedWords(every), SortedWords(given))
