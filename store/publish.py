"""Publish a run whole or not at all, whenever the process is killed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from schemas.errors import StoreError
from schemas.manifest import RunFile, RunManifest
from schemas.printed_json import printed_json
from store.sync_folder import sync_folder


class RunFolder:
    """A run's files while they are written: a hidden folder beside its final place.

    Nothing is visible under ``runs/<id>`` before `commit`; a folder that a killed process left is thrown
    away by the next `RunFolder` of the same run.
    """

    def __init__(self, site: Path, run: str) -> None:
        """Make the empty hidden folder; raise `StoreError` where it cannot be made."""
        self._site = site
        self._run = run
        self._folder = site / "runs" / f".{run}.part"
        self._files: list[RunFile] = []
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
        except OSError as error:
            raise _cannot_write(self._folder, error) from error

    def write(self, path: str, lines: Iterable[str], schema: str | None = None) -> None:
        """Write a file of lines (each ended here by a line feed) and note its size, rows and hash.

        With a schema it is JSONL and its rows are counted; else it is one text in parts.
        """
        target = self._folder / path
        digest, size, rows = hashlib.sha256(), 0, 0
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                for line in lines:
                    data = f"{printed_json(line)}\n".encode() if schema else line.encode("utf-8", "replace")
                    file.write(data)
                    digest.update(data)
                    size += len(data)
                    rows += 1
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _cannot_write(target, error) from error
        self._files.append(
            RunFile(
                path=path, rows=rows if schema else None, bytes=size, sha256=digest.hexdigest(), schema=schema
            )
        )

    def derive(self, path: str, make: Callable[[Path], None]) -> None:
        """Have a file made of those written so far, at the path that ``make`` is handed, and note it as derived."""
        target = self._folder / path
        try:
            make(target)
            with target.open("rb") as file:
                os.fsync(file.fileno())
                digest, size = hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
        except (OSError, sqlite3.Error) as error:
            raise _cannot_write(target, error) from error
        self._files.append(RunFile(path=path, bytes=size, sha256=digest, derived=True))

    @property
    def folder(self) -> Path:
        """Return the folder that holds the files until they are moved to their place."""
        return self._folder

    @property
    def files(self) -> list[RunFile]:
        """Return the files written so far, sorted by path: the manifest's ``files``."""
        return sorted(self._files, key=lambda file: file.path)

    def commit(self, manifest: RunManifest) -> Path:
        """Write the manifest last, make all of it durable, move the folder to its place; return that place."""
        final = self._site / "runs" / self._run
        try:
            with (self._folder / "manifest.json").open("wb") as file:
                file.write(printed_json(manifest.model_dump_json(indent=1)).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            for folder in sorted({path.parent for path in self._folder.rglob("*")}):
                sync_folder(folder)
            self._folder.rename(final)
            sync_folder(final.parent)
        except OSError as error:
            raise _cannot_write(final, error) from error
        return final


def point_latest(site: Path, run: str) -> None:
    """Move ``latest`` to a run with one rename; readers see the former run or this one."""
    link = site / "latest"
    part = site / ".latest.part"
    try:
        part.unlink(missing_ok=True)
        part.symlink_to(Path("runs") / run)
        part.replace(link)
        sync_folder(site)
    except OSError as error:
        raise _cannot_write(link, error) from error


def shown_folder(folder: Path) -> Path:
    """Return a published run's folder by ``latest`` where that leads to it, so that the path stays right next week."""
    latest = folder.parent.parent / "latest"
    return latest if latest.resolve() == folder.resolve() else folder


def latest_run(site: Path) -> str | None:
    """Return the name of the run that ``latest`` points to, or null."""
    link = site / "latest"
    return link.readlink().name if link.is_symlink() else None


def _cannot_write(path: Path, error: OSError | sqlite3.Error) -> StoreError:
    reason = getattr(error, "strerror", None) or error
    return StoreError(
        f"cannot write {path}: {reason}. Nothing that was published before is touched; "
        "make room or name another folder with --data, then run the same command again: it goes on where it stopped.",
        path=str(path),
    )
