"""Keep when each finding was first seen, last seen, last judged and closed, over all complete runs."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.batches import batches
from store.transaction import durable, transaction


class FindingLife(NamedTuple):
    """Life of one finding; times are UTC ISO 8601."""

    finding_id: str
    first_seen: str
    """Time of the run that first had it."""
    last_seen: str
    """Time of the last run that had it."""
    last_judged: str
    """Time of the last run in which its audit looked at all that it names."""
    closed_at: str | None
    """Time of the run that no longer had it; null for an open one."""


_NAMES = FindingLife._fields
_COLUMNS = ", ".join(_NAMES)
AT_ONCE = 500
"""Findings whose lives one query asks for."""


def known(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, FindingLife]:
    """Return the lives of the findings with these ids, as far as the history has them."""
    found: dict[str, FindingLife] = {}
    for some in batches(ids, AT_ONCE):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM finding_lives WHERE finding_id IN ({marks})",  # noqa: S608 - our columns
            tuple(some),
        )
        found |= {row[0]: FindingLife._make(row) for row in rows}
    return found


def closed(connection: sqlite3.Connection) -> Iterator[FindingLife]:
    """Yield the lives that have ended."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM finding_lives WHERE closed_at IS NOT NULL")  # noqa: S608 - ours
    return map(FindingLife._make, rows)


def closed_since(folder: Path, moment: datetime.datetime) -> dict[str, str] | None:
    """Return the findings that were closed after a moment, with the time; a run or a recheck closes one.

    Read from the ``history.sqlite`` of a site's folder as it is; null where it cannot be read now.
    """
    path = folder / "history.sqlite"
    if not path.is_file():
        return {}
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)
        ) as connection:
            rows = connection.execute(
                "SELECT finding_id, closed_at FROM finding_lives WHERE closed_at > ?",
                (moment.astimezone(datetime.UTC).isoformat(),),
            )
            return dict(rows.fetchall())
    except sqlite3.Error:
        return None


def moments(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield every time of every life, as they are stored."""
    for name in _NAMES[1:]:
        rows = connection.execute(f"SELECT {name} FROM finding_lives WHERE {name} IS NOT NULL")  # noqa: S608
        yield from (moment for (moment,) in rows)


def keep(connection: sqlite3.Connection, lives: Iterable[FindingLife]) -> None:
    """Write lives inside the caller's transaction; the earliest time at which one was seen stays."""
    marks = ", ".join("?" * len(_NAMES))
    connection.executemany(
        f"INSERT INTO finding_lives ({_COLUMNS}) VALUES ({marks}) "  # noqa: S608 - our columns
        "ON CONFLICT (finding_id) DO UPDATE SET first_seen = min(first_seen, excluded.first_seen), "
        "last_seen = excluded.last_seen, last_judged = excluded.last_judged, closed_at = excluded.closed_at",
        lives,
    )


def keep_judged(connection: sqlite3.Connection, judged: Iterable[FindingLife]) -> None:
    """Write in one durable transaction that findings were looked at between two runs, and which of them it closed."""
    with durable(connection), transaction(connection):
        keep(connection, judged)
