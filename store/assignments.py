"""Keep who takes care of which finding, in ``review.sqlite``."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from schemas.assignment import Assignment
from store.review import read_store
from store.transaction import transaction

_NAMES = ("assignment_id", "made_at", "finding_id", "owner", "who")


def read_assignments(folder: Path) -> list[Assignment]:
    """Return a site's assignments, oldest first; none where nobody assigned anything.

    Raises `BrokenReviewError` for a broken file, as `store.review.read_review` does.
    """
    return read_store(folder, assignments) or []


def read_owners(folder: Path) -> dict[str, str | None]:
    """Return the newest owner of each finding of a site that was ever assigned, as `owners_by_finding` does.

    Raises `BrokenReviewError` for a broken file.
    """
    return read_store(folder, owners_by_finding) or {}


def assignments(connection: sqlite3.Connection) -> list[Assignment]:
    """Return all assignments, oldest first."""
    rows = connection.execute("SELECT id, made_at, finding_id, owner, who FROM assignments ORDER BY id")
    return [Assignment.model_validate(dict(zip(_NAMES, row, strict=True))) for row in rows]


def owners_by_finding(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Return the newest owner by the finding's id; null for one that was handed back to the profile's rules."""
    return {one.finding_id: one.owner for one in assignments(connection)}


def assign(
    connection: sqlite3.Connection,
    finding_ids: Iterable[str],
    *,
    owner: str | None,
    who: str | None,
    now: datetime.datetime,
    expected: Mapping[str, int] | None = None,
) -> list[str]:
    """Give findings an owner, in one durable transaction; return the ids of those that were left out.

    ``expected`` are the ids of the newest assignments that the caller saw, by finding; 0, or no entry, for none. A
    finding that somebody assigned since is left out: whoever comes second sees first what the other one said.
    """
    conflicts: list[str] = []
    with transaction(connection):
        for finding_id in dict.fromkeys(finding_ids):
            if expected is not None and _newest(connection, finding_id) != expected.get(finding_id, 0):
                conflicts.append(finding_id)
                continue
            connection.execute(
                "INSERT INTO assignments (made_at, finding_id, owner, who) VALUES (?, ?, ?, ?)",
                (now.isoformat(), finding_id, owner, who),
            )
    return conflicts


def _newest(connection: sqlite3.Connection, finding_id: str) -> int:
    """Return the id of a finding's newest assignment; 0 for none."""
    (number,) = connection.execute(
        "SELECT coalesce(max(id), 0) FROM assignments WHERE finding_id = ?", (finding_id,)
    ).fetchone()
    return int(number)
