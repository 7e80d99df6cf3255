"""Mark in a page's text what is to change: the sentences that make it hard, where to split them, the words of findings.

A text is cut into blocks, these into stretches inside and outside of hard sentences, and these into pieces.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TypeVar

from reports.text_windows import parts_shown, text_windows
from schemas.block import Block
from schemas.finding import Quote
from schemas.readability import HardSentence
from schemas.text import RunningText
from schemas.vocabulary import BlockKind

T = TypeVar("T")
_LONGEST_FOUND = 200
"""Characters that are marked for a finding; one about more is named below the block that it begins in."""
_SAME = 0.8
"""Share of the longer one that a finding's words and a sentence share when the finding is about the sentence."""
_FOLLOWING = 4
"""Words that say where to split."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text."""

    text: str
    """Its words."""
    finding_id: str = ""
    """The finding that is about them; empty for none."""
    splits: bool = False
    """True where a sentence is to be split before it."""
    dropped: bool = False
    """True for words that go when the sentence is split."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in a row, all of one hard sentence or of none."""

    pieces: tuple[Piece, ...]
    number: int = 0
    """The sentence's number, from 1; 0 outside of one."""
    begins: bool = False
    """True for the first stretch of a sentence."""


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """What is said of a hard sentence."""

    number: int
    """From 1, the most helpful to change first."""
    sentence: HardSentence
    places: tuple[tuple[str, str], ...] = ()
    """For each place to split at, the words that follow it, and those to add before them (``This``; empty for none)."""
    findings: tuple[str, ...] = ()
    """Ids of findings about the whole sentence."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text, or what is shown of it."""

    kind: BlockKind
    list_id: int | None
    stretches: tuple[Stretch, ...]
    notes: tuple[SentenceNote, ...] = ()
    """Of the sentences that begin in it."""
    findings: tuple[str, ...] = ()
    """Ids of findings about more of it than is marked."""
    left_before: int = 0
    """Words left out before it."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its marks."""

    groups: tuple[tuple[MarkedBlock, ...], ...]
    """Its blocks in order, the items of one list together."""
    left_after: int = 0
    """Words left out at its end."""
    left: int = 0
    """Words left out in all."""
    numbers: tuple[int, ...] = ()
    """Numbers of the sentences that are marked, the most helpful to change first."""
    has_splits: bool = False
    """True where a place to split at is marked."""
    has_words: bool = False
    """True where words of findings are marked."""


@dataclass(slots=True)
class _Marks:
    """Where what is marked begins and ends, in order and not overlapping."""

    sentences: list[tuple[int, int, int]]
    """Start, end, number."""
    found: list[tuple[int, int, str]] = field(default_factory=list)
    """Start, end, finding."""
    dropped: list[tuple[int, int]] = field(default_factory=list)
    """The words that go at each place to split at; of a place without any, start and end are the same."""
    notes: dict[int, SentenceNote] = field(default_factory=dict)
    """By the start of the sentence."""
    wide: list[tuple[int, str]] = field(default_factory=list)
    """Start and finding of those about more than is marked."""


def marked_text(
    text: RunningText, found: Iterable[tuple[str, Quote]], hard: Sequence[HardSentence] = ()
) -> MarkedText:
    """Return a text with hard sentences and the words of findings marked, these given as ids with words of this text.

    Of findings that overlap the first is marked; words that are not where the finding says are not. Of a long text the
    beginning is shown, and each hard sentence with some words around it.
    """
    body = text.body_text
    marks = _marks(body, found, hard)
    windows = text_windows(body, [(start, end) for start, end, _ in marks.sentences])
    blocks: list[MarkedBlock] = []
    at = 0
    for block in text.body_blocks or _lines(body):
        for start, end in parts_shown(block.start, block.end, windows):
            if body[start:end].strip():
                left = len(body[at:start].split())
                blocks.append(_block(block, body, start, end, marks, left))
                at = end
    left_after = len(body[at:].split())
    return MarkedText(
        groups=tuple(tuple(group) for _, group in groupby(blocks, _ListOf())),
        left_after=left_after,
        left=left_after + sum(block.left_before for block in blocks),
        has_splits=any(piece.splits for piece in _pieces(blocks)),
        has_words=any(piece.finding_id for piece in _pieces(blocks)),
        numbers=tuple(sorted(note.number for block in blocks for note in block.notes)),
    )


def _pieces(blocks: Iterable[MarkedBlock]) -> Iterator[Piece]:
    return (piece for block in blocks for stretch in block.stretches for piece in stretch.pieces)


