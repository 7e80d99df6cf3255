"""Tell whether a passage overlaps any of many others, without looking at each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Passages of one text; they may overlap each other."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take (offset of the first character, offset after the last) of each, in any order: n log n."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Return whether one of them has a character of a passage."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
