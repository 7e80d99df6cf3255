"""Run one week of the simulated year: the line on the edited clinic, in a process of its own.

python -m benchmarks.year_week DATA PORT NOW [--off AUDIT …]
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from pipeline.run import RunOptions, run_site
from reports.progress import Progress
from schemas.profile import AuditSettings, CrawlSettings, Profile, WorkerSettings


def main() -> int:
    """Run and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("port", type=int)
    parser.add_argument("now", type=datetime.datetime.fromisoformat)
    parser.add_argument("--off", action="append", default=[])
    options = parser.parse_args()
    profile = Profile(
        url="http://clinic.example/",
        crawl=CrawlSettings(delay_seconds=0, concurrent_requests=4),
        workers=WorkerSettings(processes=2),
        audits=AuditSettings(off=options.off),
    )
    resolve = {"clinic.example": ("127.0.0.1", options.port)}
    with Progress(quiet=True) as progress:
        end = run_site(profile, RunOptions(data=options.data, now=options.now, resolve=resolve), progress)
    return int(end.exit)


if __name__ == "__main__":
    raise SystemExit(main())
