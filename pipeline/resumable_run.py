"""Describe an interrupted run: the stages that it has stored, and the command that resumes it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from schemas.profile import CrawlSettings
from store.frontier import Kind, State

_NEXT = {
    "crawled": "all of its pages; extraction comes next",
    "extracted": "all of its pages and records; the audits come next",
    "audited": "all of its pages, records and findings; publishing comes next",
}


def describe_resumable_run(folder: Path, settings: CrawlSettings) -> str:
    """Return sentences about the newest unfinished run of a site's folder; never raises."""
    hours = f"{settings.resume_within_hours:g}"
    go_on = f"Run the same command again within {hours} hours to go on, or with --fresh to start over."
    try:
        # Read-only, and no lock waited for: this is said while the program ends.
        address = f"{(folder / 'work.sqlite').resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=1)) as connection:
            row = connection.execute(
                "SELECT run, state FROM runs WHERE state IN ('crawling', 'crawled', 'extracted', 'audited') "
                "ORDER BY started DESC, run DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return "Nothing was left half done. Run the same command again."
            run, state = row
            if state != "crawling":
                return f"{folder} keeps {_NEXT[state]}. {go_on}"
            counts = dict(
                connection.execute(
                    "SELECT state, count(*) FROM frontier WHERE run = ? AND kind = ? GROUP BY state",
                    (run, Kind.PAGE),
                )
            )
    except sqlite3.Error:
        return f"What {folder} holds is kept. {go_on}"
    done = counts.get(State.DONE, 0)
    left = sum(counts.get(state, 0) for state in (State.FOUND, State.PENDING, State.LEASED))
    return f"{folder} keeps {done} page{'' if done == 1 else 's'}; {left} known to be left. {go_on}"
