"""Stream what a store holds to the audits of the site, so that its own trouble is not taken for an audit's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from audits.site_facts import Stream
from store.connection import cannot_write

T = TypeVar("T")


def store_stream(path: Path, read: Callable[[], Iterator[T]]) -> Stream[T]:
    """Return a stream of what ``read`` yields from the store at a path.

    Its iterators raise `StoreError` where the store cannot be read, e.g. for want of room for SQLite's own files.
    """

    return Stream(lambda: stored(path, read()))


def stored(path: Path, values: Iterable[T]) -> Iterator[T]:
    """Yield values from the store at a path; raises `StoreError` where it cannot be read."""
    try:
        yield from values
    except sqlite3.Error as error:
        raise cannot_write(path, error) from error
