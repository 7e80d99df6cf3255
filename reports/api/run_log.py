"""The manifests of a site's runs, all of them, in the order of publishing."""

from __future__ import annotations

import datetime

import msgspec

from reports.api.cursor import Cursor
from reports.api.kinds import RUNS
from reports.api.published_run import PublishedRun
from reports.api.published_site import Published
from reports.api.record_page import RecordPage
from reports.api.run_changes import expired
from reports.api.step import after
from schemas.generate import schema_id
from schemas.printed_json import printed_json


def runs_after(published: Published, cursor: Cursor) -> tuple[PublishedRun, ...]:
    """Return the runs after a cursor; raise the problem ``cursor-expired`` where some are known to be gone."""
    later = tuple(run for run in published.runs if run.order > cursor.order)
    names = {run.run for run in published.runs}
    before = later[0].previous if later else None
    if cursor.run and before and before not in names and before > cursor.run:
        raise expired(cursor.run)  # the names of runs begin with their time
    return later


def runs_since(published: Published, moment: datetime.datetime, host: str) -> Cursor:
    """Return the cursor before the first run that was finished after a moment."""
    runs = published.runs
    later = next((place for place, run in enumerate(runs) if run.finished > moment), len(runs))
    return after(RUNS, runs[later - 1], host) if later else Cursor(kind=RUNS, host=host)


def read_runs(later: tuple[PublishedRun, ...], cursor: Cursor, limit: int) -> RecordPage:
    """Return a page of manifests; raise `OSError` where one is gone."""
    runs = later[:limit]
    return RecordPage(
        items=[manifest_line(run) for run in runs],
        next=after(RUNS, runs[-1], cursor.host) if runs else cursor,
        more=len(later) > len(runs),
        run=runs[-1].run if runs else None,
        previous=None,
        schema_id=schema_id("manifest") if runs else None,
    )


def manifest_line(run: PublishedRun) -> bytes:
    """Return a run's manifest as one line; in its file it has a line for each value."""
    text = (run.folder / "manifest.json").read_bytes()
    return printed_json(msgspec.json.encode(msgspec.json.decode(text)).decode()).encode()
