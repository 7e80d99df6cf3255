"""Copy a site's published runs to any URL of fsspec, and bring the last one back to a machine that has none.

URL/<site>/runs/<run>/…      as published; manifest.json last
URL/<site>/stores.zip        history and decisions, as `checkup backup` writes them
URL/<site>/newest.json       {"run": …, "latest": …}, written behind all of these
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from schemas.errors import StoreError, UsageError
from store.backup import STORES, backup, restore
from store.publish import latest_run, point_latest
from store.published_folder import published_folders, read_published_folder
from store.sync_folder import sync_folder

_WITHOUT_FOLDERS = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss"})
"""Schemes of object stores: making a folder there would ask for a bucket."""
_RUN_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*")
"""``20261122T203600Z-1a2b``"""


class Results:
    """The folder at a URL, e.g. ``s3://clinics/checkup``."""

    def __init__(self, url: str) -> None:
        """Find its file system; raises `UsageError` where fsspec or the package for its scheme is missing."""
        try:
            from fsspec.core import url_to_fs

            self._files, root = url_to_fs(url)
        except ImportError as error:
            raise UsageError(
                f"--results {url} needs {error.name or error}: install clinic-checkup[fleet], and the package that "
                "fsspec names for this scheme (s3fs for s3://)."
            ) from error
        except ValueError as error:
            raise UsageError(f"--results {url}: {error}. Give a URL such as s3://bucket/folder.") from error
        self._files.use_listings_cache = False
        self._root = root.rstrip("/")
        self._url = url.rstrip("/")

    def keep(self, folder: Path, newest_runs: int | None = None) -> str:
        """Copy the site's runs that are not there yet, then its history and decisions; return the newest run's URL.

        With a number, only so many of the newest runs, here and there together, and ``latest`` are there afterwards. A
        kill in between leaves a run without manifest, which is none and is copied again, or removed with the others.
        """
        site = f"{self._root}/{folder.name}"
        runs, latest = published_folders(folder), latest_run(folder)
        old = self._old_runs(site, {run.run for run in runs}, latest, newest_runs)
        for run in runs:
            there = f"{site}/runs/{run.run}"
            if run.run not in old and not self._files.exists(f"{there}/manifest.json"):
                paths = [path for path in sorted(run.folder.rglob("*")) if path.is_file()]
                for path in sorted(paths, key=lambda path: path == run.folder / "manifest.json"):
                    self._put(path, f"{there}/{path.relative_to(run.folder).as_posix()}")
        with tempfile.TemporaryDirectory() as name:
            saved = Path(name) / "stores.zip"
            alone = Path(name) / "data"
            alone.mkdir()
            (alone / folder.name).symlink_to(folder.resolve())
            backup(alone, saved)
            self._put(saved, f"{site}/stores.zip")
        newest = {"run": runs[-1].run, "latest": latest}
        self._files.pipe_file(f"{site}/newest.json", json.dumps(newest).encode())
        for name in sorted(old):
            self._remove(f"{site}/runs/{name}")
        return f"{self._url}/{folder.name}/runs/{runs[-1].run}"

    def bring_back(self, folder: Path) -> None:
        """Fetch the last run, history and decisions of a site that this machine has not, or not the newest of.

        Decisions that are here stay. Raises `StoreError` where what is there is damaged.
        """
        site = f"{self._root}/{folder.name}"
        try:
            newest = json.loads(self._files.cat_file(f"{site}/newest.json"))
        except FileNotFoundError:
            return
        if not all(run is None or _RUN_NAME.fullmatch(str(run)) for run in (newest["run"], newest["latest"])):
            raise StoreError(
                f"{self._url}/{folder.name}/newest.json names no run.", path=f"{site}/newest.json"
            )
        here = {run.run for run in published_folders(folder)}
        if here and max(here) >= newest["run"]:  # a run is named by its start
            return
        for run in {newest["run"], newest["latest"]} - here - {None}:
            self._fetch_run(site, folder, run)
        with tempfile.TemporaryDirectory() as name:
            saved = Path(name) / "stores.zip"
            self._files.get_file(f"{site}/stores.zip", str(saved))
            if (folder / "review.sqlite").exists():
                saved = _without_review(saved)
            restore(folder.parent, saved)
        if newest["latest"]:
            point_latest(folder, newest["latest"])

    def _old_runs(
        self, site: str, here: set[str], latest: str | None, newest_runs: int | None
    ) -> frozenset[str]:
        """Return the names of the runs, here or there, that are none of the newest; a run is named by its start."""
        if newest_runs is None:
            return frozenset()
        names = sorted(here | self._names(f"{site}/runs"))
        return frozenset(names[:-newest_runs]) - {latest, max(here)}

    def _names(self, folder: str) -> set[str]:
        try:
            found = self._files.ls(folder, detail=False)
        except FileNotFoundError:
            return set()
        names = (path.rstrip("/").rpartition("/")[2] for path in found)
        return {name for name in names if _RUN_NAME.fullmatch(name)}

    def _remove(self, there: str) -> None:
        """Remove a run, its manifest first: without one, what a kill leaves of it is no run."""
        for path, recursive in ((f"{there}/manifest.json", False), (there, True)):
            with contextlib.suppress(FileNotFoundError):
                self._files.rm(path, recursive=recursive)

    def _fetch_run(self, site: str, folder: Path, run: str) -> None:
        there = f"{site}/runs/{run}"
        part = folder / "runs" / f".{run}.fetched"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for path in self._files.find(there):
            target = part / path.removeprefix(there).lstrip("/")
            if ".." in target.parts:
                raise StoreError(f"{self._url} names {path}, which leads out of its run.", path=path)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._files.get_file(path, str(target))
        fetched = read_published_folder(part)
        if fetched is None or fetched.run != run or not fetched.is_whole():
            raise StoreError(
                f"{self._url}/{folder.name}/runs/{run} is not the run that was published. Remove it and "
                f"{folder.name}/newest.json there, and run the same command again.",
                path=f"{self._url}/{folder.name}/runs/{run}",
            )
        part.rename(folder / "runs" / run)
        sync_folder(folder / "runs")

    def _put(self, path: Path, target: str) -> None:
        self._make_parent(target)
        self._files.put_file(str(path), target)

    def _make_parent(self, target: str) -> None:
        parent: Any = target.rpartition("/")[0]
        if _WITHOUT_FOLDERS.isdisjoint(_protocols(self._files)):
            self._files.makedirs(parent, exist_ok=True)


def _protocols(files: Any) -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)


def _without_review(saved: Path) -> Path:
    """Return a copy of a backup that holds histories only."""
    history = saved.with_name("history.zip")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(history, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename.endswith(STORES[0]):
                with old.open(member) as packed, new.open(member.filename, "w") as file:
                    shutil.copyfileobj(packed, file)
    return history
