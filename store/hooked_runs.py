"""Remember for which published runs the hook has ended, in ``history.sqlite``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from store.transaction import transaction


def keep(connection: sqlite3.Connection, run: str, started: str) -> None:
    """Note a published run whose hook is to be called, in the caller's transaction."""
    connection.execute("INSERT OR IGNORE INTO hooked_runs VALUES (?, ?, 0)", (run, started))


def unhooked_runs(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the published runs whose hook has not ended, oldest first."""
    rows = connection.execute("SELECT run FROM hooked_runs WHERE NOT has_ended ORDER BY started, run")
    return [str(run) for (run,) in rows]


def mark_hooked(connection: sqlite3.Connection, runs: Iterable[str]) -> None:
    """Note durably that nothing is to be called for these runs any more."""
    with transaction(connection):
        connection.executemany("UPDATE hooked_runs SET has_ended = 1 WHERE run = ?", [(run,) for run in runs])
