"""Save a site's history and decisions to one file, and bring them back: all that no crawl can rebuild."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from schemas.errors import StoreError, UsageError
from store.connection import is_whole
from store.lock import SiteLock

STORES = ("history.sqlite", "review.sqlite")
"""Files of a site that a backup holds."""


def backup(data: Path, target: Path) -> list[str]:
    """Write the stores of every site in a data folder to a zip file; return the sites' folder names, sorted.

    Each store is copied by SQLite's own backup, whole at one moment even while it is written. An existing target is
    replaced only when the new one is complete. Raises `UsageError` where there is nothing to save, `StoreError` where
    the target cannot be written or a store is damaged.
    """
    sites = sorted({path.parent.name for name in STORES for path in data.glob(f"*/{name}")})
    if not sites:
        raise UsageError(f"there is nothing to save in {data}. Name the folder of the runs with --data.")
    part = target.with_name(f".{target.name}.part")
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
    except OSError as error:
        raise StoreError(
            f"cannot write {target}: {error.strerror or error}. Make room or name another file.",
            path=str(target),
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return sites


def restore(data: Path, source: Path) -> list[str]:
    """Put back the stores that a backup holds; return the sites' folder names, sorted.

    Nothing is touched unless every store of the backup is whole. The stores that were there stay beside as
    ``history.sqlite.before-restore``. Raises `UsageError` for a file that is not a backup, `LockedError` while a run
    holds one of the sites.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(_unpack(source, Path(folder)))
        for name in found:
            if not is_whole(Path(folder) / name):
                raise UsageError(
                    f"{source} holds a damaged {name}: nothing was restored. Use another backup."
                )
        sites = sorted({PurePosixPath(name).parent.name for name in found})
        for site in sites:
            with SiteLock(data / site):
                for name in found:
                    if PurePosixPath(name).parent.name == site:
                        _put_back(Path(folder) / name, data / site / PurePosixPath(name).name)
    return sites


def _copy(source: Path, target: Path) -> None:
    try:
        address = f"{source.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{source} cannot be saved: {error}. 'checkup restore' brings back an older backup of it.",
            path=str(source),
        ) from error


def _unpack(source: Path, folder: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(source) as archive:
            for name in archive.namelist():
                site, _, file = name.partition("/")
                # A backup from elsewhere can name no file but a store of a site's own folder.
                if file not in STORES or site in ("", ".", "..") or "\\" in site:
                    raise UsageError(
                        f"{source} is not a backup of Checkup: it holds {name!r}. Nothing was restored."
                    )
                (folder / site).mkdir(exist_ok=True)
                (folder / name).write_bytes(archive.read(name))
                yield name
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(f"cannot read {source} as a backup: {error}. Nothing was restored.") from error


def _put_back(copy: Path, target: Path) -> None:
    aside = target.with_name(f"{target.name}.before-restore")
    for suffix in ("-wal", "-shm"):  # what they hold belongs to the store that goes aside
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    if target.exists():
        target.replace(aside)
    part = target.with_name(f".{target.name}.part")
    with part.open("wb") as file:
        file.write(copy.read_bytes())
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
