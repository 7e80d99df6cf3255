"""Find the run that a site has published since, so that none is made twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from schemas.manifest import RunManifest
from store.published_folder import published_folders
from store.runs import unpublished_runs


def run_names(folder: Path) -> tuple[str, ...]:
    """Return the names of a site's published runs, oldest first."""
    return tuple(run.run for run in published_folders(folder))


def new_run(folder: Path, before: Collection[str]) -> RunManifest | None:
    """Return the manifest of the newest run that is not among those before; null where none is, or where one waits.

    A run whose folder is there and whose publishing a kill cut short (the history has not taken it yet) waits: the next
    start of the site finishes it.
    """
    found = [run for run in published_folders(folder) if run.run not in before]
    return found[-1].manifest if found and not _waits(folder) else None


def _waits(folder: Path) -> bool:
    """Return whether a run of the site is unfinished; true where its work store cannot be read."""
    store = folder / "work.sqlite"
    if not store.is_file():
        return False
    try:
        with closing(
            sqlite3.connect(f"{store.resolve().as_uri()}?mode=rw", uri=True, timeout=5)
        ) as connection:
            connection.execute("PRAGMA query_only = ON")
            return bool(unpublished_runs(connection))
    except sqlite3.DatabaseError:
        return True
