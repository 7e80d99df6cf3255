"""A parent that a test kills: starts two busy workers, prints their pids, and waits."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from pipeline.workers import Workers
from schemas.profile import WorkerSettings
from store.lock import SiteLock


class BusyWorker:
    """Writes the worker's pid where the test looks for it, then is busy."""

    def __call__(self, folder: str) -> None:
        """Write the pid and never end."""
        Path(folder, f"worker-{os.getpid()}").touch()
        while True:
            time.sleep(0.05)


def main(folder: str) -> None:
    """Hold the lock and keep two workers busy until killed."""
    with SiteLock(Path(folder)), Workers(WorkerSettings(processes=2, page_seconds=600)) as workers:
        for _ in workers.map(BusyWorker, [folder, folder]):
            pass


if __name__ == "__main__":
    main(sys.argv[1])
