"""Which records a run changed, by where their lines begin in its file."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from reports.api.kinds import CHANGES_FILE, Kind
from reports.api.line_index import LineIndex, index_lines, key_of
from reports.api.problem import ProblemError
from reports.api.published_run import PublishedRun
from store.finding_digests import finding_digests
from store.published_folder import read_published_folder

REMOVED = -1
"""In place of the byte of a record that the run has no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChanges:
    """The records that are others than in another run, in the order in which they are sent."""

    keys: array[int] = field(default_factory=lambda: array("Q"))
    """Digits of their ids, as numbers; all zero for records without ids."""
    places: array[int] = field(default_factory=lambda: array("q"))
    """Byte at which the line of each begins, or `REMOVED`."""

    def add(self, key: int, place: int | None) -> None:
        """Add a record; null for one that is removed."""
        self.keys.append(key)
        self.places.append(REMOVED if place is None else place)


def find_changes(kind: Kind, base: PublishedRun | None, run: PublishedRun) -> RunChanges:
    """Return the records of a kind that a run changed since the run ``base``, each once.

    ``base`` may be null, since it was pruned, where the run's own changes say it all. Raises the problem
    ``cursor-expired`` where they do not, `OSError` where a file is gone.
    """
    if kind.change == "log":
        return _new_lines(_present(base, run), run, kind)
    if kind.change == "digests":
        return _by_digests(_present(base, run), run, kind)
    if base is None or run.previous == base.run:
        return _named(run, kind)
    return _by_lines(base, run, kind)


def _present(base: PublishedRun | None, run: PublishedRun) -> PublishedRun:
    if base is None:
        raise expired(run.previous)
    return base


def expired(run: str | None) -> ProblemError:
    """Return the problem that a run that is needed is gone."""
    return ProblemError(
        "cursor-expired",
        f"What changed since {run or 'it'} cannot be found any more: start again without a cursor, "
        "and take what you get for all that there is. A longer [keep] runs in checkup.toml keeps cursors longer.",
    )


class _Named(msgspec.Struct):
    """The record that a line of the changes names."""

    record: str
    id: str


def _named(run: PublishedRun, kind: Kind) -> RunChanges:
    """Return the records that the run's changes name; one that is not in its file is removed."""
    index = index_lines(run.folder / kind.file, kind.id_field)
    decoder = msgspec.json.Decoder(_Named)
    found = RunChanges()
    seen: set[int] = set()
    for line, _ in _lines(run.folder / CHANGES_FILE):
        change = decoder.decode(line)
        key = key_of(change.id)
        if change.record == kind.record and key is not None and key not in seen:
            seen.add(key)
            found.add(key, index.offset(key))
    return found


def _by_digests(base: PublishedRun, run: PublishedRun, kind: Kind) -> RunChanges:
    """Return the findings with another digest in the order of the file, then those that the run publishes no more."""
    before, now = _digests(base), _digests(run)
    index = index_lines(run.folder / kind.file, kind.id_field)
    return _compared(before, now, index)


def _digests(run: PublishedRun) -> dict[int, int]:
    folder = read_published_folder(run.folder)
    if folder is None:
        raise FileNotFoundError(run.folder)
    found = ((key_of(identifier), digest) for identifier, digest in finding_digests(folder))
    return {key: digest for key, digest in found if key is not None}


def _by_lines(base: PublishedRun, run: PublishedRun, kind: Kind) -> RunChanges:
    """Return the records whose lines differ: more than what changed on the site, and none that did is missing."""
    before, now = (
        {key: _digest(line) for key, line in _records(one.folder / kind.file, kind)} for one in (base, run)
    )
    return _compared(before, now, index_lines(run.folder / kind.file, kind.id_field))


def _records(path: Path, kind: Kind) -> Iterator[tuple[int, bytes]]:
    index = index_lines(path, kind.id_field)
    keys = dict(zip(index.offsets, index.keys, strict=True))
    return ((keys[at], line) for line, at in _lines(path) if at in keys)


def _compared(before: dict[int, int], now: dict[int, int], index: LineIndex) -> RunChanges:
    found = RunChanges()
    changed = [(index.offset(key), key) for key, digest in now.items() if before.get(key) != digest]
    for place, key in sorted((place, key) for place, key in changed if place is not None):
        found.add(key, place)
    for key in sorted(before.keys() - now.keys()):
        found.add(key, None)
    return found


def _new_lines(base: PublishedRun, run: PublishedRun, kind: Kind) -> RunChanges:
    """Return the lines that the former run of the same comparison does not have: those of a report that was made again
    were sent with the one that it repeats."""
    known = {_digest(line) for line, _ in _lines(base.folder / kind.file)}
    found = RunChanges()
    for line, at in _lines(run.folder / kind.file):
        if _digest(line) not in known:
            found.add(0, at)
    return found


def _digest(line: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(line, digest_size=8).digest())


def _lines(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield each line of a file with the byte at which it begins; none where there is no file."""
    if path.is_file():
        with path.open("rb") as file:
            at = 0
            for line in file:
                yield line, at
                at += len(line)
