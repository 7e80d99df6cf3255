"""Store the runs of a site with the state that each has reached."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import dataclass
from typing import Any, Literal, get_args

from store.run_store import RunStore

State = Literal["crawling", "crawled", "extracted", "audited", "published", "abandoned", "failed"]
"""Last step that a run has completed, or its end."""

STATES: tuple[str, ...] = get_args(State)

_COLUMNS = "run, started, state, start_url, start_url_final, status, limited, reason, settings_json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One row of ``runs``."""

    run: str
    """Name of the run's folder."""
    started: str
    """UTC ISO 8601."""
    state: str
    """Last completed step, a State."""
    start_url: str
    """As the profile names it."""
    start_url_final: str | None
    """After redirects; null until the crawl knows it."""
    status: str | None
    """End of the crawl, a RunStatus; null while it goes on."""
    limited: bool
    """True where it was cut short on purpose."""
    reason: str | None
    """Reason for an incomplete run, in words."""
    settings_json: str
    """Profile that the run uses."""


def begin_run(
    store: RunStore,
    started: datetime.datetime | str,
    start_url: str,
    settings_json: str,
) -> Run:
    """Return the run's row, made in state ``crawling`` where it does not exist."""
    when = started if isinstance(started, str) else started.astimezone(datetime.UTC).isoformat()
    store.connection.execute(
        "INSERT INTO runs (run, started, state, start_url, settings_json) VALUES (?, ?, 'crawling', ?, ?) "
        "ON CONFLICT (run) DO NOTHING",
        (store.run, when, start_url, settings_json),
    )
    found = get_run(store)
    assert found is not None
    return found


def set_state(store: RunStore, state: State, *, reason: str | None = None) -> None:
    """Move the run to a state; a reason replaces the one it had. KeyError for an unknown run."""
    if state not in STATES:
        raise ValueError(f"unknown state {state!r}; use one of {', '.join(STATES)}")
    done = store.connection.execute(
        "UPDATE runs SET state = ?, reason = coalesce(?, reason) WHERE run = ?", (state, reason, store.run)
    )
    if done.rowcount == 0:
        raise KeyError(store.run)


def end_crawl(store: RunStore, status: str, *, limited: bool, reason: str | None) -> None:
    """Write the end of the crawl and move the run to ``crawled``."""
    store.connection.execute(
        "UPDATE runs SET state = 'crawled', status = ?, limited = ?, reason = ? WHERE run = ?",
        (status, int(limited), reason, store.run),
    )


def set_status(store: RunStore, status: str, reason: str | None) -> None:
    """Change the end of a run's crawl: a run is partial, too, where it lost much against the runs before."""
    store.connection.execute(
        "UPDATE runs SET status = ?, reason = ? WHERE run = ?", (status, reason, store.run)
    )


def get_run(store: RunStore) -> Run | None:
    """Return the run's row, or None."""
    row = store.connection.execute(f"SELECT {_COLUMNS} FROM runs WHERE run = ?", (store.run,)).fetchone()  # noqa: S608
    return _run(row) if row else None


def unfinished_run(connection: sqlite3.Connection, since: datetime.datetime) -> Run | None:
    """Return the newest run started at or after ``since`` that was neither published nor abandoned, or None."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM runs WHERE state IN ('crawling', 'crawled', 'extracted', 'audited') "  # noqa: S608
        "AND started >= ? ORDER BY started DESC, run DESC LIMIT 1",
        (since.astimezone(datetime.UTC).isoformat(),),
    ).fetchone()
    return _run(row) if row else None


def unpublished_runs(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the runs that were neither published nor given up."""
    rows = connection.execute(
        "SELECT run FROM runs WHERE state IN ('crawling', 'crawled', 'extracted', 'audited')"
    )
    return {run for (run,) in rows}


def latest_complete_crawl(connection: sqlite3.Connection) -> Run | None:
    """Return the newest published run that was complete, or None."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM runs WHERE state = 'published' AND status = 'complete' "  # noqa: S608
        "ORDER BY started DESC, run DESC LIMIT 1"
    ).fetchone()
    return _run(row) if row else None


def complete_runs(connection: sqlite3.Connection) -> int:
    """Return the number of published runs that were complete."""
    row = connection.execute(
        "SELECT count(*) FROM runs WHERE state = 'published' AND status = 'complete'"
    ).fetchone()
    return int(row[0])


def _run(row: tuple[Any, ...]) -> Run:
    return Run(
        run=row[0],
        started=row[1],
        state=row[2],
        start_url=row[3],
        start_url_final=row[4],
        status=row[5],
        limited=bool(row[6]),
        reason=row[7],
        settings_json=row[8],
    )
