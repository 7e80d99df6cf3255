"""Look up what the guard, and a person who accepted a run, left with it; a run's start needs no more of them."""

from __future__ import annotations

import datetime
import json

from store import lines
from store.run_store import RunStore
from store.runs import get_run

GUARD, ACCEPTED = "guard", "accepted"
"""Inner files of a run in the work store."""


def was_guarded(store: RunStore) -> bool:
    """Return whether the guard has looked at a run."""
    return lines.get(store, GUARD, "reason") is not None


def held_back(store: RunStore) -> str | None:
    """Return why the guard keeps a run from being complete; null where it does not."""
    line = lines.get(store, GUARD, "reason")
    reason: str | None = None if line is None else json.loads(line)
    return reason


def accepted_clock(store: RunStore) -> datetime.datetime | None:
    """Return the clock that the run counted ages with that an accepting run repeats; null for any other run."""
    source = accepted_run(store)
    run = get_run(store.other(source)) if source else None
    return datetime.datetime.fromisoformat(run.started) if run else None


def accepted_run(store: RunStore) -> str | None:
    """Return the name of the partial run that this run repeats because somebody accepted it; null for any other."""
    line = lines.get(store, ACCEPTED, "run")
    run: str | None = None if line is None else json.loads(line)
    return run
