"""Keep what people are told outside of the report until every target has taken it, in ``history.sqlite``."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum

from schemas.notice import Notice
from store.transaction import transaction


class DigestChange(StrEnum):
    """What happened to a finding since its owner's last digest."""

    NEW = "new"
    REOPENED = "reopened"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """One finding that a digest will name; a later change of the same finding replaces it."""

    finding_id: str
    owner: str | None
    """Null for a finding of nobody."""
    change: DigestChange
    line: str
    """The finding in a line of words, for the time when no run publishes it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Everything that looking at a run, or at the time since the last, adds: written in one transaction."""

    run: str | None = None
    """The run that was looked at; null for a heartbeat."""
    crawl: str | None = None
    """The crawl that its notices are about."""
    notices: Iterable[Notice] = ()
    """What people are told."""
    state: Iterable[tuple[str, str]] = ()
    """New values of the state."""
    items: Iterable[DigestItem] = ()
    """For the next digests."""
    digested: Iterable[str] = ()
    """Ids of the findings whose digest is among the notices: their items are done."""


def keep(connection: sqlite3.Connection, looked: Looked) -> bool:
    """Write all of it durably; return false, and write nothing, where its run was looked at before."""
    with transaction(connection):
        if looked.run is not None:
            cursor = connection.execute("INSERT OR IGNORE INTO noticed_runs VALUES (?)", (looked.run,))
            if not cursor.rowcount:
                return False
        connection.executemany(
            "INSERT OR IGNORE INTO notices (notice_id, event, owner, crawl, made_at, state, body) "
            "VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
            [
                (one.notice_id, one.event, one.owner, looked.crawl, one.made_at.isoformat(), one.to_json())
                for one in looked.notices
            ],
        )
        connection.executemany("INSERT OR REPLACE INTO notice_state VALUES (?, ?)", looked.state)
        connection.executemany(
            "DELETE FROM digest_items WHERE finding_id = ?", [(finding,) for finding in looked.digested]
        )
        connection.executemany(
            "INSERT OR REPLACE INTO digest_items (finding_id, owner, change, line) VALUES (?, ?, ?, ?)",
            map(astuple, looked.items),
        )
    return True


def pass_over(connection: sqlite3.Connection, runs: Iterable[str]) -> None:
    """Mark runs as looked at: what they show was said when they were published."""
    with transaction(connection):
        connection.executemany("INSERT OR IGNORE INTO noticed_runs VALUES (?)", [(run,) for run in runs])


def noticed(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the runs that were looked at."""
    return {run for (run,) in connection.execute("SELECT run FROM noticed_runs")}


def state(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what was said last, by name."""
    return dict(connection.execute("SELECT name, value FROM notice_state").fetchall())


def digest_items(connection: sqlite3.Connection) -> list[DigestItem]:
    """Return what the next digests will name."""
    rows = connection.execute("SELECT finding_id, owner, change, line FROM digest_items ORDER BY finding_id")
    return [
        DigestItem(finding_id=row[0], owner=row[1], change=DigestChange(row[2]), line=row[3]) for row in rows
    ]


def named_before(connection: sqlite3.Connection, crawl: str) -> set[str]:
    """Return the ids of the findings that a notice about this crawl has named: it may be audited again."""
    rows = connection.execute("SELECT body FROM notices WHERE crawl = ? AND event = 'new_findings'", (crawl,))
    return {found for (body,) in rows for found in Notice.model_validate_json(body).finding_ids}


def waiting(connection: sqlite3.Connection) -> list[Notice]:
    """Return the notices that not all of their targets have taken, oldest first."""
    rows = connection.execute(
        "SELECT body FROM notices WHERE state = 'waiting' ORDER BY made_at, notice_id"
    ).fetchall()
    return [Notice.model_validate_json(body) for (body,) in rows]


def delivered(connection: sqlite3.Connection, notice_id: str) -> set[str]:
    """Return the names of the targets that have taken a notice."""
    rows = connection.execute("SELECT target FROM notice_deliveries WHERE notice_id = ?", (notice_id,))
    return {target for (target,) in rows}


def keep_delivery(
    connection: sqlite3.Connection, notice_id: str, target: str, sent_at: datetime.datetime
) -> None:
    """Note that a target has taken a notice."""
    with transaction(connection):
        connection.execute(
            "INSERT OR IGNORE INTO notice_deliveries VALUES (?, ?, ?)",
            (notice_id, target, sent_at.isoformat()),
        )


def close(connection: sqlite3.Connection, notice_id: str, end: str) -> None:
    """Note that a notice waits no longer: ``sent``, or ``dropped`` where there is nobody to send it to."""
    with transaction(connection):
        connection.execute("UPDATE notices SET state = ? WHERE notice_id = ?", (end, notice_id))
