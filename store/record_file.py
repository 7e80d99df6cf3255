"""Read the records of a JSONL file again at each look, so that a site's records are never in memory together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar, overload

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class RecordFile(Sequence[T]):
    """The records of one file that nobody writes any more; iterate over it, an index reads from the start."""

    path: Path
    """A JSONL file; one that is not there has no records."""
    rows: int
    """Number of its lines."""
    parse: Callable[[bytes], T]
    """Returns the record of a line."""

    def __iter__(self) -> Iterator[T]:
        """Yield the records in the order of the file, each parsed when it is asked for."""
        if self.rows:
            with self.path.open("rb") as lines:
                yield from map(self.parse, lines)

    def __len__(self) -> int:
        """Return the number of records."""
        return self.rows

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        """Return the record at an index, or those of a slice."""
        if isinstance(index, slice):
            start, stop, step = index.indices(self.rows)
            if step < 0:
                return list(self)[index]
            return list(islice(self, start, stop, step))
        at = index + self.rows if index < 0 else index
        if not 0 <= at < self.rows:
            raise IndexError(index)
        return next(islice(self, at, None))
