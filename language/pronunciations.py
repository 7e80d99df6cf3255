"""Know the syllables of the words of the CMU Pronouncing Dictionary."""

from __future__ import annotations

import functools
from importlib import resources

_STEMS = {
    1: "fire tire wire hire sire",
    2: "entire empire desire inspire require acquire expire retire admire aspire perspire conspire umpire attire "
    "satire rewire rehire misfire",
}
"""Verbs and nouns in -ire by their syllables."""
_WORDS = {
    1: "our ours hour hours sour flour scour",
    2: "hourly ourself ourselves devour every",
    3: "everyday everyone everything everywhere",
    4: "everybody",
}
"""Other words by their syllables."""


@functools.cache
def known_syllables() -> dict[str, int]:
    """Return the syllables of each lower-case word of the packaged dictionary, by its first pronunciation.

    Source: CMUdict 0.7b (http://www.speech.cs.cmu.edu/cgi-bin/cmudict), of whose vowels the stress digits are kept.
    Read once a process, in about 0.02 seconds. A line is the word, ``1``, and a digit a syllable: ``anemia 1 0 1 0 0``.
    """
    folder = resources.files("language").joinpath("data", "corpora", "cmudict")
    lines = folder.joinpath("cmudict.txt").read_text("utf-8").splitlines()
    known = {line[: (end := line.index(" "))]: (len(line) - end - 2) // 2 for line in lines}
    return known | _as_printed()


def _as_printed() -> dict[str, int]:
    """Return words in which dictionaries print a syllable less than CMUdict's first pronunciation hears: a diphthong
    before *r* is one (*our*, *fire*), and *every* is ev-ry (Merriam-Webster).

    Pages of clinics have *our* and *every* often: each would move the grade of a short text by a tenth.
    """
    printed = {word: count for count, words in _WORDS.items() for word in words.split()}
    for count, stems in _STEMS.items():
        for stem in stems.split():
            printed |= {stem: count, f"{stem}s": count, f"{stem}d": count, f"{stem[:-1]}ing": count + 1}
    return printed
