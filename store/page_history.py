"""Store the first and last sight and the last change of each page, over all complete runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from schemas.vocabulary import Lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """One page over all complete runs; times are UTC ISO 8601."""

    page_id: str
    url: str
    first_seen: str
    last_seen: str
    last_changed: str | None
    content_hash: str | None
    lifecycle: Lifecycle
    missing_runs: int
    """Complete runs in a row that found it gone (404 or 410) or no longer linked."""


def load(connection: sqlite3.Connection) -> dict[str, PageHistory]:
    """Return every page's history by its id."""
    rows = connection.execute(
        "SELECT page_id, url, first_seen, last_seen, last_changed, content_hash, lifecycle, missing_runs "
        "FROM page_history ORDER BY page_id"
    )
    return {
        row[0]: PageHistory(
            page_id=row[0],
            url=row[1],
            first_seen=row[2],
            last_seen=row[3],
            last_changed=row[4],
            content_hash=row[5],
            lifecycle=Lifecycle(row[6]),
            missing_runs=row[7],
        )
        for row in rows
    }


def keep(connection: sqlite3.Connection, histories: Iterable[PageHistory]) -> None:
    """Write histories inside the caller's transaction."""
    connection.executemany(
        "INSERT OR REPLACE INTO page_history (page_id, url, first_seen, last_seen, last_changed, content_hash, "
        "lifecycle, missing_runs) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [astuple(history) for history in histories],
    )
