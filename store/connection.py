"""Open a site's stores, bring them up to date, and say what is wrong with a broken one."""

from __future__ import annotations

import datetime
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from importlib import resources
from pathlib import Path

from schemas.errors import BrokenHistoryError, BrokenReviewError, StoreError
from store.transaction import transaction

_HOLDS = {
    "work.sqlite": "It holds nothing that a crawl cannot rebuild:",
    "site.sqlite": "Its history is refilled from the published runs:",
    "history.sqlite": "The history is refilled from the published runs:",
}
"""Fate of a broken store's content, by its name, in words."""

_CANNOT_GROW = frozenset(
    (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
     sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP)
)  # fmt: skip
"""Extended codes of a file that cannot grow: https://www.sqlite.org/rescode.html"""

BUSY_TIMEOUT_MS = 10_000
"""Longest wait of a writer for another one: publishing and decisions are short."""


def open_work(folder: Path) -> sqlite3.Connection:
    """Return a connection to ``work.sqlite`` in the folder, made and migrated where needed.

    A broken file is set aside as ``work.sqlite.broken-<time>`` and StoreError says so: it holds only what a
    crawl can rebuild, so the next call starts a new one. StoreError too for a store of a newer version and
    for a folder that cannot be written.
    """
    path = folder / "work.sqlite"
    try:
        return _open(path, "work")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not has_other_tables(error):
            raise cannot_write(path, error) from error
        raise set_aside(path, error) from error


def open_history(folder: Path) -> sqlite3.Connection:
    """Return a connection to ``history.sqlite`` in the folder, made and migrated where needed.

    `BrokenHistoryError` for a broken file, which stays as it is; StoreError for a store of a newer version or a folder
    that cannot be written. Every commit outlives a power cut.
    """
    return _open_durable(folder / "history.sqlite", "history", broken_history)


def broken_history(path: Path, error: Exception) -> BrokenHistoryError:
    """Return the error of a history that cannot be read; the next run sets it aside."""
    return BrokenHistoryError(
        f"{path} is broken ({error}). Put back a backup with 'checkup restore FILE', or run Checkup again: it sets "
        "the file aside and refills the history from the published runs.",
        path=str(path),
    )


def open_review(folder: Path) -> sqlite3.Connection:
    """Return a connection to ``review.sqlite`` in the folder, made and migrated where needed.

    `BrokenReviewError` for a broken file, which stays as it is because nothing can make its content again; StoreError
    for a store of a newer version, and for a folder that cannot be written. Every commit outlives a power cut.
    """
    return _open_durable(folder / "review.sqlite", "review", broken_review)


def broken_review(path: Path, error: Exception) -> BrokenReviewError:
    """Return the error of a review store that cannot be read; it stays where it is."""
    return BrokenReviewError(
        f"{path} is broken ({error}). It holds what reviewers decided, which nothing can make again: put back a "
        "backup with 'checkup restore FILE', or move the file away to go on without its decisions.",
        path=str(path),
    )


def _open_durable(
    path: Path, store: str, broken: Callable[[Path, Exception], StoreError]
) -> sqlite3.Connection:
    """Return a connection whose every commit outlives a power cut; raises what ``broken`` gives for a broken file."""
    try:
        connection = _open(path, store)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not has_other_tables(error):
            raise cannot_write(path, error) from error
        raise broken(path, error) from error
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _open(path: Path, store: str) -> sqlite3.Connection:
    """Return a migrated connection; sqlite3.DatabaseError when the file is broken."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode NORMAL can lose the last commits at a power cut and never breaks the file; a lost
        # last page is only asked for again. https://www.sqlite.org/pragma.html#pragma_synchronous
        connection.execute("PRAGMA synchronous = NORMAL")
        # 16 MB: the two trees of the frontier that a large site map fills at random stay in memory.
        connection.execute("PRAGMA cache_size = -16000")
        _migrate(connection, path, store)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path, store: str) -> None:
    """Apply the store's numbered SQL files that the file does not have, each in a transaction of its own."""
    scripts = _scripts(store)
    newest = max(scripts)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        raise StoreError(
            f"{path} is of version {version}, this Checkup knows {newest}. Upgrade Checkup, "
            "or name another folder with --data.",
            path=str(path),
        )
    for number in range(version + 1, newest + 1):
        # Two starts at once: the second finds the work done.
        with transaction(connection):
            if int(connection.execute("PRAGMA user_version").fetchone()[0]) < number:
                for statement in _statements(scripts[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
    missing = sorted(_columns_of_today(store) - _columns(connection))
    if missing:
        table, column = missing[0]
        raise sqlite3.DatabaseError(f"its tables are those of another version, without {table}.{column}")


@cache
def _columns_of_today(store: str) -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for _, script in sorted(_scripts(store).items()):
            for statement in _statements(script):
                connection.execute(statement)
        return _columns(connection)


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Return every table with each of its columns."""
    return frozenset(
        connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    )


def _scripts(store: str) -> dict[int, str]:
    """Return the store's migrations by number."""
    scripts: dict[int, str] = {}
    for entry in resources.files("store").joinpath("migrations", store).iterdir():
        if match := re.fullmatch(r"(\d{4})_\w+\.sql", entry.name):  # e.g. 0001_crawl.sql
            scripts[int(match[1])] = entry.read_text(encoding="utf-8")
    return scripts


def _statements(script: str) -> list[str]:
    """Return the script's statements: sqlite3's executescript would commit our transaction."""
    statements: list[str] = []
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            statements.append(part)
            part = ""
    return statements


def is_broken(error: BaseException | None) -> bool:
    """Return whether an error means that the file itself is damaged, which may show long after it was opened."""
    # The low byte is the primary code: https://www.sqlite.org/rescode.html
    return isinstance(error, sqlite3.DatabaseError) and getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def has_no_room(error: BaseException) -> bool:
    """Return whether a statement failed because a file could not grow, of a store or of SQLite's own files beside it.

    Only the store itself reports a full disk as such; a quota and the file of the WAL's index are failed writes. A
    failed read or lock is neither.
    """
    return getattr(error, "sqlite_errorcode", 0) in _CANNOT_GROW


def has_other_tables(error: sqlite3.DatabaseError) -> bool:
    """Return whether a statement of ours failed because a file's tables are not what its version number says."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_ERROR


def is_whole(path: Path) -> bool:
    """Return whether a store's file passes SQLite's own check of its pages and indexes."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def set_aside(path: Path, error: Exception) -> StoreError:
    """Move a broken store and its WAL out of the way; return the error that reports it."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.broken-{now}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return StoreError(
        f"{path} is broken ({error}) and was set aside as {aside.name}. "
        f"{_HOLDS[path.name]} run the same command again.",
        path=str(path),
    )


def cannot_write(path: Path, error: Exception) -> StoreError:
    """Return the error of a store that cannot be used now: a full disk, a lock, a missing permission."""
    return StoreError(
        f"Cannot use {path}: {error}. Make room, check the folder's permissions, or name another folder "
        "with --data; then run the same command again.",
        path=str(path),
    )
