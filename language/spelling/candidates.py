"""Find the words that a writer may have meant by an unknown one, ranked as a noisy channel ranks them."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from typing import NamedTuple

from language.spelling.lexicon import lexicon
from language.spelling.likely_words import likelihood, raised
from language.spelling.sounds import LEAST_LETTERS, MEDICAL_ZIPF, alike, exchanged

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


def cost_of_edits(typed: str, meant: str, most: float) -> float:
    """Return the cost of the cheapest edits from the word meant to the one typed, or infinity where they cost more than
    ``most``.

    The costs are near those of `edit_cost`, but that the first letter counts as any other. In the product of both
    lengths, without what they begin and end with in common.
    """
    begin, end, least = 0, 0, min(len(typed), len(meant))
    while begin < least and typed[begin] == meant[begin]:
        begin += 1
    while end < least - begin and typed[-1 - end] == meant[-1 - end]:
        end += 1
    added, lost = _added(typed)[begin : len(typed) - end], _lost(meant)[begin : len(meant) - end]
    typed, meant = typed[begin : len(typed) - end], meant[begin : len(meant) - end]
    before: list[float] = []
    row = [0.0]
    for cost in lost:
        row.append(row[-1] + cost)
    for place, letter in enumerate(typed):
        last, before = before, row
        left = before[0] + added[place]
        row = [left]
        for column, other in enumerate(meant):
            if letter == other:
                left = before[column]
            else:
                left = min(
                    before[column] + _SWAPPED.get(letter + other, 2.4),
                    before[column + 1] + added[place],
                    left + lost[column],
                )
                if place and column and letter == meant[column - 1] and typed[place - 1] == other:
                    left = min(left, last[column - 1] + 1.2)
            row.append(left)
        if min(row) > most:
            return math.inf
    return row[-1] if row[-1] <= most else math.inf


_SOFT = frozenset("aeiouyh")
"""Letters that are lost and added without being heard."""

_SWAPPED = (
    {left + right: 1.6 for left, right in _NEAR}
    | {left + right: 1.2 for left, right in map(sorted, _SOUNDS)}
    | {right + left: 1.2 for left, right in map(sorted, _SOUNDS)}
    | {left + right: 1.0 for left in _VOWELS for right in _VOWELS}
)
"""Cost of a letter written for another, by both."""


@functools.lru_cache(maxsize=8)
def _added(typed: str) -> list[float]:
    """Return the cost of having added each letter of a word, least for one that repeats its neighbour."""
    return [
        0.9 if letter in (before, after) else 1.4 if letter in _SOFT else 2.0
        for before, letter, after in zip(" " + typed, typed, typed[1:] + " ", strict=False)
    ]


def _lost(meant: str) -> list[float]:
    """Return the cost of having lost each letter of a word."""
    return [
        0.8 if letter == before else 1.0 if letter in _SOFT else 1.6
        for before, letter in zip(" " + meant, meant, strict=False)
    ]


def near(
    word: str, extra: frozenset[str] = frozenset(), also: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Return the known words at one edit, best first; ``extra`` are words of the field known beside the lexicon, which
    count for more than books make them, ``also`` those of the site's English."""
    typed = edits(word)
    known = (typed & lexicon().sure) | (typed & extra) | (typed & raised()) | (typed & also)
    found = [
        Candidate(
            other,
            1,
            edit_cost(word, other),
            max(likelihood(other), MEDICAL_ZIPF if other in extra else 0.0) + (OWN if other in also else 0.0),
        )
        for other in known
    ]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.word))


def far(word: str) -> list[Candidate]:
    """Return the common words that a word with several slips may have been, best first; at most `MOST_FAR`."""
    if not word.isascii() or not LEAST_LETTERS <= len(word) <= MAX_LETTERS:
        return []
    found = _scored(word, alike(word))
    if not found and len(word) >= LEAST_EXCHANGED:
        found = _scored(word, exchanged(word))
    found.sort(key=lambda candidate: (-candidate.score, abs(len(candidate.word) - len(word)), candidate.word))
    return [candidate for candidate in found[:MOST_FAR] if candidate.score >= found[0].score - MARGIN]


def _scored(word: str, lists: Iterable[list[tuple[float, str]]]) -> list[Candidate]:
    """Return the words of lists, each with the commonest first, that a word may have been, none much worse than the
    best before it."""
    letters = set(word)
    size, first, begin = len(word), word[0], set(word[:3])
    apart = 2 if size < 7 else 3
    best = MARGIN - UNLIKE * max(0, size - 5)
    found: list[Candidate] = []
    for words in lists:
        for value, other in words:
            if value - LEAST_FAR < best - MARGIN:
                break
            longer = abs(len(other) - size)
            if longer > apart:
                continue
            fixed = SEVERAL
            if other[0] != first:
                if other[0] in _VOWELS and first in _VOWELS:
                    fixed += FIRST / 2
                elif other[0] in begin and first in other[:3]:
                    fixed += FIRST
                else:
                    continue
            most = value - best + MARGIN - fixed
            if longer * LEAST_LOST > most:
                continue
            strangers = len(letters.symmetric_difference(other))
            if strangers > MOST_LETTERS or strangers * LEAST_SWAPPED > most:
                continue
            cost = fixed + cost_of_edits(word, other, most)
            if cost < math.inf:
                best = max(best, value - cost)
                found.append(Candidate(other, 2, cost, value))
    return found


OWN = 0.7
"""How much likelier a spelling of the site's English is than books make it; own choice."""
SEVERAL = 1.2
"""Cost of several slips in one word beside their own."""
LEAST_FAR = SEVERAL + 0.8
"""The least that the slips cost together."""
FIRST = 1.2
"""Cost of another first letter, which people seldom get wrong."""
MARGIN = 1.0
"""How much worse than the best a word may be and be offered; a power of ten of its probability."""
UNLIKE = 0.7
"""How much worse a correction may be for each letter that a word is longer than five: long words are seldom alike by
chance."""
LEAST_LOST = 0.8
"""The least that a letter too many or too few costs."""
LEAST_SWAPPED = 0.5
"""The least that a letter costs that only one of two words has: half of a vowel written for another."""
LEAST_EXCHANGED = 7
"""Letters from which on a word with another consonant is looked for, too: shorter ones have too many."""
MOST_LETTERS = 4
"""Most letters that one of two words has and the other has not."""
MOST_FAR = 8
