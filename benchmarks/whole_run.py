"""Run the whole line once in its own process and print its cost, stage by stage, as one JSON line.

    python -m benchmarks.whole_run DATA URL [--resolve HOST=PORT]… [--processes N] [--concurrency N] [--last STAGE]
        [--days N]

CPU is this process's and its workers', so a server in another process is not counted. A stage's
figure holds the start of its workers: look at a site of thousands of pages for the cost of a page.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import io
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from reports.view import ReportData

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
STEPS = {
    "read": ("pipeline.extract_stage", "read_pages"),
    "learn": ("extraction.finish_site", "learn_loaded"),
    "finish": ("pipeline.extract_stage", "keep_finished"),
    "locations": ("extraction.finish_site", "select_offices"),
    "report": ("pipeline.publish_stage", "publish"),
}
"""Steps of the extract stage and publishing, each with the function that does it."""


def run_apart(
    data: Path,
    url: str,
    resolve: Mapping[str, int],
    *,
    processes: int = 1,
    concurrency: int = 8,
    last: str = "report",
    claimed_tiers: bool = False,
    days: int = 0,
    timeout_seconds: float = 3600,
) -> dict[str, Any]:
    """Run in a process of its own and return its figures; ``failed`` says why there are none."""
    command = [sys.executable, "-m", "benchmarks.whole_run", str(data), url]
    for host, port in resolve.items():
        command += ["--resolve", f"{host}={port}"]
    command += ["--processes", str(processes), "--concurrency", str(concurrency), "--last", last]
    command += ["--claimed-tiers"] * claimed_tiers
    command += ["--days", str(days)]
    root = Path(__file__).resolve().parent.parent
    ended = subprocess.run(
        command, capture_output=True, text=True, cwd=root, timeout=timeout_seconds, check=False
    )
    lines = ended.stdout.strip().splitlines()
    if ended.returncode or not lines:
        return {"failed": f"exit {ended.returncode}: {ended.stderr.strip()[-600:]}"}
    figures: dict[str, Any] = json.loads(lines[-1])
    return figures


class Meter:
    """Sums wall and CPU seconds by name, and keeps the highest resident size of this process in each.

    A name may be metered within another: the outer one's peak is that of all it holds.
    """

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self.peaks: dict[str, int] = {}
        self._open: list[str] = []

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with a meter on it."""

        def metered(*args: Any, **kwargs: Any) -> Any:
            wall, cpu = time.monotonic(), cpu_seconds()
            self._note_peak()
            forget_peak()
            self._open.append(name)
            try:
                return work(*args, **kwargs)
            finally:
                self._note_peak()
                self._open.pop()
                self.wall[name] = self.wall.get(name, 0.0) + time.monotonic() - wall
                self.cpu[name] = self.cpu.get(name, 0.0) + cpu_seconds() - cpu

        return metered

    def _note_peak(self) -> None:
        """Note the peak since the last reset for each name that is open."""
        peak = peak_bytes()
        for name in self._open:
            self.peaks[name] = max(self.peaks.get(name, 0), peak)


class WorkerPeaks:
    """Watches the worker processes while the ``with`` block lasts, and keeps the highest resident size of any."""

    def __init__(self, seconds: float = 0.5) -> None:
        self.highest = 0
        """Bytes; a worker that grows and ends between two looks is missed."""
        self._seconds = seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self._seconds):
            for child in children():
                with contextlib.suppress(OSError, IndexError):  # it has ended since
                    self.highest = max(self.highest, _high_water(Path(f"/proc/{child}/status")))


def children() -> Iterator[str]:
    """Yield the ids of this process's children."""
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has ended since
            yield from task.read_text("ascii").split()


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children, ended or at work."""
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        total += used.ru_utime + used.ru_stime
    for child in children():
        with contextlib.suppress(OSError):  # it has ended since
            # proc(5): fields 14 to 17, after the name in brackets, are its own ticks and its children's
            ticks = Path(f"/proc/{child}/stat").read_text("ascii").rpartition(")")[2].split()[11:15]
            total += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return total


def forget_peak() -> None:
    """Begin to measure this process's highest resident size again (proc(5): 5 into clear_refs)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def peak_bytes() -> int:
    """Return this process's highest resident size, since the last reset where the kernel allows one."""
    try:
        return _high_water(Path("/proc/self/status"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _high_water(status: Path) -> int:
    return int(status.read_text("ascii").partition("VmHWM:")[2].split()[0]) * 1024


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("url")
    parser.add_argument("--resolve", action="append", default=[], metavar="HOST=PORT")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--claimed-tiers", action="store_true", help="findings as sure as their audits claim")
    parser.add_argument("--days", type=int, default=0, help="so many after the clock of a first run")
    parser.add_argument("--last", choices=("crawl", "extract", "audit", "report"), default="report")
    options = parser.parse_args()
    begun = cpu_seconds()
    from pipeline import crawl_stage, run
    from reports.progress import Progress
    from schemas.errors import SiteError
    from schemas.profile import AuditSettings, CrawlSettings, Profile, WorkerSettings

    meter = Meter()
    original = run._timed
    crawl = crawl_stage.crawl

    def timed(session: Any, stage: str, work: Callable[[], Any]) -> Any:
        if stage == "extract":  # not earlier: the crawl imports none of these
            for name, (module, function) in STEPS.items():
                home = vars(import_module(module))
                home[function] = meter.timed(name, home[function])
        return original(session, stage, meter.timed(stage, work))

    def crawled(session: Any) -> Any:
        forget_peak()
        result = crawl(session)
        meter.peaks["crawl"] = peak_bytes()
        return result

    run._timed = timed
    crawl_stage.crawl = crawled
    profile = Profile(
        url=options.url,
        crawl=CrawlSettings(
            delay_seconds=0,
            concurrent_requests=options.concurrency,
            max_pattern_pages=100_000,
            max_section_pages=100_000,
        ),
        workers=WorkerSettings(processes=options.processes),
        audits=AuditSettings(tiers="claimed" if options.claimed_tiers else "measured"),
    )
    resolve = {
        host: ("127.0.0.1", int(port)) for host, _, port in (r.partition("=") for r in options.resolve)
    }
    now = NOW + datetime.timedelta(days=options.days)
    wanted = run.RunOptions(data=options.data, now=now, resolve=resolve, last=options.last)
    imported = cpu_seconds() - begun
    wall = time.monotonic()
    figures: dict[str, Any] = {}
    workers = WorkerPeaks()
    try:
        with Progress(quiet=True) as progress, workers:
            end = run.run_site(profile, wanted, progress)
        if end.published:
            meter.timed("summary", _print_summary)(end.published.data)
        figures["exit"] = int(end.exit)
        figures["status"] = str(end.status)
        figures["folder"] = str(end.published.folder) if end.published else None
        figures["run"] = end.run
    except SiteError as error:
        figures["exit"], figures["status"], figures["folder"] = 4, f"refused: {error}", None
    figures |= {
        "site_folder": str(run.site_folder(options.data, options.url)),
        "wall_seconds": time.monotonic() - wall,
        "cpu_seconds": cpu_seconds() - begun,
        "import_cpu_seconds": imported,
        "wall": meter.wall,
        "cpu": meter.cpu,
        "peak_bytes": meter.peaks,
        "worker_peak_bytes": workers.highest,
    }
    print(json.dumps(figures))
    return 0


def _print_summary(data: ReportData) -> None:
    """Print a run's last words to nobody, as the command prints them."""
    from rich.console import Console

    from reports.console import print_summary

    print_summary(data, report_path="", console=Console(file=io.StringIO()))


if __name__ == "__main__":
    sys.exit(main())
