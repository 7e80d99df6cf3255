"""Keep what no crawl can rebuild: the ids of pages, the life of each page, one row a published run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from schemas.vocabulary import RunStatus
from store import finding_lives, hooked_runs, identities, page_history, text_pasts
from store.finding_lives import FindingLife
from store.page_history import PageHistory
from store.text_pasts import TextPast
from store.transaction import transaction

_COLUMNS = "run, started, now, status, fingerprint, counts, crawl"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRun:
    """One published run as the history knows it."""

    run: str
    """Name of the run's folder."""
    started: str
    """UTC ISO 8601."""
    now: str
    """Clock that ages were counted with, UTC ISO 8601."""
    status: RunStatus
    """End of the run."""
    fingerprint: str | None
    """Fingerprint of the extraction that read its pages; null for runs older than the fingerprint."""
    counts: Mapping[str, JsonValue]
    """The manifest's counts."""
    crawl: str
    """Name of the run that crawled its pages: its own, unless it was made from a stored crawl."""

    @property
    def counts_for_history(self) -> bool:
        """Return whether later runs are compared with it: only complete runs are."""
        return self.status is RunStatus.COMPLETE


@dataclass(frozen=True, slots=True, kw_only=True)
class NextHistory:
    """Everything that one run adds to the history: computed once, applied once."""

    run: PublishedRun
    """The run's own row."""
    page_ids: Mapping[str, str]
    """Page ids by URL; empty for a run that is not complete."""
    pages: Sequence[PageHistory]
    """Lives of all pages after the run; empty for a run that is not complete."""
    replaces: str | None = None
    """Run whose row this one replaces: the same run, rendered again."""

    @classmethod
    def from_values(cls, value: Mapping[str, Any]) -> NextHistory:
        """Return the state of its values in JSON, by name."""
        return cls(
            run=PublishedRun(**(value["run"] | {"status": RunStatus(value["run"]["status"])})),
            page_ids=value["page_ids"],
            pages=[page_history.from_values(page) for page in value["pages"]],
            replaces=value["replaces"],
        )


def apply(
    connection: sqlite3.Connection,
    state: NextHistory,
    lives: Iterable[FindingLife] = (),
    pasts: Iterable[TextPast] = (),
) -> bool:
    """Take over a run's state in one durable transaction; return false where it was taken over before.

    ``lives`` are those of the findings that a complete run published, ``pasts`` what it saw of its texts; they are read
    only where they are needed.
    """
    run = state.run
    with transaction(connection):
        if connection.execute("SELECT 1 FROM runs WHERE run = ?", (run.run,)).fetchone():
            return False
        identities.keep(connection, state.page_ids)
        page_history.keep(connection, state.pages)
        finding_lives.keep(connection, lives)
        text_pasts.keep(connection, pasts)
        if state.replaces is not None:
            connection.execute("DELETE FROM runs WHERE run = ?", (state.replaces,))
        connection.execute(
            f"INSERT INTO runs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our columns
            (run.run, run.started, run.now, run.status, run.fingerprint, json.dumps(run.counts), run.crawl),
        )
        hooked_runs.keep(connection, run.run, run.started)
    return True


def published_runs(connection: sqlite3.Connection) -> list[PublishedRun]:
    """Return all published runs, oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM runs ORDER BY started, run")  # noqa: S608 - our columns
    return [
        PublishedRun(
            run=row[0], started=row[1], now=row[2], status=RunStatus(row[3]), fingerprint=row[4],
            counts=json.loads(row[5]), crawl=row[6],
        )
        for row in rows
    ]  # fmt: skip


def read_published_runs(folder: Path) -> list[PublishedRun]:
    """Return the published runs of a site's folder, oldest first; none without a history. Nothing is written.

    Raises ``sqlite3.Error`` for a history that is broken or of another version.
    """
    path = folder / "history.sqlite"
    if not path.is_file():
        return []
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)) as connection:
        return published_runs(connection)


def latest_complete(connection: sqlite3.Connection) -> PublishedRun | None:
    """Return the newest published run that was complete, or null."""
    complete = [run for run in published_runs(connection) if run.counts_for_history]
    return complete[-1] if complete else None


def was_counted(connection: sqlite3.Connection, crawl: str) -> bool:
    """Return whether a complete run of this crawl is in the history already."""
    row = connection.execute(
        "SELECT 1 FROM runs WHERE crawl = ? AND status = ?", (crawl, RunStatus.COMPLETE)
    ).fetchone()
    return row is not None
