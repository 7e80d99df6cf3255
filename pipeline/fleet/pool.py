"""Work on several sites at once on this machine: a thread a site waits for its process."""

from __future__ import annotations

import queue
import signal
import threading
from typing import Protocol

from pipeline.fleet.site_job import SiteJob
from pipeline.fleet.site_work import utc_now, work
from schemas.fleet_event import SiteEnd, SiteProgress, SiteStarted
from schemas.vocabulary import Exit

SiteEvent = SiteStarted | SiteProgress | SiteEnd


class Pool(Protocol):
    """Something that works on sites; ``start`` and ``stop`` never wait."""

    jobs: int
    """Sites that it works on at once."""

    def start(self, job: SiteJob, settings: str) -> None:
        """Begin an attempt at a site."""

    def events(self, seconds: float) -> list[SiteEvent]:
        """Return what has happened; wait so long at most for anything to happen."""

    def stop(self, number: signal.Signals) -> None:
        """Ask all runs under way to store what they have and end; SIGKILL ends them at once."""

    def close(self) -> None:
        """Give back what it holds; runs under way end."""


class LocalPool:
    """Processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._events: queue.SimpleQueue[SiteEvent] = queue.SimpleQueue()
        self._stop: signal.Signals | None = None
        self._threads: list[threading.Thread] = []

    def start(self, job: SiteJob, settings: str) -> None:
        """Begin an attempt at a site."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._work, args=(job, settings), name=job.name)
        self._threads.append(thread)
        thread.start()

    def events(self, seconds: float) -> list[SiteEvent]:
        """Return what has happened; wait so long at most for anything to happen."""
        found: list[SiteEvent] = []
        try:
            found.append(self._events.get(timeout=seconds))
            while True:
                found.append(self._events.get_nowait())
        except queue.Empty:
            return found

    def stop(self, number: signal.Signals) -> None:
        """Ask all runs under way to store what they have and end; SIGKILL ends them at once."""
        self._stop = number

    def close(self) -> None:
        """Wait for the runs under way; where nobody has asked them to end yet, they are asked."""
        self._stop = self._stop or signal.SIGTERM
        for thread in self._threads:
            thread.join()

    def _work(self, job: SiteJob, settings: str) -> None:
        try:
            for event in work(job, settings, lambda: self._stop):
                self._events.put(event)
        except BaseException as error:  # whatever it is, the fleet must hear of the end
            self._events.put(lost(job, f"{type(error).__name__}: {error}", None))
            raise


def lost(job: SiteJob, reason: str, killed_by: str | None) -> SiteEnd:
    """Return the end of an attempt that nobody else can tell the end of."""
    code = Exit.INTERNAL_ERROR
    return SiteEnd(
        site=job.name, time=utc_now(), source=job.source, exit=int(code), word=code.name.lower(), reason=reason,
        seconds=0.0, attempt=job.attempt, killed_by=killed_by,
    )  # fmt: skip
