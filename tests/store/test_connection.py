"""Stores are made, brought up to date, refused when newer, set aside or left when broken."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from schemas.errors import BrokenHistoryError, StoreError
from store.adopt_site_store import adopt_site_store
from store.connection import has_no_room, open_history, open_work


def test_a_new_folder_gets_a_store_that_survives_a_kill(tmp_path: Path) -> None:
    """WAL, foreign keys, a version; opening it again changes nothing."""
    with contextlib.closing(open_work(tmp_path / "clinic.example")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    with contextlib.closing(open_work(tmp_path / "clinic.example")) as connection:
        assert version == connection.execute("PRAGMA user_version").fetchone()[0] >= 1


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """It is left as it is, and the message says what to do."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="Upgrade"):
        open_work(tmp_path)
    assert (tmp_path / "work.sqlite").exists()


def test_a_broken_site_store_is_set_aside(tmp_path: Path) -> None:
    """A crawl rebuilds it; the next start works."""
    (tmp_path / "work.sqlite").write_bytes(b"no database at all" * 500)
    with pytest.raises(StoreError, match="set aside"):
        open_work(tmp_path)
    assert [path.name.startswith("work.sqlite.broken-") for path in tmp_path.iterdir()] == [True]
    open_work(tmp_path).close()


def test_a_broken_history_is_left_as_it_is(tmp_path: Path) -> None:
    """No crawl can rebuild it: who opens it decides, and says so."""
    broken = b"no database at all" * 500
    (tmp_path / "history.sqlite").write_bytes(broken)
    with pytest.raises(BrokenHistoryError, match="restore"):
        open_history(tmp_path)
    assert (tmp_path / "history.sqlite").read_bytes() == broken


def test_a_place_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    """A file in the way is said, not stumbled over."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="--data"):
        open_work(tmp_path / "file" / "site")


def test_the_history_outlives_a_power_cut(tmp_path: Path) -> None:
    """It syncs each commit; the work store need not."""
    with (
        contextlib.closing(open_history(tmp_path)) as history,
        contextlib.closing(open_work(tmp_path)) as work,
    ):
        assert [store.execute("PRAGMA synchronous").fetchone()[0] for store in (history, work)] == [2, 1]


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """Each script is one transaction; the store is set aside as it was."""
    path = tmp_path / "work.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE pages (in_the_way)")
    with pytest.raises(StoreError):
        open_work(tmp_path)
    (aside,) = tmp_path.glob("work.sqlite.broken-*[0-9]Z")
    with contextlib.closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 0
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 1


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA user_version = 0",
        "ALTER TABLE runs DROP COLUMN crawl_json",
        "DROP TABLE frontier",
    ],
)
def test_a_store_with_other_tables_is_set_aside(tmp_path: Path, damage: str) -> None:
    """Its version number says one thing and its tables another: no room and no permission would help."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        connection.execute(damage)
    with pytest.raises(StoreError, match="set aside"):
        open_work(tmp_path)
    open_work(tmp_path).close()


@pytest.mark.parametrize("damage", ["PRAGMA user_version = 0", "ALTER TABLE runs DROP COLUMN counts"])
def test_a_history_with_other_tables_is_broken(tmp_path: Path, damage: str) -> None:
    """Who opens it decides, as for every broken history."""
    with contextlib.closing(open_history(tmp_path)) as connection:
        connection.execute(damage)
    with pytest.raises(BrokenHistoryError, match="restore"):
        open_history(tmp_path)


@pytest.mark.parametrize(
    "tables",
    [
        ["CREATE TABLE runs (run TEXT, begun TEXT)"],
        ["CREATE TABLE page_history (page_id TEXT)", "CREATE TABLE identities (url TEXT)"],
    ],
)
def test_an_older_store_with_other_tables_is_set_aside(tmp_path: Path, tables: list[str]) -> None:
    """What cannot be taken over does not stand in the way for ever."""
    with contextlib.closing(sqlite3.connect(tmp_path / "site.sqlite")) as connection:
        for statement in tables:
            connection.execute(statement)
    with pytest.raises(StoreError, match=r"set aside as site\.sqlite\.broken-"):
        adopt_site_store(tmp_path)
    assert not adopt_site_store(tmp_path)


@pytest.mark.parametrize(
    ("code", "no_room"),
    [
        (sqlite3.SQLITE_FULL, True),
        (sqlite3.SQLITE_IOERR_SHMSIZE, True),
        (sqlite3.SQLITE_IOERR_READ, False),
        (sqlite3.SQLITE_IOERR_LOCK, False),
        (sqlite3.SQLITE_BUSY, False),
    ],
)
def test_only_a_file_that_cannot_grow_asks_for_room(code: int, no_room: bool) -> None:
    """A disk that cannot be read gets no more readable by making room."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    assert has_no_room(error) is no_room


def test_a_store_that_may_not_grow_has_no_room(tmp_path: Path) -> None:
    """SQLite's own bound of pages gives the error that a full disk gives."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("CREATE TABLE more AS SELECT hex(randomblob(1000000)) AS x")
    assert has_no_room(raised.value)
