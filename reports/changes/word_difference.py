"""Compare two texts word by word: the places where words came, went or were replaced, with the words either side.

Lines are compared first, then the words of the lines that differ, both by the longest common subsequence (rapidfuzz's
`Indel`, whose bits take n·m/64 steps and n·m/8 bytes). A stretch in which that product is larger than `MOST_CELLS` is
one place, so a text of n words takes at most n times a fixed number of steps, whatever a page holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from rapidfuzz.distance import Indel

from reports.changes.shown_pair import shown_pair
from schemas.words_of import words_of

MOST_CELLS = 200_000_000
"""Words of one stretch times words of the other that are compared: 25 MB, 60 ms; two stretches of 14,000 words."""
KEPT_PLACES = 12
"""Places of a text whose words are kept.

A text with more is edited all over: what it shares with other pages is there by chance, as an "of" that became an "in".
"""
_AROUND = 4
"""Words shown either side of a place."""
_LONGEST_SIDE = 60
"""Letters of the words on one side that are shown."""
_GAP = 2
"""So few equal words do not part an edit of more words from the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where words differ; harmless text, cut so that both sides never look alike."""

    lead: str
    """Words before it; empty at the beginning of the text."""
    removed: str
    """Words that went; empty where some only came."""
    added: str
    """Words that came; empty where some only went."""
    tail: str
    """Words after it; empty at the end of the text."""
    removed_words: int
    """Number of the words that went."""
    added_words: int
    """Number of the words that came."""
    times: int = 1
    """Places of the text with this very edit."""
    key: int
    """Equal for equal edits: of the words that went and came, whole, not of the words beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDifference:
    """How two texts differ."""

    removed: int
    """Words that went."""
    added: int
    """Words that came."""
    kept: int
    """Words that both have, in order."""
    places: tuple[Place, ...]
    """The first places, at most `KEPT_PLACES`, each edit once."""
    total: int
    """Number of different places."""
    keys: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False)
    """Key of each edit to its words that went and came, over all its places; empty where there are more edits than
    places are kept."""
    uncompared: bool = False
    """True where a stretch was too long to compare word by word, and counts as replaced."""

    def without(self, keys: frozenset[int]) -> WordDifference:
        """Return the difference less the edits of these keys."""
        gone = [self.keys[key] for key in keys if key in self.keys]
        return replace(
            self,
            removed=self.removed - sum(removed for removed, _ in gone),
            added=self.added - sum(added for _, added in gone),
            places=tuple(place for place in self.places if place.key not in keys),
            total=self.total - len(gone),
            keys={key: counts for key, counts in self.keys.items() if key not in keys},
        )

    def only(self, key: int) -> WordDifference:
        """Return the difference of the edit of this key alone, once."""
        (place,) = (replace(place, times=1) for place in self.places if place.key == key)
        counts = place.removed_words, place.added_words
        return replace(
            self,
            removed=counts[0],
            added=counts[1],
            places=(place,),
            total=1,
            keys={key: counts},
            uncompared=False,
        )


def word_difference(before: str, after: str) -> WordDifference:
    """Return how ``after`` differs from ``before``, word by word; white space and line breaks do not count."""
    old, new = _Lines(before), _Lines(after)
    spans: list[_Span] = []
    for lines in _differing(old.keys, new.keys):
        inside = old.words_of(lines.i, lines.i_end), new.words_of(lines.j, lines.j_end)
        first, second = old.words[slice(*inside[0])], new.words[slice(*inside[1])]
        for span in _differing(first, second):
            span.shift(inside[0][0], inside[1][0])
            spans.append(span)
    joined = _joined(spans)
    edits: dict[int, tuple[int, int]] = {}
    places: dict[int, Place] = {}
    for span in joined:
        gone, come = _bare(old.words[span.i : span.i_end], new.words[span.j : span.j_end])
        key = _key(gone, come)
        known = edits.get(key, (0, 0))
        edits[key] = (known[0] + span.removed, known[1] + span.added)
        if key in places:
            places[key] = replace(places[key], times=places[key].times + 1)
        elif len(places) < KEPT_PLACES:
            places[key] = _place(old, new, span, gone, come, key)
    removed = sum(span.removed for span in joined)
    return WordDifference(
        removed=removed,
        added=sum(span.added for span in joined),
        kept=len(old.words) - removed,
        places=tuple(places.values()),
        total=len(edits),
        keys=edits if len(edits) <= KEPT_PLACES else {},
        uncompared=any(span.uncompared for span in spans),
    )


