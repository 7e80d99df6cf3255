"""Prune a site's folder to its profile's retention."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.heal_stores import with_healed_stores
from pipeline.site_stores import open_site_stores
from schemas.errors import UsageError
from schemas.profile import KeepSettings, Profile
from store import prune
from store.lock import SiteLock
from store.pages import iter_pages
from store.run_store import RunStore
from store.site_folder import site_folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """Runs that were removed, or would be."""

    folder: Path
    """The site's."""
    published: list[str]
    """Names of the published runs whose folders are removed."""
    raw: list[str]
    """Names of the runs whose raw pages and records are removed from the store."""
    databases: list[str]
    """Names of the published runs that stay, and whose ``run.sqlite`` is removed."""
    bytes_before: int
    """Of all files in the site's folder."""
    bytes_after: int
    """The same afterwards; as before in a dry run."""


def prune_site(
    data: Path, profile: Profile, *, dry_run: bool, warn: Callable[[str], None] = log.warning
) -> Pruned:
    """Remove the runs beyond the profile's ``[keep]`` and return them; with ``dry_run`` only return them.

    The run that ``latest`` points to, the newest complete runs and people's decisions always stay. Raises
    `UsageError` where nothing is stored for the site, `LockedError` while a run holds it, `StoreError` where
    something cannot be removed.
    """
    folder = site_folder(data, profile.url)
    if not (folder / "runs").is_dir():
        raise UsageError(
            f"there is nothing of {profile.url} in {data}. Name the folder of its runs with --data."
        )
    return prune_folder(folder, profile.keep, dry_run=dry_run, warn=warn)


def prune_folder(
    folder: Path, keep: KeepSettings, *, dry_run: bool = False, warn: Callable[[str], None] = log.warning
) -> Pruned:
    """Do what `prune_site` does, in a site's folder; raises the same but for `UsageError`."""
    with SiteLock(folder):
        return with_healed_stores(folder, warn, lambda: _prune(folder, keep, dry_run, warn))


def _prune(folder: Path, keep: KeepSettings, dry_run: bool, warn: Callable[[str], None]) -> Pruned:
    with open_site_stores(folder, warn) as stores:
        connection = stores.work
        before = _size(folder)
        old = prune.prunable_folders(folder, keep.runs)
        raw = prune.prunable_runs(connection, keep.raw_runs)
        databases = [path.parent for path in prune.old_databases(folder) if path.parent not in old]
        if not dry_run:
            for path in old:
                prune.remove_folder(path)
            prune.drop_databases(folder)
            if raw:
                prune.drop_raw(connection, raw, _reading_keys(connection, set(raw)))
                prune.give_back(connection)
        names = [path.name for path in old if not path.name.startswith(".")]
        return Pruned(
            folder=folder, published=names, raw=raw, databases=[path.name for path in databases],
            bytes_before=before, bytes_after=_size(folder),
        )  # fmt: skip


def _reading_keys(connection: sqlite3.Connection, dropped: set[str]) -> Iterator[str]:
    """Yield the keys of the readings of all runs that are not dropped."""
    from pipeline.extract_stage import reading_keys

    for (run,) in connection.execute("SELECT run FROM runs").fetchall():
        if run not in dropped:
            yield from reading_keys(iter_pages(RunStore(connection, run))).values()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
