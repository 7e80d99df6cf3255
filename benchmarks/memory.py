"""Does the crawl's memory stay flat, and its cost a page too, when the site grows tenfold?

    python -m benchmarks.memory [--pages N] [--times 10] [--out FILE]

Two crawls of generated sites in one run, of N and of N times ten pages. The peak is the crawl process's highest
resident size (``ru_maxrss``), taken when the crawl ends; the server is another process. Targets: at most 250 MB and
flat; CPU a page at most 1.1 times.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.generated_server import GeneratedServer
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = [measure(options.pages), measure(options.pages * options.times)]
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


if __name__ == "__main__":
    sys.exit(main())
