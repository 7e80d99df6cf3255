"""A backup holds what no crawl can rebuild, whole; a restore brings it back and keeps what was there."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from schemas.errors import LockedError, StoreError, UsageError
from store.backup import backup, restore
from store.connection import open_history
from store.lock import SiteLock


def ids(data: Path, site: str = "clinic.example") -> list[tuple[str, str]]:
    """Return the ids that a site's history holds."""
    with closing(open_history(data / site)) as history:
        return list(history.execute("SELECT url, page_id FROM identities ORDER BY url"))


def remember(data: Path, url: str, page_id: str, site: str = "clinic.example") -> None:
    """Give a site's history an id."""
    with closing(open_history(data / site)) as history:
        history.execute("INSERT OR REPLACE INTO identities VALUES (?, ?)", (url, page_id))


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, Path]:
    """Return a data folder of two sites and a backup of it."""
    data = tmp_path / "data"
    remember(data, "http://clinic.example/a", "p-1")
    remember(data, "http://other.example/b", "p-2", "other.example")
    (data / "other.example" / "work.sqlite").write_bytes(b"a crawl rebuilds it")
    assert backup(data, tmp_path / "saved.zip") == ["clinic.example", "other.example"]
    return data, tmp_path / "saved.zip"


def test_a_backup_holds_the_stores_that_no_crawl_rebuilds(saved: tuple[Path, Path]) -> None:
    _, file = saved
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["clinic.example/history.sqlite", "other.example/history.sqlite"]


def test_a_backup_while_another_process_writes_is_whole(tmp_path: Path) -> None:
    """What is not committed is not in it."""
    remember(tmp_path / "data", "http://clinic.example/a", "p-1")
    with closing(open_history(tmp_path / "data" / "clinic.example")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO identities VALUES ('http://clinic.example/b', 'p-2')")
        backup(tmp_path / "data", tmp_path / "saved.zip")
        writer.execute("COMMIT")
    restore(tmp_path / "again", tmp_path / "saved.zip")
    assert ids(tmp_path / "again") == [("http://clinic.example/a", "p-1")]


def test_a_restore_brings_back_the_ids_and_keeps_what_was_there(saved: tuple[Path, Path]) -> None:
    data, file = saved
    (data / "clinic.example" / "history.sqlite").write_bytes(b"broken" * 1000)
    assert restore(data, file) == ["clinic.example", "other.example"]
    assert ids(data) == [("http://clinic.example/a", "p-1")]
    aside = data / "clinic.example" / "history.sqlite.before-restore"
    assert aside.read_bytes() == b"broken" * 1000
    assert (data / "other.example" / "work.sqlite").read_bytes() == b"a crawl rebuilds it"


def test_nothing_is_restored_from_a_damaged_backup(saved: tuple[Path, Path], tmp_path: Path) -> None:
    """Not even the stores in it that are whole."""
    data, _ = saved
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.write(data / "clinic.example" / "history.sqlite", "clinic.example/history.sqlite")
        archive.writestr("other.example/history.sqlite", b"no database at all" * 500)
    remember(data, "http://clinic.example/a", "p-9")
    with pytest.raises(UsageError, match="damaged"):
        restore(data, bad)
    assert ids(data) == [("http://clinic.example/a", "p-9")]


@pytest.mark.parametrize(
    "name", ["../x/history.sqlite", "/etc/history.sqlite", "a/b/history.sqlite", "a/lock"]
)
def test_a_backup_names_no_file_but_a_sites_stores(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(UsageError, match="not a backup"):
        restore(tmp_path / "data", tmp_path / "evil.zip")
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_a_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(UsageError, match="as a backup"):
        restore(tmp_path, tmp_path / "text.zip")


def test_no_restore_while_a_run_is_at_work(saved: tuple[Path, Path]) -> None:
    data, file = saved
    with SiteLock(data / "clinic.example", "a run"), pytest.raises(LockedError):
        restore(data, file)


def test_a_folder_without_sites_has_nothing_to_save(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--data"):
        backup(tmp_path, tmp_path / "saved.zip")


def test_a_damaged_history_is_not_saved_over_a_good_backup(saved: tuple[Path, Path]) -> None:
    data, file = saved
    before = file.read_bytes()
    (data / "clinic.example" / "history.sqlite").write_bytes(b"broken" * 1000)
    with pytest.raises(StoreError, match="restore"):
        backup(data, file)
    assert file.read_bytes() == before
