"""Count the syllables of a word: by textstat for the words of CMUdict, by our own rule for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from importlib import import_module, resources

_GROUPS = re.compile(r"[aeiouy]+")
_HIATUS = re.compile(
    r"""i[ao](?!us\b|n\b|ns\b|nal)      # chor-i-o, ax-i-al; not the -ion of vision
      | (?<=[^tscgx])iu                 # ile-um, rad-i-us
      | [ey]o(?!u)|eu(?=[ms]\b)         # ole-o, my-o, ile-um
      | (?<!q)u[aio](?=[^aeiou\W])      # flu-or, ru-in
      | (?<=[rtlnd])oe(?=[np])          # gastr-o-en-ter-ol-o-gy
      | ya|oa(?=l?g|c\b)                # hy-al-ine, co-ag-u-late
      | [aeo]i(?=[sd]m\b)               # -oid-ism
      | (?<=[bcdfghklmnprstvz])ie(?=t)  # anx-i-et-y
    """,
    re.VERBOSE,
)
"""Vowels side by side that belong to two syllables; matches ``io`` of ``cardiology``."""
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|[aeiouy]{2}[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzgh])es$"
)
"""Final letters without a sound of their own; matches ``me`` of ``syndrome``, not ``le`` of ``muscle``."""
_TION = re.compile(r"[cstgx]io(?:n|us)")
"""One syllable, as in ``infection`` and ``infectious``."""


def estimated_syllables(word: str) -> int:
    """Return the syllables of a word by spelling alone, at least 1.

    Groups of vowels, less silent endings, more where Greek and Latin words separate two vowels. Own rule, after
    the idea of Fang (1968); ``benchmarks/readability.py`` reports how often it agrees with CMUdict.
    """
    folded = re.sub(r"[^a-z]", "", word.lower())
    if not folded:
        return 1
    count = len(_GROUPS.findall(folded))
    plain = _TION.sub("tin", folded)
    count -= len(_GROUPS.findall(folded)) - len(_GROUPS.findall(plain))
    count += len(_HIATUS.findall(plain))
    if _SILENT.search(folded) and count > 1:
        count -= 1
    return max(1, count)


class SyllableCounter:
    """Counter of syllables that remembers every word; loads textstat and its data at the first word."""

    __slots__ = ("_counts", "_textstat")

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._textstat: tuple[Callable[[str], int], Container[str]] | None = None

    def count(self, word: str) -> int:
        """Return the syllables of a word, at least 1."""
        found = self._counts.get(word)
        if found is None:
            found = self._counts[word] = self._count(word.lower().replace("’", "'"))
        return found

    def _count(self, word: str) -> int:
        if "-" in word:
            return sum(self.count(part) for part in word.split("-") if part)
        if self._textstat is None:
            self._textstat = _load()
        counted, words = self._textstat
        if word in words:
            return max(1, counted(word))
        if word.endswith("'s") and word[:-2] in words:
            return max(1, counted(word[:-2])) + (word[-3] in "sxz")
        return estimated_syllables(word)


def _load() -> tuple[Callable[[str], int], Container[str]]:
    """Return textstat's counter and the words that it knows from the data that we carry.

    textstat looks for NLTK's CMUdict corpus and downloads it where it is missing; NLTK is pointed at ours
    (its file has a ``.txt`` so that it is packaged), so nothing is ever downloaded. NLTK's own reader takes twenty
    times as long as ours.
    """
    nltk, textstat = import_module("nltk"), import_module("textstat")  # neither is typed; slow to import
    folder = resources.files("language").joinpath("data")
    if str(folder) not in nltk.data.path:
        nltk.data.path.insert(0, str(folder))
    listed = folder.joinpath("corpora", "cmudict", "cmudict.txt").read_text("utf-8")
    words = _Pronunciations(listed)
    nltk.corpus.cmudict = words
    counter: Callable[[str], int] = textstat.syllable_count
    return counter, words


class _Pronunciations:
    """NLTK's view of CMUdict, as far as textstat looks at it; a line is taken apart when its word is asked for."""

    def __init__(self, listed: str) -> None:
        self._lines: dict[str, str] = {}
        for line in listed.splitlines():
            word, _, rest = line.partition(" ")
            self._lines.setdefault(word, rest)

    def dict(self) -> _Pronunciations:
        """Return the words, each with its pronunciations."""
        return self

    def __getitem__(self, word: str) -> list[list[str]]:
        """Return the first pronunciation of a word, of which textstat counts the stress marks."""
        return [self._lines[word].split()[1:]]

    def __contains__(self, word: object) -> bool:
        """Return whether the dictionary has a word."""
        return word in self._lines
