"""Open a site's two stores, migrate them and report a broken one."""

from __future__ import annotations

import datetime
import re
import sqlite3
from importlib import resources
from pathlib import Path

from schemas.errors import StoreError
from store.transaction import transaction

BUSY_TIMEOUT_MS = 10_000
"""Longest wait of a writer for another one: publishing and decisions are short."""


def open_site(folder: Path) -> sqlite3.Connection:
    """Return a connection to ``site.sqlite`` in the folder, made and migrated where needed.

    A broken file is set aside as ``site.sqlite.broken-<time>`` and StoreError names it: a crawl can rebuild all of
    its rows, so the next call starts a new one. StoreError too for a store of a newer version and for a folder
    that cannot be written.
    """
    path = folder / "site.sqlite"
    try:
        return _open(path, "site")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise _cannot_write(path, error) from error
        raise set_aside(path, error) from error


def open_review(folder: Path) -> sqlite3.Connection:
    """Return a connection to ``review.sqlite`` in the folder, made and migrated where needed.

    People's decisions are never moved, replaced or deleted: StoreError for a broken file, a store of a newer
    version or a folder that cannot be written.
    """
    path = folder / "review.sqlite"
    try:
        connection = _open(path, "review")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise _cannot_write(path, error) from error
        raise StoreError(
            f"{path} is broken ({error}) and was left as it is: it holds people's decisions. "
            "Put back a copy of it from your backup.",
            path=str(path),
        ) from error
    # A decision is acknowledged to a person: it must outlive a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _open(path: Path, store: str) -> sqlite3.Connection:
    """Return a migrated connection; sqlite3.DatabaseError when the file is broken."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error
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
        "It holds nothing that a crawl cannot rebuild: run the same command again.",
        path=str(path),
    )


def _cannot_write(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"Cannot use {path}: {error}. Check the disk and the folder's permissions, or name another folder "
        "with --data.",
        path=str(path),
    )
