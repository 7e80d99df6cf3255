"""Store the lines of a run's files, before they are published and for the last runs after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.batches import batches, batches_of_lines
from store.run_store import RunStore

LINES_A_QUERY = 64
"""Lines in memory at once; one can hold the text of a page twice."""
KEYS_A_QUERY = 1_000


def clear(store: RunStore, *files: str) -> None:
    """Drop a run's lines of these files."""
    with store.connection:
        store.connection.execute("BEGIN")
        for file in files:
            store.connection.execute("DELETE FROM lines WHERE run = ? AND file = ?", (store.run, file))


def write(store: RunStore, file: str, rows: Iterable[tuple[str, str]]) -> None:
    """Store lines (sort key, JSON); a line of the same key is replaced."""
    for batch in batches_of_lines(rows):
        with store.connection:
            store.connection.execute("BEGIN")
            store.connection.executemany(
                "INSERT OR REPLACE INTO lines (run, file, key, json) VALUES (?, ?, ?, ?)",
                [(store.run, file, key, line) for key, line in batch],
            )


def drop(store: RunStore, file: str, keys: Iterable[str]) -> None:
    """Drop a file's lines of these keys."""
    for batch in batches(keys):
        with store.connection:
            store.connection.execute("BEGIN")
            store.connection.executemany(
                "DELETE FROM lines WHERE run = ? AND file = ? AND key = ?",
                [(store.run, file, key) for key in batch],
            )


def read(store: RunStore, file: str, *, after: str = "") -> Iterator[tuple[str, str]]:
    """Yield a file's lines (sort key, JSON) in the order of the keys, from the first that comes after one.

    Queries some dozens at a time, so that lines of the same file may be replaced meanwhile.
    """
    while True:
        rows = store.connection.execute(
            "SELECT key, json FROM lines WHERE run = ? AND file = ? AND key > ? ORDER BY key LIMIT ?",
            (store.run, file, after, LINES_A_QUERY),
        ).fetchall()
        if not rows:
            return
        yield from rows
        after = rows[-1][0]


def read_under(store: RunStore, file: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield those of a file's lines whose keys begin with a prefix, as `read` does."""
    for key, line in read(store, file, after=prefix):
        if not key.startswith(prefix):
            return
        yield key, line


def values(store: RunStore, file: str) -> Iterator[str]:
    """Yield a file's lines without their keys, as `read` does."""
    return (line for _, line in read(store, file))


def keys(store: RunStore, file: str) -> Iterator[str]:
    """Yield the sort keys of a file's lines in their order, as `read` does."""
    after = ""
    while True:
        rows = store.connection.execute(
            "SELECT key FROM lines WHERE run = ? AND file = ? AND key > ? ORDER BY key LIMIT ?",
            (store.run, file, after, KEYS_A_QUERY),
        ).fetchall()
        if not rows:
            return
        yield from (key for (key,) in rows)
        after = rows[-1][0]


def get(store: RunStore, file: str, key: str) -> str | None:
    """Return one line's JSON, or null."""
    row = store.connection.execute(
        "SELECT json FROM lines WHERE run = ? AND file = ? AND key = ?", (store.run, file, key)
    ).fetchone()
    return None if row is None else str(row[0])


def count(store: RunStore, file: str) -> int:
    """Return the number of a file's lines."""
    row = store.connection.execute(
        "SELECT count(*) FROM lines WHERE run = ? AND file = ?", (store.run, file)
    ).fetchone()
    return int(row[0])
