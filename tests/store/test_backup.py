"""A backup holds what no crawl can rebuild, whole; a restore brings it back and keeps what was there."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
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


def asides(data: Path, site: str = "clinic.example") -> list[Path]:
    """Return the stores that restores of a site kept, oldest first."""
    kept = (data / site).glob("history.sqlite.before-restore*")
    return sorted(path for path in kept if not path.name.endswith(("-wal", "-shm")))


def ids_in(store: Path) -> list[str]:
    """Return the page ids in one file."""
    with closing(sqlite3.connect(store)) as history:
        return [row[0] for row in history.execute("SELECT page_id FROM identities ORDER BY url")]


def older_site(folder: Path) -> None:
    """Write the one store of an older version, which holds an id."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "site.sqlite", isolation_level=None)) as old:
        old.execute("CREATE TABLE runs (run TEXT, started TEXT, state TEXT, status TEXT)")
        old.execute("CREATE TABLE identities (url TEXT, page_id TEXT)")
        old.execute(
            "CREATE TABLE page_history (page_id TEXT, url TEXT, first_seen TEXT, last_seen TEXT, last_changed TEXT, "
            "content_hash TEXT, lifecycle TEXT, missing_runs INTEGER)"
        )
        old.execute(
            "INSERT INTO page_history VALUES ('p-7', 'http://old.example/a', '2025-01-01T00:00:00+00:00', "
            "'2025-02-01T00:00:00+00:00', NULL, NULL, 'active', 0)"
        )
        old.execute("INSERT INTO identities VALUES ('http://old.example/a', 'p-7')")


