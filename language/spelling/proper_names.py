"""Look proper names up: of people, places, drugs and companies, and given names apart."""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import NamedTuple


class ProperNames:
    """Names of one word, lower case and without accents, as one sorted text: a set of them would fill ten times
    more."""

    __slots__ = ("_text",)

    def __init__(self, names: bytes) -> None:
        self._text = b"\n" + names + b"\n"

    def __contains__(self, name: str) -> bool:
        """Return whether a lower-case word is one of the names; in the logarithm of their number."""
        if not name.isascii():
            return False
        wanted = name.encode()
        low, high = 0, len(self._text) - 1
        while low < high:
            start = self._text.rindex(b"\n", 0, (low + high) // 2 + 1)
            end = self._text.index(b"\n", start + 1)
            here = self._text[start + 1 : end]
            if here == wanted:
                return True
            if here < wanted:
                low = end
            else:
                high = start
        return False


class Names(NamedTuple):
    """The packaged names."""

    all: ProperNames
    """Of people, places, drugs and companies; none that the lexicon has."""
    given: ProperNames
    """Given names, those of the lexicon too."""


@functools.cache
def proper_names() -> Names:
    """Return the names of this process."""
    packed = resources.files("language.spelling").joinpath("data", "proper_names.txt.gz").read_bytes()
    every, _, given = gzip.decompress(packed).removeprefix(b"# names\n").partition(b"\n# given\n")
    return Names(ProperNames(every), ProperNames(given))
