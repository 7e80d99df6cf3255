"""Score the sections of a text: a heading and what follows it up to the next one of its level."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from language.readability.formulas import LEAST_WORDS, Counts, difficulty, reading_ease, reading_grade
from language.readability.measured_text import MeasuredText
from schemas.readability import SectionScores
from schemas.vocabulary import BlockKind


class Section(NamedTuple):
    """A heading and what follows it."""

    heading: str | None
    start: int
    end: int
    counts: Counts
    counts_without_terms: Counts


def sections(text: MeasuredText) -> list[SectionScores]:
    """Return the sections' scores, in the order of their headings; none for a text without a heading.

    A section holds the headings of lower levels that follow, with their own sections. One without a counted sentence is
    left out, and so is what comes before the first heading where nothing is counted.
    """
    found = [section for section in _sections(text) if section.counts.words]
    return [_scored(section) for section in found] if any(one.heading for one in found) else []


def _sections(text: MeasuredText) -> Iterator[Section]:
    blocks, body = text.counted.text.blocks, text.counted.text.text
    heads = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    starts = [unit.block for unit in text.units]

    def within(first: int, after: int) -> tuple[Counts, Counts]:
        bounds = bisect_left(starts, first), bisect_left(starts, after)
        return text.counts_between(*bounds), text.counts_between_without_terms(*bounds)

    before = heads[0] if heads else len(blocks)
    if before:
        yield Section(None, blocks[0].start, blocks[before - 1].end, *within(0, before))
    for head, after in zip(heads, _ends(heads, text), strict=True):
        heading = " ".join(body[blocks[head].start : blocks[head].end].split())
        yield Section(heading, blocks[head].start, blocks[after - 1].end, *within(head, after))


def _ends(heads: list[int], text: MeasuredText) -> list[int]:
    """Return for each heading's block the first block after its section: the next heading that is not below it."""
    blocks = text.counted.text.blocks
    ends = [len(blocks)] * len(heads)
    open_heads: list[int] = []
    for place, head in enumerate(heads):
        level = blocks[head].level or 1
        while open_heads and (blocks[heads[open_heads[-1]]].level or 1) >= level:
            ends[open_heads.pop()] = head
        open_heads.append(place)
    return ends


def _scored(section: Section) -> SectionScores:
    counts, bare = section.counts, section.counts_without_terms
    enough = counts.words >= LEAST_WORDS
    return SectionScores(
        heading=section.heading,
        start=section.start,
        end=section.end,
        word_count=counts.words,
        sentence_count=counts.sentences,
        reading_ease=round(reading_ease(counts), 1) if enough else None,
        reading_grade=round(reading_grade(counts), 1) if enough else None,
        reading_grade_without_terms=round(reading_grade(bare), 1) if enough and bare.words else None,
        difficulty=round(difficulty(counts), 2) if enough else None,
    )