def zipped(path: Path, content: bytes, name: str = "clinic.example/history.sqlite") -> Path:
    """Write a zip of one file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


class KilledError(Exception):
    """Ends a restore as a kill would: nothing catches it."""


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
    (aside,) = asides(data)
    assert re.fullmatch(r"history\.sqlite\.before-restore-\d{8}T\d{6}Z", aside.name)
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


def test_a_damaged_compressed_stream_is_said(saved: tuple[Path, Path], tmp_path: Path) -> None:
    """Any byte of the file may be another one: it is restored whole or refused."""
    data, file = saved
    whole = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        start = archive.infolist()[0].header_offset + 30 + len("clinic.example/history.sqlite")
    bad = tmp_path / "bad.zip"
    bad.write_bytes(whole[:start] + b"\xff" * 64 + whole[start + 64 :])
    with pytest.raises(UsageError, match="as a backup"):
        restore(data, bad)
    chance = random.Random(7)
    for _ in range(150):
        place = chance.randrange(len(whole))
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ chance.randrange(1, 256)]) + whole[place + 1 :])
        try:
            restore(tmp_path / "again", bad)
        except UsageError:
            continue
        assert ids(tmp_path / "again") == [("http://clinic.example/a", "p-1")]


@pytest.mark.parametrize(("flag", "method"), [(1, 8), (0, 97)], ids=["encrypted", "unknown-compression"])
def test_a_zip_that_cannot_be_read_is_said(
    saved: tuple[Path, Path], tmp_path: Path, flag: int, method: int
) -> None:
    """The flags and the method are in the local header (6, 8) and in the central directory (8, 10)."""
    data, _ = saved
    file = zipped(tmp_path / "odd.zip", b"x" * 1000)
    content = bytearray(file.read_bytes())
    for place in (6, content.index(b"PK\x01\x02") + 8):
        content[place], content[place + 2] = flag, method
    file.write_bytes(content)
    with pytest.raises(UsageError, match="as a backup"):
        restore(data, file)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.backup.RATIO_FROM_BYTES", 1_000_000, raising=False)
    bomb = zipped(tmp_path / "bomb.zip", bytes(10_000_000))
    with pytest.raises(UsageError, match="too large"):
        restore(tmp_path / "data", bomb)


def test_a_store_beyond_the_largest_is_not_unpacked(
    saved: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.backup.MAX_STORE_BYTES", 1000, raising=False)
    with pytest.raises(UsageError, match="too large"):
        restore(*saved)


def test_each_restore_keeps_what_was_there(saved: tuple[Path, Path]) -> None:
    """The second one, in the same second, does not overwrite what the first one kept."""
    data, file = saved
    for page_id in ("p-8", "p-9"):
        remember(data, "http://clinic.example/a", page_id)
        restore(data, file)
    assert [ids_in(path) for path in asides(data)] == [["p-8"], ["p-9"]]


def test_what_was_not_yet_in_the_file_of_the_store_is_kept(saved: tuple[Path, Path]) -> None:
    """After a kill the last commits are in the -wal file only."""
    data, file = saved
    site = data / "clinic.example"
    with closing(open_history(site)) as history:
        history.execute("INSERT INTO identities VALUES ('http://clinic.example/b', 'p-3')")
        shutil.copytree(site, data / "killed.example")
    shutil.rmtree(site)
    (data / "killed.example").rename(site)
    assert (site / "history.sqlite-wal").stat().st_size > 0
    restore(data, file)
    (aside,) = asides(data)
    assert not aside.with_name(f"{aside.name}-wal").exists()
    assert ids_in(aside) == ["p-1", "p-3"]
    assert ids(data) == [("http://clinic.example/a", "p-1")]


def test_the_wal_of_a_broken_store_is_kept_beside_it(saved: tuple[Path, Path]) -> None:
    data, file = saved
    site = data / "clinic.example"
    (site / "history.sqlite").write_bytes(b"broken" * 1000)
    (site / "history.sqlite-wal").write_bytes(b"last commits")
    restore(data, file)
    (aside,) = asides(data)
    assert re.search(r"before-restore-\d{8}T\d{6}Z$", aside.name)
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"last commits"
    assert not (site / "history.sqlite-wal").exists()


def test_a_rollback_journal_does_not_stay_beside_the_restored_store(saved: tuple[Path, Path]) -> None:
    """SQLite would play it back into the restored store."""
    data, file = saved
    (data / "clinic.example" / "history.sqlite-journal").write_bytes(b"of the old store")
    restore(data, file)
    assert not (data / "clinic.example" / "history.sqlite-journal").exists()


@pytest.mark.parametrize("step", range(1, 7))
def test_a_killed_restore_leaves_a_history(
    saved: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """At no rename is a site without its old history or the restored one."""
    data, file = saved
    remember(data, "http://clinic.example/a", "p-9")
    calls = 0
    replace = Path.replace

    def killed(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == step:
            raise KilledError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    try:
        restore(data, file)
    except KilledError:
        assert (data / "clinic.example" / "history.sqlite").exists()
        assert (data / "other.example" / "history.sqlite").exists()
    assert ids(data) in ([("http://clinic.example/a", "p-9")], [("http://clinic.example/a", "p-1")])
    assert ids(data, "other.example") == [("http://other.example/b", "p-2")]


def test_a_full_disk_changes_nothing(saved: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    data, file = saved
    remember(data, "http://clinic.example/a", "p-9")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        restore(data, file)
    assert ids(data) == [("http://clinic.example/a", "p-9")]
    assert not [path for path in data.rglob("*") if path.name.endswith(".part")]


def test_a_store_that_another_program_reads_is_not_replaced(
    saved: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, file = saved
    monkeypatch.setattr("store.backup.BUSY_TIMEOUT_MS", 0, raising=False)
    with closing(open_history(data / "clinic.example")) as reader:
        reader.execute("INSERT INTO identities VALUES ('http://clinic.example/b', 'p-3')")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM identities").fetchall()
        with pytest.raises(StoreError, match="another program"):
            restore(data, file)
    assert ids_in(data / "clinic.example" / "history.sqlite") == ["p-1", "p-3"]


def test_the_history_of_an_older_version_is_saved(tmp_path: Path) -> None:
    """A site that no run of this version has touched has only ``site.sqlite``."""
    older_site(tmp_path / "data" / "old.example")
    assert backup(tmp_path / "data", tmp_path / "saved.zip") == ["old.example"]
    restore(tmp_path / "again", tmp_path / "saved.zip")
    assert ids(tmp_path / "again", "old.example") == [("http://old.example/a", "p-7")]
    assert (tmp_path / "data" / "old.example" / "work.sqlite").exists()


def test_an_older_store_that_a_run_holds_is_said(saved: tuple[Path, Path]) -> None:
    data, file = saved
    before = file.read_bytes()
    older_site(data / "old.example")
    with SiteLock(data / "old.example", "a run"), pytest.raises(StoreError, match="Wait until the run ends"):
        backup(data, file)
    assert file.read_bytes() == before


def test_a_broken_older_store_is_said(saved: tuple[Path, Path]) -> None:
    data, file = saved
    (data / "old.example").mkdir()
    (data / "old.example" / "site.sqlite").write_bytes(b"broken" * 1000)
    with pytest.raises(StoreError, match="older version"):
        backup(data, file)
    assert (data / "old.example" / "site.sqlite").exists()


def empty_database() -> bytes:
    """Return a database that no migration made."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE other (id)")
        return database.serialize()


@pytest.mark.parametrize("content", [b"", empty_database()], ids=["zero bytes", "no version"])
def test_an_empty_history_is_not_saved_over_a_good_backup(saved: tuple[Path, Path], content: bytes) -> None:
    data, file = saved
    before = file.read_bytes()
    (data / "clinic.example" / "history.sqlite").write_bytes(content)
    with pytest.raises(StoreError, match="empty"):
        backup(data, file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", empty_database()], ids=["zero bytes", "no version"])
def test_an_empty_history_is_not_restored(saved: tuple[Path, Path], tmp_path: Path, content: bytes) -> None:
    data, _ = saved
    with pytest.raises(UsageError, match="empty"):
        restore(data, zipped(tmp_path / "empty.zip", content))
    assert ids(data) == [("http://clinic.example/a", "p-1")]


def test_no_site_is_restored_while_a_run_holds_another(saved: tuple[Path, Path]) -> None:
    """Not even the site that comes first."""
    data, file = saved
    remember(data, "http://clinic.example/a", "p-9")
    with SiteLock(data / "other.example", "a run"), pytest.raises(LockedError):
        restore(data, file)
    assert ids(data) == [("http://clinic.example/a", "p-9")]
