"""Cut rows into batches, so that no transaction delays a second writer for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row")

MAX_ROWS = 1_000
"""A batch of 50,000 rows was measured to delay a second writer by 54 ms; a thousand are not noticed."""


MAX_BYTES = 4_000_000
"""Letters of the lines that wait for one transaction: a line can hold the text of a page twice."""


def batches(rows: Iterable[Row], size: int = MAX_ROWS) -> Iterator[list[Row]]:
    """Yield the rows in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def batches_of_lines(
    rows: Iterable[tuple[str, str]], size: int = MAX_ROWS
) -> Iterator[list[tuple[str, str]]]:
    """Yield rows (key, line) in lists of at most ``size``, and of no more than `MAX_BYTES` but for one line."""
    batch: list[tuple[str, str]] = []
    held = 0
    for row in rows:
        if batch and (len(batch) == size or held + len(row[1]) > MAX_BYTES):
            yield batch
            batch, held = [], 0
        batch.append(row)
        held += len(row[1])
    if batch:
        yield batch
