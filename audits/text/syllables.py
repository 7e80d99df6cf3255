"""Syllables of a word."""

from __future__ import annotations

import re

_GROUP = re.compile(r"[aeiouy]+")


class SyllableCounter:
    """Counts syllables; remembers every word."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def count(self, word: str) -> int:
        """Return the syllables of a word, at least 1."""
        found = self._counts.get(word)
        if found is None:
            found = self._counts[word] = max(1, len(_GROUP.findall(word.lower())))
        return found
