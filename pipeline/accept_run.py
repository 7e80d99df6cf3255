"""Publish a run that the guard held back again as a complete one: the new normal."""

from __future__ import annotations

import datetime
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.heal_stores import with_healed_stores
from pipeline.kept_verdict import accepted_run, held_back
from pipeline.publish_hook import call_hook
from pipeline.published_profile import published_profile
from pipeline.run import EVER, RunEnd, RunOptions, finish_publishing, run_stages, tell_people
from pipeline.run_start import begin_accepted, session_of_stored
from pipeline.session import ProgressBar
from pipeline.site_stores import SiteStores, open_site_stores
from schemas.errors import UsageError
from store import lines
from store.history import published_runs
from store.lock import SiteLock
from store.run_store import RunStore
from store.runs import Run, get_run, unfinished_run

log = logging.getLogger(__name__)


def accept_run(
    data: Path, name: str, progress: ProgressBar, warn: Callable[[str], None] = log.warning
) -> RunEnd:
    """Publish the run ``name``, which the guard held back, as complete, and return the end of that.

    The new run repeats its records, names it as `accepted`, moves ``latest``, and is the baseline of later runs. Only a
    site's newest run can be accepted. Raises `UsageError` for any other run, `LockedError` where the site is in use.
    """
    folder = site_of_run(data, name)
    with SiteLock(folder) as lock:
        end = with_healed_stores(folder, warn, lambda: _accept(folder, lock, data, name, progress, warn))
    profile = published_profile(folder)
    if profile is not None:
        call_hook(folder, profile.hooks, warn)
    return end


def _accept(
    folder: Path, lock: SiteLock, data: Path, name: str, progress: ProgressBar, warn: Callable[[str], None]
) -> RunEnd:
    with open_site_stores(folder, warn) as stores:
        if pending := unfinished_run(stores.work, EVER):
            end = finish_publishing(folder, stores, pending, progress, warn)
            if end is not None and accepted_run(RunStore(stores.work, end.run)) == name:
                return end
            if end is None:
                raise UsageError(
                    f"the run {pending.run} is not finished: run the site again, which goes on with it."
                )
        if already := _accepting(stores, name):
            raise UsageError(f"{name} was accepted already: it is published as {already}.")
        source = _acceptable(stores.history, RunStore(stores.work, name))
        run = begin_accepted(stores.work, source, datetime.datetime.now(datetime.UTC).replace(microsecond=0))
        lock.name(run.run)
        session = session_of_stored(folder, stores, run, progress, warn)
        end = run_stages(session, RunOptions(data=data, first="report"), run.state)
        return replace(end, untold=tell_people(folder, session.profile, session.now, warn))


def _accepting(stores: SiteStores, name: str) -> str | None:
    """Return the published run that repeats ``name`` as accepted; null for none."""
    runs = (run.run for run in published_runs(stores.history))
    return next((run for run in runs if accepted_run(RunStore(stores.work, run)) == name), None)


def site_of_run(data: Path, name: str) -> Path:
    """Return the folder of the site that published a run of this name.

    Raises `UsageError` where no site did, or several.
    """
    found = [run.parent.parent for run in sorted(data.glob("*/runs/*")) if run.name == name and run.is_dir()]
    if not found:
        raise UsageError(
            f"no site in {data} has a run {name!r}: name a folder of DATA/<host>/runs/, or another --data."
        )
    if len(found) > 1:
        raise UsageError(f"several sites in {data} have a run {name!r}: name one site's folder with --data.")
    return found[0]


def _acceptable(history: sqlite3.Connection, store: RunStore) -> Run:
    newest = published_runs(history)[-1:]
    if not newest or newest[0].run != store.run:
        raise UsageError(
            f"{store.run} is not its site's newest run, and only that can be accepted"
            + (f": {newest[0].run}." if newest else ".")
        )
    run = get_run(store)
    if run is None or run.state != "published" or not lines.count(store, "pages"):
        raise UsageError(
            f"the records of {store.run} are not stored any more: run the site again and accept that run."
        )
    if held_back(store) is None:
        raise UsageError(
            f"{store.run} is {run.status}, and not because it lost much: there is nothing to accept in it."
            + (f" {run.reason}." if run.reason else "")
        )
    return run
