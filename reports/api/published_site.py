"""The runs of one site in the order of publishing, looked up for every request at the cost of two system calls."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from reports.api.published_run import PublishedRun, head_of
from store.publish import latest_run
from store.published_folder import published_folder

_SETTLED_NS = 2_000_000_000
"""A folder that changed less than this before it was listed is listed again: two changes may have one time, on some
file systems to a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a site has published at one moment."""

    runs: tuple[PublishedRun, ...] = ()
    """All runs, oldest first; without a complete one that ``latest`` does not lead to yet."""
    complete: tuple[PublishedRun, ...] = ()
    """The complete ones up to that of ``latest``: those whose records are read."""

    @property
    def newest(self) -> PublishedRun | None:
        """Return the run of ``latest``."""
        return self.complete[-1] if self.complete else None

    def named(self, run: str) -> PublishedRun | None:
        """Return the complete run of this name, or null."""
        return next((one for one in self.complete if one.run == run), None)

    def after(self, order: tuple[int, str]) -> tuple[PublishedRun, ...]:
        """Return the complete runs that were published after a place in the order."""
        return tuple(run for run in self.complete if run.order > order)


@dataclass(slots=True)
class PublishedSite:
    """A site's folder; its manifests are read once."""

    folder: Path
    """``DATA/<host>``."""
    _state: tuple[int, str | None] | None = None
    _published: Published = field(default_factory=Published)
    _known: dict[str, PublishedRun] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def host(self) -> str:
        """Return the folder's name."""
        return self.folder.name

    def published(self) -> Published:
        """Return what is published now; raise `FileNotFoundError` where the site's folder is gone."""
        # Before the folder is listed: what is published in between is seen by the next request at the latest.
        state = ((self.folder / "runs").stat().st_mtime_ns, latest_run(self.folder))
        with self._lock:
            if state != self._state:
                listed_ns = time.time_ns()
                self._published = self._list(state[1])
                self._state = state if listed_ns - state[0] > _SETTLED_NS else None
            return self._published

    def forget(self) -> None:
        """Have the folder listed again: a run that was listed was not there any more."""
        with self._lock:
            self._state = None

    def _list(self, latest: str | None) -> Published:
        names = {path.name for path in (self.folder / "runs").glob("[!.]*")}
        for gone in self._known.keys() - names:
            del self._known[gone]
        for name in names - self._known.keys():
            if (found := published_folder(self.folder, name)) is not None:
                self._known[name] = head_of(found)
        runs = sorted(self._known.values(), key=lambda run: run.order)
        newest = self._known.get(latest or "")
        complete = [
            run for run in runs if run.is_complete and newest is not None and run.order <= newest.order
        ]
        if runs and runs[-1].is_complete and runs[-1] not in complete:
            runs.pop()  # its publishing goes on, or is finished by the next start
        return Published(runs=tuple(runs), complete=tuple(complete))
