"""Cut long tables where a person stops reading, and always say how much was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MAX_ROWS = 500
"""Rows of one table. The rest is in the run's files."""


@dataclass(frozen=True, slots=True)
class LongTable(Generic[T]):
    """The first rows of a longer sequence, and how many there were."""

    rows: Sequence[T]
    total: int

    @property
    def hidden(self) -> int:
        """Return the number of rows that are not visible."""
        return self.total - len(self.rows)


def cut_rows(rows: Sequence[T], limit: int = MAX_ROWS) -> LongTable[T]:
    """Return the first ``limit`` of ``rows``."""
    return LongTable(rows[:limit], len(rows))


def fair_shares(sizes: Mapping[str, int], limit: int = MAX_ROWS) -> dict[str, int]:
    """Return how many rows each group may show, so that one flood does not hide the small groups.

    Max-min fairness: the smallest groups are shown whole, what they leave is shared by the larger ones;
    every group keeps at least one row.
    """
    shares: dict[str, int] = {}
    left = limit
    groups = sorted(sizes.items(), key=lambda group: (group[1], group[0]))
    for index, (key, size) in enumerate(groups):
        shares[key] = min(size, max(1, left // (len(groups) - index)))
        left -= shares[key]
    return shares
