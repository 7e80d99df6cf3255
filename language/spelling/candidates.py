"""Find the words that a writer may have meant by an unknown one, ranked as a noisy channel ranks them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from language.spelling.lexicon import frequencies, lexicon, zipf

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = frozenset(
    frozenset(pair) for pair in ("cs", "ck", "sz", "fv", "iy", "gj", "mn", "dt", "bp", "kq", "xs", "ph")
)
"""Consonants that are written for each other because they sound alike or nearly."""


def _neighbours() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for index, row in enumerate(_ROWS):
        for place, key in enumerate(row):
            near = list(row[max(0, place - 1) : place + 2])
            if index + 1 < len(_ROWS):
                near += list(_ROWS[index + 1][max(0, place - 1) : place + 1])
            pairs.update((key, other) for other in near if other != key)
            pairs.update((other, key) for other in near if other != key)
    return frozenset(pairs)


_NEAR = _neighbours()


MAX_LETTERS = 50
"""Letters of the longest string that can be a word: the longest of our lists has 45. A longer one has 53 edits a
letter, each as long as itself, and no word among them."""


class Candidate(NamedTuple):
    """A word that the writer may have meant."""

    word: str
    distance: int
    """Damerau-Levenshtein edits to it."""
    cost: float
    """Cost of the edits: about the negative decimal logarithm of their probability."""
    zipf: float
    """Frequency of the word, as a Zipf value."""

    @property
    def score(self) -> float:
        """Rank, higher is better: log P(word) + log P(typed | word) (Kernighan, Church and Gale 1990)."""
        return self.zipf - self.cost


def edits(word: str) -> set[str]:
    """Return every string at one edit (Norvig 2007, https://norvig.com/spell-correct.html).

    None of a string longer than `MAX_LETTERS`.
    """
    if len(word) > MAX_LETTERS:
        return set()
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found.update(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    found.update(left + letter + right[1:] for left, right in splits if right for letter in _LETTERS)
    found.update(left + letter + right for left, right in splits for letter in _LETTERS)
    found.discard(word)
    return found


def edit_cost(typed: str, meant: str) -> float:
    """Return the cost of one edit; the order of the classes follows Kernighan, Church and Gale (1990)."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(meant)) - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    wrong, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    first = 1.2 if start == 0 else 0.0
    if len(wrong) == len(right) == 2:
        return 1.4 + first
    if len(wrong) == len(right) == 1:
        if wrong in _VOWELS and right in _VOWELS:
            return 1.6 + first
        if frozenset((wrong, right)) in _SOUNDS:
            return 1.8 + first
        return (1.8 if (wrong, right) in _NEAR else 2.6) + first
    if len(wrong) == 1:
        context = typed[max(0, start - 1) : start] + typed[start + 1 : start + 2]
        if wrong in context:
            return 1.5
        return (1.8 if any((wrong, other) in _NEAR for other in context) else 2.4) + first
    if len(right) == 1:
        context = meant[max(0, start - 1) : start] + meant[start + 1 : start + 2]
        return (1.4 if right in context else 1.8) + first
    return 3.0 + first


def at_the_end(typed: str, meant: str) -> bool:
    """Return whether two words at one edit differ in their last letter only, as forms of one word do.

    >>> at_the_end("moderna", "modern"), at_the_end("theraphy", "therapy")
    (True, False)
    """
    return typed != meant and (typed[:-1] in (meant, meant[:-1]) or meant[:-1] == typed)


_COINED = frozenset("aeiouyzx")
"""Letters that names coined from words end in."""


def is_coined(typed: str, meant: str) -> bool:
    """Return whether a name may be made from a word by another ending, or none: *Moderna*, *Spectera*, *Integra*.

    >>> is_coined("moderna", "modern"), is_coined("therapyy", "therapy"), is_coined("breats", "breast")
    (True, False, False)
    """
    if not at_the_end(typed, meant):
        return False
    return meant[:-1] == typed or (typed[-1] in _COINED and typed[-1] != typed[-2:-1])


def is_slip_of_the_hand(typed: str, meant: str) -> bool:
    """Return whether two letters changed their places, or one was doubled, halved or lost inside: nobody coins a
    word so.

    >>> is_slip_of_the_hand("recieve", "receive"), is_slip_of_the_hand("podcaster", "forecaster")
    (True, False)
    """
    if typed[:1] != meant[:1] or (at_the_end(typed, meant) and typed[-1:] != typed[-2:-1]):
        return False
    if sorted(typed) == sorted(meant):
        return True
    return abs(len(typed) - len(meant)) == 1 and edit_cost(typed, meant) <= (
        1.5 if len(typed) > len(meant) or len(meant) < 8 else 1.8
    )


def distance(left: str, right: str, most: int = 2) -> int:
    """Return the edits between two words (optimal string alignment), or ``most + 1`` where there are more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for place, letter in enumerate(left, 1):
        last, before, row = before, row, [place] + [0] * len(right)
        for column, other in enumerate(right, 1):
            best = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != other))
            if place > 1 and column > 1 and letter == right[column - 2] and left[place - 2] == other:
                best = min(best, last[column - 2] + 1)
            row[column] = best
        if min(row) > most:
            return most + 1
    return row[-1]


@functools.cache
def _buckets() -> dict[tuple[str, int], list[tuple[str, int]]]:
    """Return common enough words by first letter and length, each with the set of its letters as bits."""
    buckets: dict[tuple[str, int], list[tuple[str, int]]] = {}
    sure = lexicon().sure
    for word, value in frequencies().items():
        if value >= 2.5 and len(word) >= 5 and word in sure:
            buckets.setdefault((word[0], len(word)), []).append((word, _bits(word)))
    return buckets


def _bits(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def near(word: str, extra: frozenset[str] = frozenset()) -> list[Candidate]:
    """Return the known words at one edit, best first; ``extra`` are words known beside the lexicon."""
    words = lexicon()
    found = [
        Candidate(other, 1, edit_cost(word, other), max(zipf(other), 3.0 if other in extra else 0.0))
        for other in edits(word)
        if other in words.sure or other in extra
    ]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.word))


def far(word: str) -> list[Candidate]:
    """Return the common words at two edits with the same first letter, best first."""
    if not word or not word.isascii():
        return []
    bits = _bits(word)
    buckets = _buckets()
    found: list[Candidate] = []
    for length in range(len(word) - 2, len(word) + 3):
        for other, letters in buckets.get((word[0], length), ()):
            if (bits ^ letters).bit_count() <= 4 and distance(word, other) == 2:
                found.append(Candidate(other, 2, 4.0, zipf(other)))
    return sorted(
        found, key=lambda candidate: (-candidate.score, abs(len(candidate.word) - len(word)), candidate.word)
    )
