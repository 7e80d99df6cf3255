"""Divide the one store of older versions, ``site.sqlite``, into the work store and the history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from schemas.vocabulary import RunStatus
from store.connection import open_history
from store.published_folder import PublishedFolder, published_folders
from store.transaction import transaction

OLD_NAME = "site.sqlite"


def adopt_site_store(folder: Path) -> bool:
    """Give ids, page lives and published runs of an older ``site.sqlite`` to the history; rename it to the work store.

    Return whether there was one. A kill between the two steps repeats the first, which adds nothing twice.
    `sqlite3.DatabaseError` for a broken file: the caller sets it aside.
    """
    old, new = folder / OLD_NAME, folder / "work.sqlite"
    if not old.exists() or new.exists():
        return False
    with closing(sqlite3.connect(old, isolation_level=None)) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with closing(open_history(folder)) as history, transaction(history):
            if _has(source, "page_history"):
                for table in ("identities", "page_history"):
                    rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our tables
                    marks = ", ".join("?" * len(rows[0])) if rows else ""
                    history.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608
            history.executemany(
                "INSERT OR IGNORE INTO runs (run, started, now, status, fingerprint, counts) "
                "VALUES (?, ?, ?, ?, NULL, ?)",
                _published(source, {found.run: found for found in published_folders(folder)}),
            )
        source.execute("PRAGMA journal_mode = DELETE")  # no -wal file may stay behind under the old name
    old.rename(new)
    return True


def _published(
    source: sqlite3.Connection, folders: Mapping[str, PublishedFolder]
) -> list[tuple[str, str, str, str, str]]:
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
        )
        for run, started, status in rows
    ]


def _has(source: sqlite3.Connection, table: str) -> bool:
    row = source.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return row is not None
