"""Run the line on an example clinic that another process serves; can kill itself at a chosen step.

    python -m tests.pipeline.run_example DATA PORT [--processes N] [--die-at N] [--die-at-write N]

``--die-at N`` is kill -9 at the N-th durable step of publishing (an fsync, a rename or a database commit),
``--die-at-write N`` at the N-th write of a stage between crawling and publishing.
"""

from __future__ import annotations

import argparse
import datetime
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import next_state, publish_stage
from pipeline.run import RunOptions, run_site
from reports.progress import Progress
from schemas.profile import CrawlSettings, Profile, WorkerSettings
from store import lines

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


def counting(step: int) -> Wrap:
    """Return a decorator whose functions together kill the process at their N-th call."""
    left = iter(range(step, 0, -1))

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            if next(left, 0) == 1:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return wrapped

    return counted


def die_at_write(step: int) -> None:
    """Make the process kill itself before its N-th write of records."""
    lines.write = counting(step)(lines.write)


def die_at(step: int) -> None:
    """Make the process kill itself before its N-th durable step once comparing has begun."""
    counted = counting(step)
    module: Any = next_state

    def begun(original: Callable[..., Any]) -> Callable[..., Any]:
        def counted_from_here(*args: Any, **kwargs: Any) -> Any:
            count()
            return original(*args, **kwargs)

        return counted_from_here

    def count() -> None:
        os.fsync = counted(os.fsync)
        Path.rename = counted(Path.rename)  # type: ignore[method-assign]
        Path.replace = counted(Path.replace)  # type: ignore[method-assign]
        next_state.lines.write = counted(lines.write)
        publish_stage.apply = counted(publish_stage.apply)
        publish_stage.set_state = counted(publish_stage.set_state)

    module.keep_state = begun(module.keep_state)


def main() -> int:
    """Run and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("port", type=int)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--die-at", type=int)
    parser.add_argument("--die-at-write", type=int)
    parser.add_argument("--to", default="report")
    options = parser.parse_args()
    if options.die_at_write:
        die_at_write(options.die_at_write)
    if options.die_at:
        die_at(options.die_at)
    profile = Profile(
        url="http://clinic.example/",
        crawl=CrawlSettings(delay_seconds=0, concurrent_requests=4),
        workers=WorkerSettings(processes=options.processes),
    )
    run_options = RunOptions(
        data=options.data, last=options.to, now=NOW, resolve={"clinic.example": ("127.0.0.1", options.port)}
    )
    with Progress(quiet=True) as progress:
        return int(run_site(profile, run_options, progress).exit)


if __name__ == "__main__":
    sys.exit(main())
