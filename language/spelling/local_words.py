"""Correct a name or term that only the site itself knows, and writes right everywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from language.spelling.candidates import Candidate, edit_cost, edits

LEAST_LENGTH = 6
"""Shorter words are too often other names."""

LEAST_COUNT = 3
"""Fewest occurrences of a word to believe it; own choice."""

_VOWELS = frozenset("aeiouy")


def local_correction(word: str, counts: Mapping[str, int], times: float) -> Candidate | None:
    """Return the word at one edit that the site writes ``times`` times as often, or None.

    Forms of one word are not slips: a letter more or less at the end, or another vowel there (*bronchus*,
    *bronchi*), is left alone. Of several words, the cheapest edit wins, then the commonest word, then the alphabet.
    """
    if len(word) < LEAST_LENGTH or not word.isascii():
        return None
    count = counts.get(word, 1)
    found = [
        Candidate(other, 1, edit_cost(word, other), 0.0)
        for other in edits(word)
        if counts.get(other, 0) >= max(LEAST_COUNT, times * count)
        and other[0] == word[0]
        and not _form(word, other)
    ]
    return min(
        found, key=lambda candidate: (candidate.cost, -counts[candidate.word], candidate.word), default=None
    )


def _form(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) != len(longer):
        return (
            longer.startswith(shorter)
            or longer[:-2] == shorter[:-1]
            or longer == shorter[:-1] + "e" + shorter[-1]
        )
    return word[:-1] == other[:-1] and (word[-1] in _VOWELS or word[-1] == "s" or other[-1] == "s")
