"""Keep what reviewers decided and the words that they called right, in ``review.sqlite``."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from schemas.decision import Decision
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import broken_review, cannot_write, open_review
from store.transaction import transaction

T = TypeVar("T")

_NAMES = tuple(name for name in Decision.model_fields if name != "decision_id")
_COLUMNS = ", ".join(_NAMES)


def read_review(folder: Path) -> tuple[list[Decision], list[str]]:
    """Return a site's decisions, oldest first, and its words, sorted; both empty where nobody decided anything.

    Raises `BrokenReviewError` for a broken file: what people decided is never passed over in silence.
    """
    return read_store(folder, lambda connection: (decisions(connection), words(connection))) or ([], [])


def read_store(folder: Path, read: Callable[[sqlite3.Connection], T]) -> T | None:
    """Return what ``read`` finds in a site's ``review.sqlite``; null where there is no such file.

    Raises `BrokenReviewError` for a broken file, also where that shows only now.
    """
    path = folder / "review.sqlite"
    if not path.is_file():
        return None
    with closing(open_review(folder)) as connection:
        try:
            return read(connection)
        except sqlite3.OperationalError as error:
            raise cannot_write(path, error) from error
        except (sqlite3.DatabaseError, ValueError) as error:
            raise broken_review(path, error) from error


def decisions(connection: sqlite3.Connection) -> list[Decision]:
    """Return all decisions, those that were taken back among them, oldest first."""
    rows = connection.execute(f"SELECT id, {_COLUMNS} FROM decisions ORDER BY id")  # noqa: S608 - our columns
    names = ("decision_id", *_NAMES)
    return [Decision.model_validate(dict(zip(names, row, strict=True))) for row in rows]


def decide(
    connection: sqlite3.Connection,
    found: Iterable[tuple[Finding, str]],
    *,
    action: DecisionAction,
    scope: DecisionScope,
    reason: str,
    who: str | None,
    until: datetime.date | None,
    now: datetime.datetime,
) -> int:
    """Keep a decision on each finding with the value of its scope, in one durable transaction; return their number."""
    rows = [
        (
            now.isoformat(), action, scope, finding.audit, value, reason, who, until and until.isoformat(),
            finding.finding_id, finding.url, finding.evidence.quote, finding.message, None,
        )
        for finding, value in found
    ]  # fmt: skip
    marks = ", ".join("?" * len(_NAMES))
    with transaction(connection):
        connection.executemany(
            f"INSERT INTO decisions ({_COLUMNS}) VALUES ({marks})",  # noqa: S608 - our columns
            rows,
        )
    return len(rows)


def undo(connection: sqlite3.Connection, numbers: Iterable[int], now: datetime.datetime) -> None:
    """Take decisions back; they stay as records."""
    with transaction(connection):
        connection.executemany(
            "UPDATE decisions SET undone_at = ? WHERE id = ? AND undone_at IS NULL",
            [(now.isoformat(), number) for number in numbers],
        )


def words(connection: sqlite3.Connection) -> list[str]:
    """Return the words that reviewers called right on this site, lower case, sorted."""
    return [str(row[0]) for row in connection.execute("SELECT word FROM words ORDER BY word")]


def add_words(
    connection: sqlite3.Connection,
    added: Iterable[str],
    *,
    who: str | None,
    reason: str | None,
    now: datetime.datetime,
) -> None:
    """Keep words as right; one that is known stays as it is."""
    with transaction(connection):
        connection.executemany(
            "INSERT OR IGNORE INTO words (word, added_at, who, reason) VALUES (?, ?, ?, ?)",
            [(word, now.isoformat(), who, reason) for word in added],
        )


def remove_words(connection: sqlite3.Connection, removed: Iterable[str]) -> list[str]:
    """Remove words; return those that were there."""
    with transaction(connection):
        return [
            word
            for word in removed
            if connection.execute("DELETE FROM words WHERE word = ?", (word,)).rowcount
        ]
