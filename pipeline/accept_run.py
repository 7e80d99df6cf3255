"""Make an unusual run the new normal: publish it again as a complete one, on somebody's word."""

from __future__ import annotations

import datetime
import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

from pipeline.guard import held_back
from pipeline.run import RunEnd, RunOptions, run_stages
from pipeline.run_start import begin_accepted, session_of
from pipeline.session import ProgressBar
from pipeline.site_stores import open_site_stores
from schemas.errors import UsageError
from schemas.profile import Profile
from store.history import published_runs
from store.lock import SiteLock
from store.run_store import RunStore
from store.runs import Run, get_run

log = logging.getLogger(__name__)


def accept_run(
    data: Path, name: str, progress: ProgressBar, warn: Callable[[str], None] = log.warning
) -> RunEnd:
    """Publish the run ``name``, which the guard held back, as complete, and return the end of that.

    The new run repeats its records, names it as `accepted`, moves ``latest``, and is the baseline of later runs. Only a
    site's newest run can be accepted. Raises `UsageError` for any other run, `LockedError` where the site is in use.
    """
    folder = site_of_run(data, name)
    with SiteLock(folder) as lock, open_site_stores(folder, warn) as stores:
        source = _acceptable(stores.history, RunStore(stores.work, name))
        settings = json.loads(source.settings_json)
        profile = Profile.model_validate(settings["profile"], extra="ignore")
        clock = datetime.datetime.fromisoformat(settings["now"] or source.started)
        run = begin_accepted(stores.work, source, datetime.datetime.now(datetime.UTC).replace(microsecond=0))
        lock.name(run.run)
        session = session_of(folder, stores, run, profile, clock, progress, {}, warn)
        return run_stages(session, RunOptions(data=data, first="report"), run.state)


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
    if run is None or run.state != "published":
        raise UsageError(
            f"the records of {store.run} are not stored any more: run the site again and accept that run."
        )
    if held_back(store) is None:
        raise UsageError(
            f"{store.run} is {run.status}, and not because it lost much: there is nothing to accept in it."
            + (f" {run.reason}." if run.reason else "")
        )
    return run
