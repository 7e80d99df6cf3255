"""Remove old runs from a site's store and folder, by its retention."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from schemas.errors import StoreError
from store.run_tables import KEPT_DATABASES, RUN_DATABASE
from store.transaction import transaction

_GONE = ".gone"
"""Suffix of the hidden name of a folder that is being removed."""


def prunable_runs(connection: sqlite3.Connection, raw_runs: int) -> list[str]:
    """Return the ended runs that still hold raw pages, lines or facts, but for the newest ``raw_runs`` complete ones.

    The newest run stays, complete or not: somebody may still accept it.

    A run that was cut short and may be resumed is never among them.
    """
    rows = connection.execute(
        "SELECT run, state, status FROM runs WHERE state IN ('published', 'abandoned', 'failed') "
        "ORDER BY started DESC, run DESC"
    ).fetchall()
    complete = [run for run, state, status in rows if state == "published" and status == "complete"]
    published = [run for run, state, _ in rows if state == "published"]
    kept = {*complete[:raw_runs], *published[:1]}
    holding = {
        run
        for table in ("pages", "frontier", "lines", "page_facts")
        for (run,) in connection.execute(f"SELECT DISTINCT run FROM {table}")  # noqa: S608 - our tables
    }
    return [run for run, _, _ in rows if run not in kept and run in holding]


def drop_raw(connection: sqlite3.Connection, runs: Iterable[str], reading_keys: Iterable[str]) -> None:
    """Delete these runs' pages, frontier, lines and facts, the readings of other keys and the bodies of no page.

    The runs' rows stay: their number says when the next full crawl is due. One transaction a run: a kill leaves a
    store that the next prune goes on with.
    """
    for run in runs:
        with transaction(connection):
            for table in ("pages", "frontier", "lines", "page_facts"):
                connection.execute(f"DELETE FROM {table} WHERE run = ?", (run,))  # noqa: S608 - our tables
    connection.execute("CREATE TEMP TABLE kept_readings (key TEXT PRIMARY KEY) WITHOUT ROWID")
    try:
        connection.executemany(
            "INSERT OR IGNORE INTO kept_readings VALUES (?)", ((key,) for key in reading_keys)
        )
        with transaction(connection):
            connection.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM kept_readings)")
            connection.execute(
                "DELETE FROM bodies WHERE sha256 NOT IN (SELECT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL)"
            )
    finally:
        connection.execute("DROP TABLE kept_readings")


def give_back(connection: sqlite3.Connection) -> None:
    """Give the freed space back to the disk; needs as much free space as the store is large."""
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def prunable_folders(site: Path, runs: int) -> list[Path]:
    """Return the published folders beyond the newest ``runs`` and ``latest``, and the remains of killed runs."""
    return _older(site, runs) + sorted((site / "runs").glob(f".*{_GONE}"))


def old_databases(site: Path) -> list[Path]:
    """Return each ``run.sqlite`` of a run that is neither among the newest two nor ``latest``."""
    return [path for run in _older(site, KEPT_DATABASES) if (path := run / RUN_DATABASE).is_file()]


def drop_databases(site: Path) -> None:
    """Remove the databases of older runs, which are made again from the runs' lines when somebody asks.

    Their manifests stay as they are: ``derived`` says that the file may be gone. Whoever has one open reads on.
    """
    for path in old_databases(site):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _cannot_remove(path, error) from error


def _older(site: Path, newest: int) -> list[Path]:
    """Return the published folders but for the newest ones and ``latest``, the oldest first."""
    latest = (site / "latest").resolve()
    folders = sorted(path for path in (site / "runs").glob("[!.]*") if path.is_dir())
    return [path for path in folders[: max(len(folders) - newest, 0)] if path.resolve() != latest]


def remove_folder(folder: Path) -> None:
    """Remove a run's folder; it disappears at once and whole, so that no reader meets half a run."""
    try:
        if not folder.name.endswith(_GONE):
            gone = folder.with_name(f".{folder.name}{_GONE}")
            folder.rename(gone)
            folder = gone
        shutil.rmtree(folder)
    except OSError as error:
        raise _cannot_remove(folder, error) from error


def _cannot_remove(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot remove {path}: {error.strerror or error}. Check the folder's permissions, then run the same "
        "command again: it goes on where it stopped.",
        path=str(path),
    )