class _ListOf:
    """Key of blocks: the same for the items of one list that follow one another, another one for each other block."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, block: MarkedBlock) -> tuple[int | None, int]:
        if block.kind is not BlockKind.LIST_ITEM or block.list_id is None or block.left_before:
            self._number += 1
        is_item = block.kind is BlockKind.LIST_ITEM
        return (block.list_id if is_item else None, self._number)


def _lines(body: str) -> Iterator[Block]:
    """Yield the lines of a text without blocks."""
    at = 0
    for line in body.split("\n"):
        yield Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line))
        at += len(line) + 1


def _marks(body: str, found: Iterable[tuple[str, Quote]], hard: Sequence[HardSentence]) -> _Marks:
    marks = _Marks(
        list(
            _apart(
                (one.start, one.end, at) for at, one in enumerate(hard, 1) if one.start < one.end <= len(body)
            )
        )
    )
    of_sentence: dict[int, list[str]] = {}
    words = []
    for finding_id, start, end in _in_place(body, found):
        number = next((at for first, last, at in marks.sentences if _same((first, last), (start, end))), 0)
        if number:
            of_sentence.setdefault(number, []).append(finding_id)
        elif end - start > _LONGEST_FOUND:
            marks.wide.append((start, finding_id))
        else:
            words.append((start, end, finding_id))
    marks.found = list(_apart(words))
    for start, end, number in marks.sentences:
        sentence = hard[number - 1]
        places = [one for one in sentence.split_at if start < one.start <= one.end < end]
        marks.dropped += [(one.start, one.end) for one in places]
        marks.notes[start] = SentenceNote(
            number,
            sentence,
            tuple((_following(body[one.end : end]), one.opening) for one in places),
            tuple(of_sentence.get(number, ())),
        )
    return marks


def _in_place(body: str, found: Iterable[tuple[str, Quote]]) -> Iterator[tuple[str, int, int]]:
    """Yield the findings whose words are in the text where they say, with their offsets."""
    for finding_id, words in found:
        start, end = words.start, words.end
        if words.field != "/body_text" or start is None or end is None or not words.quote:
            continue
        if body[start:end] == words.quote:
            yield finding_id, start, end


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common >= _SAME * max(one[1] - one[0], other[1] - other[0])


def _apart(spans: Iterable[tuple[int, int, T]]) -> Iterator[tuple[int, int, T]]:
    """Yield the spans that begin behind the end of the one before, in order."""
    at = 0
    for start, end, what in sorted(spans, key=lambda span: span[:2]):
        if start >= at:
            yield start, end, what
            at = end


def _following(words: str) -> str:
    first = words.split(maxsplit=_FOLLOWING)
    return " ".join(first[:_FOLLOWING]) + (" …" if len(first) > _FOLLOWING else "")


def _between(found: Sequence[tuple[int, int, str]], start: int, end: int) -> Sequence[tuple[int, int, str]]:
    """Return the findings that have words between two offsets, of some in order that do not overlap."""
    first = bisect_right(found, start, key=lambda one: one[1])
    return found[first : bisect_left(found, end, key=lambda one: one[0])]


def _block(block: Block, body: str, start: int, end: int, marks: _Marks, left: int) -> MarkedBlock:
    """Return what is shown of a block, ``body[start:end]``, with its marks."""
    inside = [place for place in marks.dropped if start <= place[0] < end]
    found = _between(marks.found, start, end)
    bounds = [span[:2] for span in (*marks.sentences, *found)] + inside
    cuts = {at for span in bounds for at in span if start < at < end}
    pieces = []
    splits = {place for place, _ in inside}
    for first, last in pairwise([start, *sorted(cuts), end]):
        number = next((at for begin, stop, at in marks.sentences if begin <= first < stop), 0)
        finding = next((one for begin, stop, one in found if begin <= first < stop), "")
        gone = any(begin <= first < stop for begin, stop in inside)
        begins = number > 0 and first in marks.notes
        pieces.append((number, begins, Piece(body[first:last], finding, first in splits, gone)))
    stretches: list[Stretch] = []
    for number, begins, piece in pieces:
        if stretches and stretches[-1].number == number and not begins:
            stretches[-1] = replace(stretches[-1], pieces=(*stretches[-1].pieces, piece))
        else:
            stretches.append(Stretch((piece,), number, begins))
    return MarkedBlock(
        kind=block.kind,
        list_id=block.list_id,
        stretches=tuple(stretches),
        notes=tuple(note for at, note in marks.notes.items() if start <= at < end),
        findings=tuple(finding_id for at, finding_id in marks.wide if start <= at < end),
        left_before=left,
    )
