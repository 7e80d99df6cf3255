"""What the API keeps in memory of a published run."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from schemas.manifest import RunFile
from schemas.vocabulary import RunStatus
from store.published_folder import PublishedFolder

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRun:
    """The head of a manifest; a run's files never change, so it holds for as long as the folder is there."""

    folder: Path
    """``runs/<id>``."""
    run: str
    """Its name."""
    site: str
    """The start URL."""
    name: str | None
    """The clinic's name."""
    status: RunStatus
    """End of the run."""
    reason: str | None
    """The reason why it is not complete."""
    started: datetime.datetime
    """UTC."""
    finished: datetime.datetime
    """UTC."""
    previous: str | None
    """Run that its changes are relative to."""
    counts: Mapping[str, JsonValue]
    """Numbers by name."""
    files: Mapping[str, RunFile]
    """Its files of lines, by path."""

    @property
    def order(self) -> tuple[int, str]:
        """Return its place among the runs of its site: they are started one after another, under a lock."""
        return ((self.started - _EPOCH) // datetime.timedelta(microseconds=1), self.run)

    @property
    def is_complete(self) -> bool:
        """Return whether it is in the order of publishing; others are only listed."""
        return self.status is RunStatus.COMPLETE

    def digest(self, file: str) -> str:
        """Return the digest of a file as the manifest states it; empty where the run has no such file."""
        return self.files[file].sha256 if file in self.files else ""

    def rows(self, file: str) -> int:
        """Return the number of lines of a file; 0 where the run has no such file."""
        return (self.files[file].rows or 0) if file in self.files else 0


def head_of(run: PublishedFolder) -> PublishedRun:
    """Return what is kept of a run."""
    manifest = run.manifest
    return PublishedRun(
        folder=run.folder,
        run=run.folder.name,
        site=manifest.site,
        name=manifest.name,
        status=manifest.status,
        reason=manifest.reason,
        started=manifest.started,
        finished=manifest.finished,
        previous=manifest.previous,
        counts=manifest.counts,
        files={file.path: file for file in manifest.files if file.rows is not None},
    )
