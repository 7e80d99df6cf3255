"""Divide the one store of older versions, ``site.sqlite``, into the work store and the history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from schemas.vocabulary import RunStatus
from store.connection import (
    BUSY_TIMEOUT_MS,
    cannot_write,
    has_other_tables,
    is_broken,
    open_history,
    set_aside,
)
from store.published_folder import PublishedFolder, published_folders
from store.transaction import transaction

OLD_NAME = "site.sqlite"
COLUMNS = {
    "identities": ("url", "page_id"),
    "page_history": (
        "page_id", "url", "first_seen", "last_seen", "last_changed", "content_hash", "lifecycle", "missing_runs",
    ),
}  # fmt: skip
"""Tables that are taken over, with their columns, which are today's."""


def adopt_site_store(folder: Path) -> bool:
    """Give ids, page lives and published runs of an older ``site.sqlite`` to the history; rename it to the work store.

    Return whether there was one. A kill between the two steps repeats the first, which adds nothing twice.
    Raises `StoreError`: where the old file is broken, which is then set aside, or cannot be used now.
    """
    old, new = folder / OLD_NAME, folder / "work.sqlite"
    if not old.exists() or new.exists():
        return False
    try:
        _divide(folder, old)
    except sqlite3.DatabaseError as error:
        useless = is_broken(error) or has_other_tables(error)
        raise set_aside(old, error) if useless else cannot_write(old, error) from error
    old.rename(new)
    return True


def _divide(folder: Path, old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as source:
        source.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with closing(open_history(folder)) as history, transaction(history):
            if _has(source, "page_history"):
                for table, columns in COLUMNS.items():
                    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
                    rows = source.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608 - our tables
                    history.executemany(
                        f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                        rows,
                    )
            history.executemany(
                "INSERT OR IGNORE INTO runs (run, started, now, status, fingerprint, counts, crawl) "
                "VALUES (?, ?, ?, ?, NULL, ?, ?)",
                _published(source, {found.run: found for found in published_folders(folder)}),
            )
        source.execute("PRAGMA journal_mode = DELETE")  # no -wal file may stay behind under the old name


def _published(
    source: sqlite3.Connection, folders: Mapping[str, PublishedFolder]
) -> list[tuple[str, str, str, str, str, str]]:
    rows = source.execute(
        "SELECT run, started, coalesce(status, 'failed') FROM runs WHERE state = 'published'"
    ).fetchall()
    return [
        (
            run,
            started,
            folders[run].manifest.now.isoformat() if run in folders else started,
            RunStatus(status).value,
            json.dumps(folders[run].manifest.counts if run in folders else {}),
            run,
        )
        for run, started, status in rows
    ]


def _has(source: sqlite3.Connection, table: str) -> bool:
    row = source.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return row is not None
