"""What the next answer holds, known without a look at the records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reports.api.cursor import Cursor
from reports.api.kinds import CHANGES, Kind
from reports.api.published_run import PublishedRun
from reports.api.published_site import Published
from reports.api.run_changes import expired


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Records of one run, from a place on."""

    run: PublishedRun | None
    """The run; null where nothing was published after the cursor."""
    cursor: Cursor
    """The place: in the run's lines, among its changes, or after the last run."""
    base: PublishedRun | None = None
    """The run that its changes are found against; null where they need none, or it is gone."""
    more_runs: bool = False
    """True where later runs are published."""

    @property
    def relative_to(self) -> str | None:
        """Return the run that the records are changes of; null for records of a first reading."""
        if self.run is not None and self.cursor.kind == CHANGES.name:
            return self.run.previous
        return self.cursor.base


def next_step(kind: Kind, published: Published, cursor: Cursor) -> Step:
    """Return the step that a cursor leads to, past the runs that changed nothing.

    Raises the problem ``cursor-expired`` where a run that it needs is gone.
    """
    step = _step_at(kind, published, cursor)
    while step.run is not None and _is_empty(kind, step, step.run):
        step = _step_at(kind, published, after(kind.name, step.run, cursor.host))
    return step


def _step_at(kind: Kind, published: Published, cursor: Cursor) -> Step:
    if cursor.mode != "after":
        run = published.named(cursor.run)
        if run is None:
            raise expired(cursor.run)
        base = published.named(cursor.base) if cursor.base else None
        if cursor.mode == "changes" and base is None and run.previous != cursor.base:
            raise expired(cursor.base)
        return _step(published, run, cursor, base)
    if not cursor.run:
        return _first(kind, published, cursor)
    later = published.after(cursor.order)
    if not later:
        return Step(run=None, cursor=cursor)
    return _toward(kind, published, cursor, later[0])


def _is_empty(kind: Kind, step: Step, run: PublishedRun) -> bool:
    """Return whether a step surely holds nothing, by the number of changes in the run's manifest."""
    if kind.change == "digests" or run.rows(CHANGES.file):
        return False
    return kind.change == "log" or (step.cursor.mode == "changes" and run.previous == step.cursor.base)


def since(kind: Kind, published: Published, moment: datetime.datetime, host: str) -> Cursor:
    """Return the cursor before the first run that was finished after a moment.

    Before the oldest run that is there, it leads to all of that run's records, not to its changes.
    """
    runs = published.complete
    if not runs:
        return Cursor(kind=kind.name, host=host)
    later = next((place for place, run in enumerate(runs) if run.finished > moment), len(runs))
    oldest = _unbroken(published) if kind.change == "log" else 0
    return _lines_of(kind, runs[oldest], host) if later <= oldest else after(kind.name, runs[later - 1], host)


def after(kind: str, run: PublishedRun, host: str) -> Cursor:
    """Return the cursor after a whole run."""
    started, name = run.order
    return Cursor(kind=kind, host=host, started=started, run=name)


def _first(kind: Kind, published: Published, cursor: Cursor) -> Step:
    """Return the step without a cursor: all records of the newest run; of the changes, those of all runs."""
    if published.newest is None:
        return Step(run=None, cursor=cursor)
    run = published.newest if kind.change != "log" else published.complete[_unbroken(published)]
    return _step(published, run, _lines_of(kind, run, cursor.host), None)


def _toward(kind: Kind, published: Published, cursor: Cursor, run: PublishedRun) -> Step:
    """Return the step from a run that was read whole to the one after it.

    As a rule that one was compared with it. It was not where the former one was damaged, or repeated (a report that was
    made again is compared with the run that its original was compared with).
    """
    base = published.named(cursor.run)
    linked = run.previous == cursor.run
    if kind.change == "log" and linked:
        return _step(published, run, _lines_of(kind, run, cursor.host), None)
    if kind.change == "log":
        possible = base is not None and _repeats(base, run)
    else:
        possible = base is not None or (linked and kind.change == "named")
    if not possible:
        raise expired(cursor.run)
    started, name = run.order
    place = Cursor(
        kind=kind.name, host=cursor.host, mode="changes", started=started, run=name, base=cursor.run
    )
    return _step(published, run, place, base)


def _step(published: Published, run: PublishedRun, cursor: Cursor, base: PublishedRun | None) -> Step:
    return Step(run=run, cursor=cursor, base=base, more_runs=bool(published.after(run.order)))


def _lines_of(kind: Kind, run: PublishedRun, host: str) -> Cursor:
    started, name = run.order
    return Cursor(kind=kind.name, host=host, mode="lines", started=started, run=name)


def _unbroken(published: Published) -> int:
    """Return the place of the first run from which on each was compared with the one before it."""
    runs = published.complete
    place = max(len(runs) - 1, 0)
    while place and (runs[place].previous == runs[place - 1].run or _repeats(runs[place - 1], runs[place])):
        place -= 1
    return place


def _repeats(former: PublishedRun, run: PublishedRun) -> bool:
    """Return whether both were compared with the same run."""
    return run.previous is not None and run.previous == former.previous
