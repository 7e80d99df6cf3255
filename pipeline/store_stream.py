"""Stream what a store holds to the audits of the site, so that its own trouble is not taken for an audit's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from audits.site_facts import Stream
from store.connection import cannot_write

T = TypeVar("T")


def store_stream(path: Path, read: Callable[[], Iterator[T]]) -> Stream[T]:
    """Return a stream of what ``read`` yields from the store at a path.

    Its iterators raise `StoreError` where the store cannot be read, e.g. for want of room for SQLite's own files.
    """

    def checked() -> Iterator[T]:
        try:
            yield from read()
        except sqlite3.Error as error:
            raise cannot_write(path, error) from error

    return Stream(checked)
