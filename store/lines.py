"""The lines of a run's files before they are published, and of the last runs after."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from store.batches import batches


def clear(connection: sqlite3.Connection, run: str, *files: str) -> None:
    """Drop a run's lines of these files."""
    with connection:
        connection.execute("BEGIN")
        for file in files:
            connection.execute("DELETE FROM lines WHERE run = ? AND file = ?", (run, file))


def write(connection: sqlite3.Connection, run: str, file: str, rows: Iterable[tuple[str, str]]) -> None:
    """Keep lines (sort key, JSON); a line of the same key is replaced."""
    for batch in batches(rows):
        with connection:
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT OR REPLACE INTO lines (run, file, key, json) VALUES (?, ?, ?, ?)",
                [(run, file, key, line) for key, line in batch],
            )


def read(connection: sqlite3.Connection, run: str, file: str) -> Iterator[tuple[str, str]]:
    """Yield a file's lines (sort key, JSON) in the order of the keys.

    Reads page by page, so that lines of the same file may be replaced while it is walked.
    """
    after = ""
    while True:
        rows = connection.execute(
            "SELECT key, json FROM lines WHERE run = ? AND file = ? AND key > ? ORDER BY key LIMIT 500",
            (run, file, after),
        ).fetchall()
        if not rows:
            return
        yield from rows
        after = rows[-1][0]


def get(connection: sqlite3.Connection, run: str, file: str, key: str) -> str | None:
    """Return one line's JSON, or null."""
    row = connection.execute(
        "SELECT json FROM lines WHERE run = ? AND file = ? AND key = ?", (run, file, key)
    ).fetchone()
    return None if row is None else str(row[0])


def count(connection: sqlite3.Connection, run: str, file: str) -> int:
    """Return the number of a file's lines."""
    row = connection.execute("SELECT count(*) FROM lines WHERE run = ? AND file = ?", (run, file)).fetchone()
    return int(row[0])
