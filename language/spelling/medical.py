"""Recognise medical words: by a list of our own, and by the learned parts that the rest are made of."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import resources

LEAST_LENGTH = 7
"""Shorter words are not taken apart: too many typing errors would look like Greek."""


@dataclass(slots=True)
class MedicalWords:
    """Medical words, listed or composed."""

    words: frozenset[str]
    """Listed words, lower case."""
    prefixes: frozenset[str]
    """Parts that open a word: ``hyper``, ``anti``."""
    roots: frozenset[str]
    """Combining forms: ``cardio``, ``my``."""
    endings: frozenset[str]
    """Parts that close a word: ``pathy``, ``itis``."""
    eponyms: frozenset[str]
    """People whose names conditions bear, lower case: ``crohn``."""
    _seen: dict[str, bool] = field(default_factory=dict)

    def composed(self, word: str) -> bool:
        """Return whether a lower-case word is made of prefixes, at least one combining form and an ending."""
        if len(word) < LEAST_LENGTH:
            return False
        seen = self._seen.get(word)
        if seen is None:
            seen = self._seen[word] = self._parts(word, 0, roots=0)
        return seen

    def prefixed(self, word: str, listed: Callable[[str], bool]) -> bool:
        """Return whether a lower-case word is a combining form in -o before a listed word: *photoprotection*."""
        for end in range(4, len(word) - 3):
            if word[end - 1] == "o" and word[:end] in self.roots and listed(word[end:]):
                return True
        return False

    def _parts(self, word: str, start: int, *, roots: int) -> bool:
        rest = word[start:]
        if roots and (rest in self.endings or (len(rest) > 3 and rest in self.words)):
            return True
        for end in range(start + 2, len(word) - 1):
            part = word[start:end]
            if part in self.roots and self._parts(word, end, roots=roots + 1):
                return True
            if not roots and start == 0 and part in self.prefixes and self._parts(word, end, roots=roots):
                return True
        return False


@functools.cache
def medical_words() -> MedicalWords:
    """Return the medical words of this process."""
    sections: dict[str, frozenset[str]] = {}
    for part in _text("medical_parts.txt").split("\n# ")[1:]:
        title, *lines = part.split("\n")
        sections[title] = frozenset(" ".join(lines).split())
    lists = [part.split("\n") for part in _text("medical_words.txt").split("\n# ")]
    words = {title: frozenset(" ".join(lines).split()) for title, *lines in lists}
    return MedicalWords(
        words=frozenset().union(*words.values()),
        prefixes=sections["prefixes"],
        roots=sections["roots"],
        endings=sections["endings"],
        eponyms=words["people's names in conditions, signs and tests"],
    )


def _text(name: str) -> str:
    return resources.files("language.spelling").joinpath("data", name).read_text("utf-8")
