"""How much sooner do two workers read, finish and audit a site than one, and what does the parent do meanwhile?

    python -m benchmarks.two_workers [--pages 400] [--rounds 4] [--against CHECKOUT] [--profile] [--out FILE]

A generated site is crawled once. Its pages are read, finished and audited by one worker and by two, in turns (1 2 1 2
…), each start in a process of its own on a copy of the store, pinned to two processors of this machine. *Wall* is by
the clock, from a step's first task to its last result, with the start of the workers, and other programs on the machine
are in it: as root, the start is put before them (its session's share of the processors is that of nice -15), and of all
rounds the shortest counts, beside the mean. *Parent* is the parent's own CPU time in that step, *workers* that of its
workers. ``--against`` measures another checkout in the same rounds. ``--profile`` prints what the parent spends its
time on.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import json
import os
import pstats
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.generated_server import GeneratedServer
from benchmarks.table import write_table
from benchmarks.whole_run import NOW

STEPS = {
    "read": ("pipeline.extract_stage", "read_pages"),
    "finish": ("pipeline.extract_stage", "keep_finished"),
    "audit": ("pipeline.audit_stage", "audit_records"),
}
"""Steps that the workers do, each with the function of the parent."""
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--one", nargs=3, metavar=("DATA", "URL", "PROCESSES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        data, url, processes = options.one
        print(json.dumps(_measure(Path(data), url, int(processes), options.profile)))
        return 0
    checkouts = {"this": ROOT, **({"other": options.against.resolve()} if options.against else {})}
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory(prefix="checkup-two-") as name:
        crawled = Path(name) / "crawled"
        with GeneratedServer(options.pages) as server:
            url = f"{server.base}/"
            _run(crawled, url, 1, "crawl", "crawl")
        for _ in range(options.rounds):
            for checkout, root in checkouts.items():
                for processes in (1, 2):
                    data = Path(name) / "data"
                    shutil.copytree(crawled, data, symlinks=True)
                    command = [
                        sys.executable,
                        "-m",
                        "benchmarks.two_workers",
                        "--one",
                        str(data),
                        url,
                        str(processes),
                    ]
                    command += ["--profile"] * options.profile
                    env = {**os.environ, "PYTHONPATH": str(root)}
                    done = subprocess.run(
                        command,
                        cwd=root,
                        env=env,
                        check=True,
                        capture_output=True,
                        text=True,
                        start_new_session=True,
                    )
                    if options.profile:
                        print(done.stderr)
                    found.setdefault((checkout, processes), []).append(json.loads(done.stdout))
                    shutil.rmtree(data)
    rows = []
    for (checkout, processes), rounds in found.items():
        for step in (*STEPS, "sum"):
            walls = [figures[step]["wall"] for figures in rounds]
            one = min(figures[step]["wall"] for figures in found[checkout, 1])
            rows.append(
                {
                    "checkout": checkout, "workers": processes, "step": step,
                    "wall_s": round(min(walls), 2), "mean_wall_s": round(statistics.mean(walls), 2),
                    "parent_cpu_s": round(min(figures[step]["parent"] for figures in rounds), 2),
                    "workers_cpu_s": round(min(figures[step]["workers"] for figures in rounds), 2),
                    "times_faster": round(one / min(walls), 2),
                }
            )  # fmt: skip
    write_table("two_workers", rows, options.out)
    return 0


def _run(data: Path, url: str, processes: int, first: str, last: str) -> None:
    from pipeline import run
    from reports.progress import Progress
    from schemas.profile import CrawlSettings, Profile, WorkerSettings

    profile = Profile(
        url=url,
        crawl=CrawlSettings(delay_seconds=0, max_pattern_pages=100_000, max_section_pages=100_000),
        workers=WorkerSettings(processes=processes),
    )
    wanted = run.RunOptions(data=data, now=NOW, first=first, last=last)  # type: ignore[arg-type] # our own words
    with Progress(quiet=True) as progress:
        run.run_site(profile, wanted, progress)


def _measure(data: Path, url: str, processes: int, profile: bool) -> dict[str, dict[str, float]]:
    """Return the seconds of each step by the clock, of the parent and of its workers."""
    from importlib import import_module

    from benchmarks.whole_run import children, cpu_seconds

    with contextlib.suppress(OSError):
        os.nice(-15)
        Path("/proc/self/autogroup").write_text("-15")  # sched(7): nice counts within a session alone
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    figures: dict[str, dict[str, float]] = {}

    def metered(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            wall, parent, both = time.monotonic(), _own_seconds(), cpu_seconds()
            profiler = cProfile.Profile() if profile else None
            try:
                return profiler.runcall(work, *args, **kwargs) if profiler else work(*args, **kwargs)
            finally:
                own = _own_seconds() - parent
                figures[step] = {
                    "wall": time.monotonic() - wall,
                    "parent": own,
                    "workers": cpu_seconds() - both - own,
                }
                if profiler:
                    print(f"-- {step}, {len(list(children()))} workers", file=sys.stderr)
                    pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(25)

        return run

    for step, (module, function) in STEPS.items():
        home = vars(import_module(module))
        home[function] = metered(step, home[function])
    _run(data, url, processes, "extract", "audit")
    figures["sum"] = {
        name: sum(figures[step][name] for step in STEPS) for name in ("wall", "parent", "workers")
    }
    return figures


def _own_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
