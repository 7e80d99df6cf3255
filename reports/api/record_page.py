"""Read one page of records: so many lines of a run's file, byte for byte as they were published."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from reports.api.cursor import Cursor
from reports.api.kinds import Kind
from reports.api.problem import ProblemError
from reports.api.published_run import PublishedRun
from reports.api.run_changes import REMOVED, RunChanges
from reports.api.step import Step, after

MAX_BYTES = 8_000_000
"""A page ends where its records have so many bytes, whatever its limit: a site that was built again has long ones."""


class Removed(NamedTuple):
    """A record that is not published any more."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """One answer."""

    items: Sequence[bytes | Removed]
    """Lines of records without their ends, and removals, in the order in which they are sent."""
    next: Cursor
    """Place after them."""
    more: bool
    """True where the next page can be asked for at once; else it waits for a run."""
    run: str | None
    """Run whose records they are; null where there are none."""
    previous: str | None
    """Run that they are changes of; null for a first reading."""
    schema_id: str | None
    """``$id`` of the schema that the lines obey; null where there are none."""


def read_page(kind: Kind, step: Step, limit: int, changes: Callable[[], RunChanges]) -> RecordPage:
    """Return the page of a step; ``changes`` returns the run's changes, for a place among them.

    Raises the problem ``invalid-cursor`` for a place that is none, `OSError` where the run's file is gone.
    """
    if step.run is None:
        return RecordPage(items=(), next=step.cursor, more=False, run=None, previous=None, schema_id=None)
    read = _lines if step.cursor.mode == "lines" else _changed
    items, at, ended = read(kind, step.run, step.cursor.at, limit, changes)
    file = step.run.files.get(kind.file)
    return RecordPage(
        items=items,
        next=after(kind.name, step.run, step.cursor.host) if ended else replace(step.cursor, at=at),
        more=not ended or step.more_runs,
        run=step.run.run,
        previous=step.relative_to,
        schema_id=file.schema_id if file else None,
    )


def _lines(
    kind: Kind, run: PublishedRun, at: int, limit: int, changes: Callable[[], RunChanges]
) -> tuple[list[bytes | Removed], int, bool]:
    """Return the lines from a byte on, the byte after them, and whether that is the file's end."""
    items: list[bytes | Removed] = []
    if kind.file not in run.files:  # an older version had none of this kind
        return items, 0, True
    with (run.folder / kind.file).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if not _begins_line(file, at, size):
            raise _no_place()
        end = at
        while len(items) < limit and end - at < MAX_BYTES and (line := file.readline()):
            items.append(line.rstrip(b"\n"))
            end += len(line)
    return items, end, end >= size


def _changed(
    kind: Kind, run: PublishedRun, at: int, limit: int, changes: Callable[[], RunChanges]
) -> tuple[list[bytes | Removed], int, bool]:
    """Return the changed records from a place on, the place after them, and whether that is the last one."""
    found = changes()
    if at > len(found.keys):
        raise _no_place()
    items: list[bytes | Removed] = []
    size, end = 0, at
    if kind.file not in run.files:  # all were removed
        some = found.keys[at : at + limit]
        return [Removed(_id(kind, key)) for key in some], at + len(some), at + len(some) >= len(found.keys)
    with (run.folder / kind.file).open("rb") as file:
        while end < len(found.keys) and len(items) < limit and size < MAX_BYTES:
            if found.places[end] == REMOVED:
                items.append(Removed(_id(kind, found.keys[end])))
            else:
                file.seek(found.places[end])
                line = file.readline()
                size += len(line)
                items.append(line.rstrip(b"\n"))
            end += 1
    return items, end, end >= len(found.keys)


def _begins_line(file: BinaryIO, at: int, size: int) -> bool:
    """Return whether a line begins at a byte of a file, which is where it is read from then."""
    if at > size:
        return False
    file.seek(max(at - 1, 0))
    return at == 0 or file.read(1) == b"\n"


def _id(kind: Kind, key: int) -> str:
    return f"{kind.record[0]}-{key:016x}"


def _no_place() -> ProblemError:
    return ProblemError("invalid-cursor", "Start again without a cursor, and send the 'next' of each answer.")
