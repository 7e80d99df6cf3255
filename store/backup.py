"""Save a site's history and decisions to one file, and bring them back: all that no crawl can rebuild."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import lzma
import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from schemas.errors import LockedError, StoreError, UsageError
from store.adopt_site_store import OLD_NAME, adopt_site_store
from store.connection import BUSY_TIMEOUT_MS, is_whole
from store.lock import SiteLock
from store.sync_folder import sync_folder

STORES = ("history.sqlite", "review.sqlite")
"""Files of a site that a backup holds."""

MAX_STORE_BYTES = 4_000_000_000
"""Largest store that is unpacked."""

MAX_RATIO, RATIO_FROM_BYTES = 1000, 100_000_000
"""A larger file that unpacks to more than this many times its size is a zip bomb, not a database."""

SIDE_FILES = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database; one left beside another database would damage it."""

_NOT_READABLE = (
    OSError,
    EOFError,
    RuntimeError,  # encrypted; NotImplementedError, a kind of it, for an unknown compression
    ValueError,  # an offset before the file, a name that is not UTF-8
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""Exceptions of `zipfile` for a damaged file: https://docs.python.org/3/library/zipfile.html#decompression-pitfalls"""


def backup(data: Path, target: Path) -> list[str]:
    """Write the stores of every site in a data folder to a zip file; return the sites' folder names, sorted.

    Each store is copied by SQLite's own backup, whole at one moment even while it is written. The history of a site
    that has only the ``site.sqlite`` of an older version is taken out of it first. An existing target is replaced only
    when the new one is complete. Raises `UsageError` where there is nothing to save, `StoreError` where the target
    cannot be written or a store is damaged or empty.
    """
    _adopt_older_stores(data)
    sites = sorted({path.parent.name for name in STORES for path in data.glob(f"*/{name}")})
    if not sites:
        raise UsageError(f"there is nothing to save in {data}. Name the folder of the runs with --data.")
    part = _part(target)
    try:
        with (
            tempfile.TemporaryDirectory(dir=target.parent) as folder,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for site in sites:
                for name in STORES:
                    if (data / site / name).is_file():
                        copy = Path(folder) / name
                        _copy(data / site / name, copy)
                        archive.write(copy, f"{site}/{name}")
                        copy.unlink()
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        part.unlink(missing_ok=True)
    return sites


def restore(data: Path, source: Path) -> list[str]:
    """Put back the stores that a backup holds; return the sites' folder names, sorted.

    Nothing is changed unless every store of the backup is whole and every site is free. The stores that were there
    stay beside as ``history.sqlite.before-restore-<time>``. A kill leaves each site with its old store or the restored
    one. Raises `UsageError` for a file that is not a backup, `LockedError` while a run holds one of the sites,
    `StoreError` where a store cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as locks:
        found = sorted(set(_unpack(source, Path(folder))))
        for name in found:
            if not _is_whole_store(Path(folder) / name):
                raise UsageError(
                    f"{source} holds a damaged or empty {name}: nothing was restored. Use another backup."
                )
        sites = sorted({name.partition("/")[0] for name in found})
        for site in sites:
            locks.enter_context(SiteLock(data / site))
        _put_back({data / name: Path(folder) / name for name in found})
    return sites


def _adopt_older_stores(data: Path) -> None:
    """Divide each ``site.sqlite`` that no run has divided yet; StoreError where it is damaged or its site is held."""
    for old in sorted(data.glob(f"*/{OLD_NAME}")):
        if (old.parent / "work.sqlite").exists():
            continue
        try:
            with SiteLock(old.parent):
                if not is_whole(old):  # a run sets it aside, a backup moves nothing
                    raise _unreadable(old, "it is damaged")
                adopt_site_store(old.parent)
        except LockedError as error:
            raise StoreError(
                f"{old} is of an older version and cannot be saved while a run holds the site. Wait until the run "
                "ends, then run 'checkup backup' again.",
                path=str(old),
            ) from error
        except (sqlite3.DatabaseError, OSError) as error:
            raise _unreadable(old, str(error)) from error


def _unreadable(old: Path, problem: str) -> StoreError:
    return StoreError(
        f"{old} is of an older version and its history cannot be read: {problem}. Run Checkup on the site, which "
        "refills the history from the published runs; then run 'checkup backup' again.",
        path=str(old),
    )


def _copy(source: Path, target: Path) -> None:
    """Write a copy of a store; StoreError where the store is damaged or empty."""
    try:
        with closing(_open_to_read(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            problem = None if _holds_a_store(new) else "it is damaged or empty"
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if problem:
        raise StoreError(
            f"{source} cannot be saved: {problem}. 'checkup restore' brings back an older backup of it.",
            path=str(source),
        )


def _open_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _is_whole_store(path: Path) -> bool:
    """Return whether a file is an undamaged store."""
    try:
        with closing(_open_to_read(path)) as connection:
            return _holds_a_store(connection)
    except sqlite3.DatabaseError:
        return False


def _holds_a_store(connection: sqlite3.Connection) -> bool:
    """Return whether a database was made by a migration and passes SQLite's check: an empty file passes the check."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (check,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(version >= 1 and check == "ok")


def _unpack(source: Path, folder: Path) -> Iterator[str]:
    """Write each store of a backup into a folder; yield its name, "clinic.example/history.sqlite"."""
    try:
        with zipfile.ZipFile(source) as archive:
            for member in archive.infolist():
                _check_member(source, member)
                target = folder / member.filename
                target.parent.mkdir(exist_ok=True)
                # Reads no more than the size that was checked.
                with archive.open(member) as packed, target.open("wb") as file:
                    shutil.copyfileobj(packed, file)
                yield member.filename
    except _NOT_READABLE as error:
        raise UsageError(f"cannot read {source} as a backup: {error}. Nothing was restored.") from error


def _check_member(source: Path, member: zipfile.ZipInfo) -> None:
    """Raise `UsageError` for a file that is not a store of a site's own folder, and for one that is too large."""
    site, _, file = member.filename.partition("/")
    if file not in STORES or site in ("", ".", "..") or "\\" in site:
        raise UsageError(
            f"{source} is not a backup of Checkup: it holds {member.filename!r}. Nothing was restored."
        )
    size = member.file_size
    if size > MAX_STORE_BYTES or (size > RATIO_FROM_BYTES and size > MAX_RATIO * member.compress_size):
        raise UsageError(
            f"cannot read {source} as a backup: {member.filename} is too large unpacked ({size:,} bytes). "
            "Nothing was restored. Use another backup."
        )


def _put_back(copies: Mapping[Path, Path]) -> None:
    """Replace each store (key) by its copy (value), once all copies and all old stores are on the disk."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    target = Path()
    try:
        for target, copy in copies.items():
            _write(copy, _part(target))
        for target in copies:
            _keep_aside(target, f"before-restore-{now}")
        for target in copies:
            _replace(target)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        for target in copies:
            _part(target).unlink(missing_ok=True)


def _keep_aside(store: Path, ending: str) -> None:
    """Copy a store and its side files to a name that is free; the store itself stays."""
    if not store.exists():
        return
    if is_whole(store):
        _empty_wal(store)
    names = itertools.chain([ending], (f"{ending}-{number}" for number in itertools.count(2)))
    aside = next(path for name in names if not (path := store.with_name(f"{store.name}.{name}")).exists())
    for suffix in (*SIDE_FILES, ""):  # the store last: its name shows that the copy is complete
        file = store.with_name(store.name + suffix)
        if file.exists():
            part = _part(store.with_name(f"{store.name}.aside"))
            _write(file, part)
            part.replace(aside.with_name(aside.name + suffix))
    sync_folder(store.parent)


def _empty_wal(store: Path) -> None:
    """Write what the WAL holds into the store; StoreError while another program reads it."""
    try:
        with closing(sqlite3.connect(store, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise _cannot_write(store, error) from error
    if busy:
        raise StoreError(
            f"another program has {store} open: nothing was restored. Close it and run 'checkup restore' again.",
            path=str(store),
        )


def _replace(store: Path) -> None:
    """Put the written part in the place of a store with one rename, and no side file of the old one beside it."""
    for suffix in SIDE_FILES:
        store.with_name(store.name + suffix).unlink(missing_ok=True)
    _part(store).replace(store)
    sync_folder(store.parent)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _write(source: Path, target: Path) -> None:
    """Copy a file, and wait until the copy is on the disk; remove what could not be completed."""
    try:
        with source.open("rb") as old, target.open("wb") as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _cannot_write(path: Path, error: Exception) -> StoreError:
    reason = getattr(error, "strerror", None) or error
    return StoreError(
        f"cannot write {path}: {reason}. Make room or name another place.",
        path=str(path),
    )
