"""Keep what reviewers decided and the words that they called right, in ``review.sqlite``."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from schemas.decision import Decision
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.batches import batches
from store.connection import broken_review, cannot_write, open_review
from store.decided_findings import Decisions
from store.transaction import transaction

T = TypeVar("T")

_NAMES = tuple(name for name in Decision.model_fields if name != "decision_id")
_COLUMNS = ", ".join(_NAMES)
_AT_ONCE = 500
"""Findings of one query."""


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


def decisions(connection: sqlite3.Connection, after: int = 0) -> list[Decision]:
    """Return all decisions behind a number, those that were taken back among them, oldest first."""
    return _decisions(connection, "id > ?", after)


def decisions_about(connection: sqlite3.Connection, findings: Iterable[Finding]) -> list[Decision]:
    """Return the decisions that may reach one of some findings, oldest first."""
    found = _decisions(connection, "scope != ?", DecisionScope.FINDING)
    for some in batches(dict.fromkeys(finding.finding_id for finding in findings), _AT_ONCE):
        marks = ", ".join("?" * len(some))
        found += _decisions(connection, f"scope = ? AND value IN ({marks})", DecisionScope.FINDING, *some)
    return sorted(found, key=lambda decision: decision.decision_id)


def _decisions(connection: sqlite3.Connection, where: str, *values: object) -> list[Decision]:
    rows = connection.execute(
        f"SELECT id, {_COLUMNS} FROM decisions WHERE {where} ORDER BY id",  # noqa: S608 - our columns
        values,
    )
    names = ("decision_id", *_NAMES)
    return [Decision.model_validate(dict(zip(names, row, strict=True))) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedTogether:
    """What became of findings that were decided about together."""

    numbers: range
    """Numbers of the decisions that were kept."""
    conflicts: Sequence[tuple[Finding, Decision | None]] = ()
    """Findings that were left out, each with the decision that reaches it now; null where one was taken back."""


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
    seen: Mapping[str, int] | None = None,
) -> DecidedTogether:
    """Keep a decision on each finding with the value of its scope, in one durable transaction; return their numbers.

    ``seen`` has the numbers of the decisions that the caller saw to reach each finding, by its id; 0 for none. One
    about which another decision counts meanwhile is left out: whoever comes second sees first what the other one said.
    """
    found = list(found)
    with transaction(connection):
        about = (finding for finding, _ in found)
        known = Decisions(decisions_about(connection, about)) if seen is not None else None
        conflicts: list[tuple[Finding, Decision | None]] = []
        rows = []
        for finding, value in found:
            if known is not None and seen is not None:
                counts = known.of(finding)
                if (counts.decision_id if counts else 0) != seen.get(finding.finding_id, 0):
                    conflicts.append((finding, counts))
                    continue
            rows.append(
                (
                    now.isoformat(), action, scope, finding.audit, value, reason, who, until and until.isoformat(),
                    finding.finding_id, finding.url, finding.evidence.quote, finding.message, None,
                )
            )  # fmt: skip
        connection.executemany(
            f"INSERT INTO decisions ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})",  # noqa: S608 - our columns
            rows,
        )
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM decisions").fetchone()
    return DecidedTogether(numbers=range(last - len(rows) + 1, last + 1), conflicts=conflicts)


def undo(connection: sqlite3.Connection, numbers: Iterable[int], now: datetime.datetime) -> int:
    """Take decisions back, which stay as records; return how many were not taken back before."""
    with transaction(connection):
        changed = connection.executemany(
            "UPDATE decisions SET undone_at = ? WHERE id = ? AND undone_at IS NULL",
            [(now.isoformat(), number) for number in numbers],
        )
        return changed.rowcount


def words(connection: sqlite3.Connection) -> list[str]:
    """Return the words that reviewers called right on this site, lower case, sorted."""
    return [str(row[0]) for row in connection.execute("SELECT word FROM words ORDER BY word")]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWord:
    """A word that a reviewer called right."""

    word: str
    """In lower case."""
    added_at: datetime.datetime
    """UTC."""
    who: str | None
    """Name of the reviewer."""
    reason: str | None
    """Why it is right."""


def kept_words(connection: sqlite3.Connection) -> list[KeptWord]:
    """Return the words that reviewers called right on this site, with who did so and when, sorted."""
    rows = connection.execute("SELECT word, added_at, who, reason FROM words ORDER BY word")
    return [
        KeptWord(word=word, added_at=datetime.datetime.fromisoformat(added_at), who=who, reason=reason)
        for word, added_at, who, reason in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsTogether:
    """The words that one call of `add_words` made right."""

    words: tuple[str, ...]
    """Those that were not in the list before, in the order given."""
    added_at: datetime.datetime
    """Their time, which no other words have: it names them when they are taken back together."""


def add_words(
    connection: sqlite3.Connection,
    added: Iterable[str],
    *,
    who: str | None,
    reason: str | None,
    now: datetime.datetime,
    reasons: Mapping[str, str | None] | None = None,
) -> WordsTogether:
    """Keep words as right and return the new ones; one that is known stays as it is.

    ``reasons`` goes before ``reason`` for the words that it has.
    """
    with transaction(connection):
        while connection.execute("SELECT 1 FROM words WHERE added_at = ?", (now.isoformat(),)).fetchone():
            now += datetime.timedelta(microseconds=1)
        new = [
            word
            for word in added
            if connection.execute(
                "INSERT OR IGNORE INTO words (word, added_at, who, reason) VALUES (?, ?, ?, ?)",
                (word, now.isoformat(), who, (reasons or {}).get(word) or reason),
            ).rowcount
        ]
    return WordsTogether(words=tuple(new), added_at=now)


def remove_words_of(connection: sqlite3.Connection, added_at: datetime.datetime) -> list[str]:
    """Remove the words that were added together at this time; return those that were there, sorted."""
    with transaction(connection):
        found = [
            str(word)
            for (word,) in connection.execute(
                "SELECT word FROM words WHERE added_at = ? ORDER BY word", (added_at.isoformat(),)
            )
        ]
        connection.execute("DELETE FROM words WHERE added_at = ?", (added_at.isoformat(),))
    return found


def remove_words(connection: sqlite3.Connection, removed: Iterable[str]) -> list[str]:
    """Remove words; return those that were there."""
    with transaction(connection):
        return [
            word
            for word in removed
            if connection.execute("DELETE FROM words WHERE word = ?", (word,)).rowcount
        ]
