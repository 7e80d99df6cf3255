"""List the runs that a site gave nothing to, as the work store has them; it is read beside a run at work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedRun:
    """A run that ended before it could publish anything."""

    run: str
    """Its name."""
    started: str
    """UTC ISO 8601."""
    reason: str | None
    """Why, in words."""


def failed_runs(folder: Path) -> list[FailedRun]:
    """Return the failed runs, oldest first; none where the work store is missing, broken or of an older version."""
    path = folder / "work.sqlite"
    if not path.is_file():
        return []
    try:
        # Not read-only: the last connection to close takes the store's WAL away, and a reader may not.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=1)) as store:
            store.execute("PRAGMA query_only = ON")
            rows = store.execute(
                "SELECT run, started, reason FROM runs WHERE state = 'failed' ORDER BY started, run"
            ).fetchall()
    except sqlite3.DatabaseError:
        return []
    return [FailedRun(run=row[0], started=row[1], reason=row[2]) for row in rows]
