"""Does the crawl's memory stay flat, and its cost a page too, when the site grows tenfold?

    python -m benchmarks.memory [--pages N] [--times 10] [--out FILE]
    python -m benchmarks.memory --whole [--light] [--pages N]… [--processes N] [--out FILE]

Two crawls of generated sites in one run, of N and of N times ten pages. The peak is the crawl process's highest
resident size (``ru_maxrss``), taken when the crawl ends; the server is another process. Targets: at most 250 MB and
flat; CPU a page at most 1.1 times.

``--whole`` runs the whole line instead, twice on each site, so that the second run is compared with the first: the
highest resident size of the parent in each stage, that of its workers in all, and the CPU-ms a page. With two sizes,
what a page adds in each. ``--light`` takes pages of 9 KB: what grows with the number of pages shows, at a fraction of
the cost. Targets: the parent at most 220 MB in every stage of 3,000 pages, 260 of 30,000, 350 of 100,000; a worker 300;
CPU a page at most 1.1 times that of 3,000 pages.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.generated_server import GeneratedServer
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart

RUNS = 2
"""The second is compared with the first."""
STAGES = (
    "crawl",
    "read",
    "learn",
    "locations",
    "finish",
    "audit",
    "guard",
    "compare",
    "report",
    "summary",
    "a worker",
)
"""As `benchmarks.whole_run` names them, in their order."""


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, nargs="+", default=[3_000])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--whole", action="store_true", help="the whole line, twice, by stage")
    parser.add_argument("--light", action="store_true", help="pages of 9 KB, for --whole")
    parser.add_argument("--processes", type=int, default=2, help="workers of --whole")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.whole:
        table = whole_table(options.pages, options.processes, light=options.light)
        write_table("memory of the whole line", table, options.out)
        return 0
    rows = [measure(options.pages[0]), measure(options.pages[0] * options.times)]
    small, large = rows
    if all("peak_mb" in row for row in rows):
        rows.append(
            {
                "site": "ratio", "cpu_ms_a_page": round(large["cpu_ms_a_page"] / small["cpu_ms_a_page"], 3),
                "peak_mb": round(large["peak_mb"] / small["peak_mb"], 3),
            }
        )  # fmt: skip
    rows.append({"site": "target", "cpu_ms_a_page": 1.1, "peak_mb": 250})
    write_table("memory", rows, options.out)
    return 0


def measure(pages: int) -> dict[str, Any]:
    """Return one crawl's row."""
    with GeneratedServer(pages, keep=200) as server, tempfile.TemporaryDirectory() as data:
        figures = run_apart(Path(data), server.base + "/", {}, last="crawl", timeout_seconds=7_200)
        counts = server.counts()
        stored = sum(file.stat().st_size for file in Path(data).rglob("*") if file.is_file())
    if "failed" in figures:
        return {"site": f"{pages} pages", "note": figures["failed"]}
    fetched = counts["requests"] - counts["missing"] - 1
    return {
        "site": f"{pages} pages", "fetched": fetched, "cpu_s": round(figures["cpu_seconds"], 1),
        "wall_s": round(figures["wall_seconds"], 1), "cpu_ms_a_page": round(1000 * figures["cpu_seconds"] / fetched, 3),
        "peak_mb": round(figures["peak_bytes"]["crawl"] / 1e6, 1), "store_mb": round(stored / 1e6),
    }  # fmt: skip


def whole_table(sizes: Sequence[int], processes: int, *, light: bool = False) -> list[dict[str, Any]]:
    """Return a row a stage: the parent's peak of each run on each site in MB; of the two largest, kB a page."""
    runs = {pages: whole_runs(pages, processes, light=light) for pages in sizes}
    rows = []
    for stage in STAGES:
        row: dict[str, Any] = {"stage": stage}
        for pages, figures in runs.items():
            for number, run in enumerate(figures, 1):
                row[f"{pages} pages, run {number}"] = _mb(run, stage)
        for number in range(1, RUNS + 1):
            known = [
                (pages, peak) for pages in sorted(sizes) if (peak := row.get(f"{pages} pages, run {number}"))
            ]
            if len(known) > 1:
                (few, low), (many, high) = known[-2:]
                row[f"kB a page, run {number}"] = round(1000 * (high - low) / (many - few), 1)
        rows.append(row)
    rows.append(
        {"stage": "CPU-ms a page"}
        | {
            f"{pages} pages, run {number}": round(1000 * run["cpu_seconds"] / pages, 2)
            for pages, figures in runs.items()
            for number, run in enumerate(figures, 1)
            if "failed" not in run
        }
    )
    for pages, figures in runs.items():
        for number, run in enumerate(figures, 1):
            if "failed" in run:
                rows.append({"stage": f"{pages} pages, run {number}: {run['failed']}"})
    return rows


def whole_runs(pages: int, processes: int, *, light: bool = False) -> list[dict[str, Any]]:
    """Return the figures of runs of one site, one after the other, in one folder."""
    found = []
    with GeneratedServer(pages, keep=200, light=light) as server, tempfile.TemporaryDirectory() as data:
        for number in range(1, RUNS + 1):
            figures = run_apart(Path(data), server.base + "/", {}, processes=processes, timeout_seconds=7_200)
            found.append(figures)
            said = figures.get("failed") or f"exit {figures['exit']}, {figures['wall_seconds']:.0f} s"
            print(f"{pages} pages, run {number}: {said}", flush=True)
    return found


def _mb(run: dict[str, Any], stage: str) -> float | None:
    if "failed" in run:
        return None
    peak = run["worker_peak_bytes"] if stage == "a worker" else run["peak_bytes"].get(stage)
    return None if peak is None else round(peak / 1e6, 1)


if __name__ == "__main__":
    sys.exit(main())
