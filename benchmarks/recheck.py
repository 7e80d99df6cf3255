"""What does a recheck cost, and does it close anything on a site that has not changed?

    python -m benchmarks.recheck [--data FOLDER] [--site SLUG]…

Each site is served on loopback and run once; then one finding is rechecked, then every finding that is shown. Nothing
was fixed, so that each *fixed* is a false one. Seconds are by the clock, CPU is this process's and its workers'.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA
from benchmarks.served_site import served_site
from benchmarks.table import write_table
from benchmarks.whole_run import NOW, run_apart
from example.server import ExampleClinic
from pipeline.recheck import recheck
from pipeline.recheck_targets import named_on_one_site
from reports.progress import Progress
from schemas.recheck import Recheck

SITES = ("aastha-skin", "abacoa-podiatry", "classic-vision", "fabozzi-dental", "masterface-medspa")


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--site", action="append", help="only these sites")
    options = parser.parse_args()
    rows = []
    for name in options.site or ("example", *SITES):
        with _served(options.data, name) as (host, resolve):
            rows.append({"site": name} | _measure(host, resolve))
    write_table("recheck", rows, None)
    return 0


@contextmanager
def _served(data: Path, name: str) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the host of a served site, and the port of each of its names."""
    if name == "example":
        with ExampleClinic() as clinic:
            yield clinic.host, {clinic.host: clinic.port}
        return
    with served_site(data / name) as site:
        yield next(iter(site.resolve)), site.resolve


def _measure(host: str, resolve: Mapping[str, int]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        begin = time.monotonic()
        figures = run_apart(Path(name), f"http://{host}/", resolve, processes=1)
        run_seconds = time.monotonic() - begin
        if "failed" in figures or not figures.get("folder"):
            return {"failed": figures.get("failed") or figures.get("status")}
        folder = Path(figures["folder"])
        lines = (folder / "findings.jsonl").read_text("utf-8").splitlines()
        findings = [json.loads(line) for line in lines]
        pages = len((folder / "pages.jsonl").read_text("utf-8").splitlines())
        of_a_page = [found for found in findings if found["subject"].startswith("t-")] or findings
        one, one_seconds, one_cpu = _recheck(Path(name), resolve, [of_a_page[0]["finding_id"]])
        every, seconds, cpu = _recheck(Path(name), resolve, [found["finding_id"] for found in findings])
    answers = Counter(answer.answer.value for answer in every.answers)
    return {
        "pages": pages, "findings": len(findings), "run_s": round(run_seconds, 1),
        "one_pages": len(one.asked), "one_s": round(one_seconds, 1), "one_cpu_s": round(one_cpu, 1),
        "all_pages": len(every.asked), "all_s": round(seconds, 1), "all_cpu_s": round(cpu, 1),
        "still_there": answers["still_there"], "cannot_tell": answers["cannot_tell"], "gone": answers["gone"],
        "false_fixed": answers["fixed"], "false_new": len(every.new),
        "which": sorted({one.finding.audit for one in every.answers if one.answer.value == "fixed"}
                        | {f"new {found.audit}" for found in every.new}),
    }  # fmt: skip


def _recheck(data: Path, resolve: Mapping[str, int], ids: list[str]) -> tuple[Recheck, float, float]:
    """Return what a recheck found, its seconds by the clock and of CPU."""
    folder, named = named_on_one_site(data, ids, None)
    begin, before = time.monotonic(), _cpu()
    with Progress(quiet=True) as shown:
        found = recheck(
            folder,
            named,
            shown,
            now=NOW,
            resolve={host: ("127.0.0.1", port) for host, port in resolve.items()},
            processes=1,
        )
    return found, time.monotonic() - begin, _cpu() - before


def _cpu() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
