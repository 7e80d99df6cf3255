"""Find the lists that are typed as paragraphs: ``• one • two``, or a paragraph ``1. …`` after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from language.abbreviations import ABBREVIATIONS
from language.bullets import BULLETS
from schemas.block import Block
from schemas.vocabulary import BlockKind

_MARK = re.compile(
    rf"\s*(?:(?P<sign>[{BULLETS}])|(?P<dash>[-–—*·+])(?=\s)|\(?(?P<count>\d{{1,2}}|[a-zA-Z])(?P<stop>[.)])(?=\s))\s*\S"
)
"""Matches ``• R``, ``- R``, ``1. R`` and ``a) R`` at the start of a paragraph."""
_INNER_SIGN = re.compile(rf"(?<!\S)[{BULLETS}*·](?=\s*\S)")
"""Matches the bullet of ``card • pills``."""
_INNER_COUNT = re.compile(r"(?<!\S)\(?(?P<count>\d{1,2}|[a-z])(?P<stop>[.)])(?=\s+[A-Z“\"])")
"""Matches ``2.`` before ``Wash``."""
_LAST_WORD = re.compile(r"([^\W\d_]{1,20})\.?\s*$")
"""Matches ``Fig.`` at the end of ``as in Fig. ``."""
_LEAD_IN = ":"
_BEFORE_FIRST = ".!?:;"
LEAST_ITEMS = 2
"""Items of one mark that make a list: one alone may be a footnote or a signature."""


class _Mark(NamedTuple):
    """The mark at the start of an item."""

    style: str
    """The sign itself, or what follows a number or a letter."""
    place: int
    """The number, or the letter's place in the alphabet; 0 for a sign."""
    lettered: bool = False


def typed_lists(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which a paragraph that is a typed list is list items, and so are typed items in a row.

    At least two items have the same mark; numbers and letters rise by one. An item keeps its mark. Numbers of lists
    are counted again, in order.
    """
    pieces = [piece for block in blocks for piece in _split(text, block)]
    made: list[tuple[Block, object]] = []
    for run, group in groupby(enumerate(_runs(text, pieces)), key=lambda one: one[1]):
        members = [pieces[at] for at, _ in group]
        if run is not None and len(members) >= LEAST_ITEMS and _opens(text, members[0]):
            made += [
                (block.model_copy(update={"kind": BlockKind.LIST_ITEM}), ("typed", run)) for block in members
            ]
        else:
            made += [(block, block.list_id) for block in members]
    numbers: dict[object, int] = {}
    return [
        block if key is None else block.model_copy(update={"list_id": numbers.setdefault(key, len(numbers))})
        for block, key in made
    ]


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[int | None]:
    """Yield for each block the number of its run of typed items, null where it is not one."""
    run, last = 0, None
    for block in blocks:
        mark = _mark(text, block)
        if mark is None:
            yield None
        else:
            follows = last is not None and mark.style == last.style
            if not follows or (mark.place and last is not None and mark.place != last.place + 1):
                run += 1
            yield run
        last = mark


def _opens(text: str, block: Block) -> bool:
    """Return whether a typed item can be a list's first: a letter is *a*, or it is an initial."""
    mark = _mark(text, block)
    return mark is not None and (not mark.lettered or mark.place == 1)


def _mark(text: str, block: Block) -> _Mark | None:
    """Return the mark that a paragraph begins with."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    match = _MARK.match(text, block.start, block.end)
    if match is None:
        return None
    count = match["count"]
    if count is None:
        return _Mark(match["sign"] or match["dash"], 0)
    return _Mark(match["stop"], _place(count), lettered=count.isalpha())


def _place(count: str) -> int:
    return int(count) if count.isdigit() else ord(count.lower()) - ord("a") + 1


def _split(text: str, block: Block) -> list[Block]:
    """Return a paragraph's or an item's lead-in and items, the block alone where it holds no list."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return [block]
    starts = _signs(text, block) or _counts(text, block)
    if not starts:
        return [block]
    edges = [block.start, *(at for at in starts if at > block.start), block.end]
    parts = [_trimmed(text, start, end) for start, end in pairwise(edges)]
    return [block.model_copy(update={"start": start, "end": end}) for start, end in parts if start < end]


def _signs(text: str, block: Block) -> list[int]:
    """Return the offsets of the bullets, where the paragraph begins with one or a colon leads in to the first."""
    signs = [match.start() for match in _INNER_SIGN.finditer(text, block.start, block.end)]
    if not signs:
        return []
    before = text[block.start : signs[0]].rstrip()
    if before and not (before.endswith(_LEAD_IN) and text[signs[0]] in BULLETS):
        return []
    same = [at for at in signs if text[at] == text[signs[0]]]
    return same if len(same) >= LEAST_ITEMS else []


def _counts(text: str, block: Block) -> list[int]:
    """Return the offsets of numbers or letters that rise from the first, before a capital each."""
    starts: list[int] = []
    stop = ""
    for match in _INNER_COUNT.finditer(text, block.start, block.end):
        count = match["count"]
        if _place(count) != len(starts) + 1 or (starts and match["stop"] != stop):
            continue
        before = text[max(block.start, match.start() - 30) : match.start()].rstrip()
        if not starts and before and before[-1] not in _BEFORE_FIRST:
            continue
        word = _LAST_WORD.search(before)
        if word is not None and (word[1].lower() in ABBREVIATIONS or word[1].lower() in ("step", "type")):
            continue
        starts.append(match.start())
        stop = match["stop"]
    return starts if len(starts) >= LEAST_ITEMS else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))
