"""Work on sites on the machines of a Ray cluster: a site is a task, and nothing else of ours is distributed."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from typing import Any

from pipeline.fleet.pool import SiteEvent, lost
from pipeline.fleet.site_job import SiteJob
from pipeline.fleet.site_work import work
from schemas.errors import UsageError


class RayPool:
    """Tasks of a cluster, one processor each. A task that is lost is no error here: the fleet tries its site again."""

    def __init__(self, address: str, jobs: int | None) -> None:
        """Join the cluster, or start one on this machine for ``local``; raises `UsageError` where that cannot be."""
        # Ray tells its makers how it is used unless it is told not to.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError as error:
            raise UsageError("--ray needs the fleet extra: pip install 'clinic-checkup[fleet]'.") from error
        try:
            ray.init(
                address=address,  # null would join whatever cluster is at work on this machine
                log_to_driver=False,
                logging_level=logging.ERROR,
                include_dashboard=None if address != "local" else False,
            )
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise UsageError(
                f"there is no Ray cluster at {address}: {error}".splitlines()[0][:300]
            ) from error
        self._ray: Any = ray
        self.jobs = jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._task = ray.remote(num_cpus=1, max_retries=0, num_returns="streaming")(_remote_work)
        self._under_way: dict[Any, SiteJob] = {}

    def start(self, job: SiteJob, settings: str) -> None:
        """Begin an attempt at a site."""
        self._under_way[self._task.remote(job, settings)] = job

    def events(self, seconds: float) -> list[SiteEvent]:
        """Return what has happened; wait so long at most for anything to happen."""
        if not self._under_way:
            return []
        ready, _ = self._ray.wait(list(self._under_way), num_returns=len(self._under_way), timeout=0)
        if not ready:
            ready, _ = self._ray.wait(list(self._under_way), num_returns=1, timeout=seconds)
        return [event for task in ready if (event := self._next(task)) is not None]

    def stop(self, number: signal.Signals) -> None:
        """Cancel all tasks: each asks its run to store what it has; at once where the number is SIGKILL."""
        for task in self._under_way:
            self._ray.cancel(task, force=number is signal.SIGKILL)

    def close(self) -> None:
        """Leave the cluster; what is still under way ends."""
        self._ray.shutdown()

    def _next(self, task: Any) -> SiteEvent | None:
        job = self._under_way[task]
        errors = self._ray.exceptions
        try:
            event: SiteEvent = self._ray.get(next(task))
        except StopIteration:
            del self._under_way[task]
            return None
        except errors.TaskCancelledError:
            del self._under_way[task]
            return lost(job, "the fleet was stopped; what was stored is kept", "SIGTERM")
        except errors.RayError as error:
            del self._under_way[task]
            kind = type(error).__name__
            return lost(job, f"its worker or machine was lost ({kind}); what was stored is kept", "lost")
        if event.event == "finished":
            del self._under_way[task]
        return event


def _remote_work(job: SiteJob, settings: str) -> Iterator[SiteEvent]:
    """Work on one site in a process of Ray. It is cancelled by an exception, which ends the site's process gently."""
    yield from work(job, settings, lambda: None)
