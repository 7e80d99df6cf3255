"""Cut long tables where a person stops reading, and always say how much was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

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


class Ranking(Generic[T]):
    """Takes rows one after another and keeps the first by their key: many more come than are shown.

    Equal rows stay in the order in which they came, as `sorted` leaves them.
    """

    def __init__(self, key: Callable[[T], Any], limit: int = MAX_ROWS) -> None:
        self._key = key
        self._limit = limit
        self._rows: list[T] = []
        self._last: Any = None
        """The key of the last row that is in, once there are enough; null before."""
        self._total = 0

    def add(self, row: T) -> None:
        """Take a row."""
        self._total += 1
        if self._limit <= 0 or (self._last is not None and self._key(row) >= self._last):
            return
        self._rows.append(row)
        if len(self._rows) >= 2 * self._limit:
            self._cut()

    def table(self) -> LongTable[T]:
        """Return the first rows, and how many were taken."""
        self._cut()
        return LongTable(self._rows[:], self._total)

    def _cut(self) -> None:
        self._rows.sort(key=self._key)
        del self._rows[self._limit :]
        if self._rows and len(self._rows) == self._limit:
            self._last = self._key(self._rows[-1])


def first_rows(rows: Iterable[T], key: Callable[[T], Any], limit: int = MAX_ROWS) -> LongTable[T]:
    """Return the first ``limit`` of the rows by their key, as of the sorted rows, in the memory of twice as many."""
    ranking = Ranking(key, limit)
    for row in rows:
        ranking.add(row)
    return ranking.table()


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
