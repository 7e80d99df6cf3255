"""Read the records with given indices from a run's file, in one pass, without parsing the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

from store.record_file import RecordFile

T = TypeVar("T")


def pick_rows(records: Sequence[T], rows: Iterable[int]) -> dict[int, T]:
    """Return the records with these indices, by index; ``records`` may be in memory, too."""
    wanted = sorted(set(rows))
    if not isinstance(records, RecordFile):
        return {row: records[row] for row in wanted}
    if not wanted:
        return {}
    chosen = bytearray(wanted[-1] + 1)
    for row in wanted:
        chosen[row] = 1
    with records.path.open("rb") as lines:
        return dict(zip(wanted, map(records.parse, compress(lines, chosen)), strict=True))