class _Lines:
    """The words of a text, and the lines that they are in."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.keys: list[str] = []
        self._glued: set[int] = set()  # numbers of the words that no white space parts from the one before
        self._starts = [0]
        for line in text.splitlines():
            words = words_of(line)
            if not words:
                continue
            if len(words) > len(line.split()):
                self._glue(line)
            self.words += words
            self.keys.append(" ".join(words))
            self._starts.append(len(self.words))

    def words_of(self, first: int, end: int) -> tuple[int, int]:
        """Return the range of the words of a range of lines."""
        return self._starts[first], self._starts[end]

    def written(self, first: int, words: Sequence[str]) -> str:
        """Return words, which are those from a number on or parts of them, with white space where the text has it."""
        return "".join(
            word if number == first or number in self._glued else f" {word}"
            for number, word in enumerate(words, first)
        )

    def _glue(self, line: str) -> None:
        number = len(self.words)
        for part in line.split():
            end = number + len(words_of(part))
            self._glued.update(range(number + 1, end))
            number = end


@dataclass(slots=True)
class _Span:
    """A range of the old sequence that a range of the new one replaces."""

    i: int
    i_end: int
    j: int
    j_end: int
    removed: int
    added: int
    uncompared: bool = False
    """True for one that is too long to compare."""

    def shift(self, i: int, j: int) -> None:
        """Move it by the beginnings of the stretches that it was found in."""
        self.i, self.i_end, self.j, self.j_end = self.i + i, self.i_end + i, self.j + j, self.j_end + j

    @property
    def size(self) -> int:
        """Return the length of its longer side."""
        return max(self.i_end - self.i, self.j_end - self.j)


def _differing(before: Sequence[str], after: Sequence[str]) -> Iterator[_Span]:
    """Yield the spans that differ, in order; what is equal at both ends is no part of them.

    One span where there is too much between the ends to compare.
    """
    start = _equal(before, after)
    end = min(
        _equal(before[::-1], after[::-1]), len(before) - start, len(after) - start
    )  # the two ends may not overlap
    first, second = before[start : len(before) - end], after[start : len(after) - end]
    if not first and not second:
        return
    uncompared = len(first) * len(second) > MOST_CELLS
    if not first or not second or uncompared:
        ends = start + len(first), start + len(second)
        yield _Span(start, ends[0], start, ends[1], len(first), len(second), uncompared)
        return
    numbers: dict[str, int] = {}
    codes = [[numbers.setdefault(word, len(numbers)) for word in words] for words in (first, second)]
    last: _Span | None = None
    for code in Indel.opcodes(*codes):
        if code.tag == "equal":
            continue
        i, i_end, j, j_end = (
            start + code.src_start,
            start + code.src_end,
            start + code.dest_start,
            start + code.dest_end,
        )
        if (
            last is not None and last.i_end == i and last.j_end == j
        ):  # a deletion and an insertion side by side
            last.i_end, last.j_end = i_end, j_end
            last.removed, last.added = last.i_end - last.i, last.j_end - last.j
            continue
        if last is not None:
            yield last
        last = _Span(i, i_end, j, j_end, i_end - i, j_end - j)
    if last is not None:
        yield last


def _equal(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many elements two sequences begin with alike."""
    for number, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return number
    return min(len(first), len(second))


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Join spans that read as one: fewer words between them than either has, or `_GAP` beside a larger one.

    A rewritten sentence keeps a "the" and an "of" by chance (the clean-up of Fraser, "Diff Strategies", 2006,
    https://neil.fraser.name/writing/diff/). Each span is joined at most once, so this is linear.
    The spans themselves are changed.
    """
    joined: list[_Span] = []
    for span in spans:
        joined.append(span)
        while len(joined) > 1:
            left, right = joined[-2:]
            between = right.i - left.i_end
            sizes = sorted((left.size, right.size))
            if between >= sizes[0] and (between > _GAP or sizes[1] <= _GAP):
                break
            left.i_end, left.j_end = right.i_end, right.j_end
            left.removed += right.removed
            left.added += right.added
            joined.pop()
    return joined


def _bare(gone: list[str], come: list[str]) -> tuple[list[str], list[str]]:
    """Return both sides less the punctuation that they begin and end with alike.

    ``0134.`` → ``0199.`` is an edit of the number, the same as that without a full stop.
    """
    if not gone or not come:
        return gone, come
    first, last = _alike(gone[0], come[0]), _alike(gone[-1][::-1], come[-1][::-1])
    sides = []
    for words in (gone, come):
        end = len(words[-1]) - last
        bare = [*words[:-1], words[-1][:end]]
        sides.append([bare[0][first:], *bare[1:]])
    if not all(side[0] and side[-1] for side in sides):
        return gone, come
    return sides[0], sides[1]


def _alike(first: str, second: str) -> int:
    """Return how many characters that are neither letters nor digits two words begin with alike."""
    pairs = takewhile(
        lambda pair: pair[0] == pair[1] and not pair[0].isalnum(), zip(first, second, strict=False)
    )
    return sum(1 for _ in pairs)


def _place(old: _Lines, new: _Lines, span: _Span, gone: list[str], come: list[str], key: int) -> Place:
    removed, added = shown_pair(old.written(span.i, gone), new.written(span.j, come))
    start = max(0, span.i - _AROUND)
    lead = old.written(start, old.words[start : span.i])
    tail = old.written(span.i_end, old.words[span.i_end : span.i_end + _AROUND])
    return Place(
        lead=shown_pair(lead[-_LONGEST_SIDE:], "")[0],
        removed=removed,
        added=added,
        tail=shown_pair(tail[:_LONGEST_SIDE], "")[0],
        removed_words=len(gone),
        added_words=len(come),
        key=key,
    )


def _key(gone: Sequence[str], come: Sequence[str]) -> int:
    text = f"{' '.join(gone)}\n{' '.join(come)}"
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
