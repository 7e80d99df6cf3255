"""A pool whose sites end as a test says, in the order in which they were started."""

from __future__ import annotations

import signal
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.fleet.pool import SiteEvent
from pipeline.fleet.site_job import SiteJob
from pipeline.fleet.worst_exit import exit_of_code
from schemas.fleet_event import SiteEnd, SiteStarted

TIME = "2026-11-22T08:00:00Z"


def end_of(site: str, code: int, **fields: object) -> SiteEnd:
    """Return a site's end."""
    word = exit_of_code(code).name.lower()
    made = {
        "site": site, "time": TIME, "source": site, "exit": code, "word": word, "seconds": 1.0,
    }  # fmt: skip
    return SiteEnd.model_validate({**made, **fields})


class FakePool:
    """Ends each attempt with the next of a site's codes; 0 behind the last."""

    def __init__(self, jobs: int, codes: Mapping[str, Sequence[int]] | None = None) -> None:
        self.jobs = jobs
        self.started: list[str] = []
        self.most_at_once = 0
        self.together: set[frozenset[str]] = set()
        """Sites that were at work at the same time."""
        self.stopped: list[signal.Signals] = []
        self.jobs_seen: list[SiteJob] = []
        self._codes = defaultdict(list, {site: list(found) for site, found in (codes or {}).items()})
        self._under_way: list[tuple[SiteJob, str]] = []

    def start(self, job: SiteJob, settings: str) -> None:
        """Begin an attempt."""
        self.started.append(job.name)
        self.jobs_seen.append(job)
        self._under_way.append((job, settings))
        self.most_at_once = max(self.most_at_once, len(self._under_way))
        self.together.add(frozenset(found.name for found, _ in self._under_way))

    def events(self, seconds: float) -> list[SiteEvent]:
        """End the oldest attempt."""
        if not self._under_way:
            return []
        job, settings = self._under_way.pop(0)
        code = self._codes[job.name].pop(0) if self._codes[job.name] else 0
        started = SiteStarted(
            site=job.name,
            time=TIME,
            source=job.source,
            settings=settings,
            attempt=job.attempt,
            runs_before=["old"],
        )
        return [started, end_of(job.name, code, attempt=job.attempt)]

    def stop(self, number: signal.Signals) -> None:
        """Note the signal."""
        self.stopped.append(number)

    def close(self) -> None:
        """Do nothing."""
