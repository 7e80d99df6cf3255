"""Does a run that filled its disk end, once there is room, as one that always had room, whatever stage filled it?

    python -m benchmarks.full_disk [--sizes 8] [--only crawl,extract,audit,publish,runs,tmp] [--every-kb N] [--seed 1]

On a built clinic of two weeks (`broken_site.py`), in file systems in memory, so only as root. For each stage a run is
taken to the beginning of that stage, the disk is shrunk to what is used and a little more, and the run goes on until
the disk is full; then the disk is made large and the same command is run again. Every published file and the history
must be those of a run that nothing disturbed, the exit code of the broken start 74, its last words what to do. ``runs``
fills a disk that holds only the published runs, ``tmp`` the one of temporary files. ``--every-kb`` tries whole first
runs on disks of sizes so far apart instead, from a disk that the first tables fill to one that a run fits on.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.broken_runs import NOW, BrokenRun, Outcome, is_sound, outcome, state_of
from benchmarks.broken_site import BrokenSite, Week
from benchmarks.table import write_table

ROOMY_KB = 128_000
BEFORE = {
    "crawl": None,
    "extract": "crawl",
    "audit": "extract",
    "publish": "audit",
    "runs": "audit",
    "tmp": "crawl",
}
"""Last stage (``--to``) of the start that the disk is filled after, by what is filled; null for none."""
LEAST_KB = 200
"""Size of the smallest disk that whole runs are tried on."""
CANNOT_WRITE = 74


def main() -> int:
    """Fill, make room, go on, compare; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, default=8)
    parser.add_argument("--only", default=",".join(BEFORE))
    parser.add_argument("--every-kb", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        print("full_disk: skipped, only root can make a small file system")
        return 0
    chance = random.Random(options.seed)
    rows: list[dict[str, Any]] = []

    def add(row: dict[str, Any]) -> None:
        rows.append(row)
        print(*row.values(), file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as name, BrokenSite() as site:
        folder = Path(name)
        if options.every_kb:
            want = _unbroken(site, "first", folder / "first")
            for kilobytes in range(LEAST_KB, ROOMY_KB, options.every_kb):
                with small_disk(folder / "disk") as disk:
                    disk.resize(kilobytes)
                    row = _fill_and_go_on(site, "first", disk, disk.place, want)
                add({"filled": "whole run", "kB": kilobytes, **row})
                if row["exit"] == 0:
                    break
        else:
            _unbroken(site, "first", folder / "first")
            shutil.copytree(folder / "first", folder / "second", symlinks=True)
            want = _unbroken(site, "second", folder / "second")
            for stage in options.only.split(","):
                for row in _stage(site, stage, folder, want, options.sizes, chance):
                    add(row)
    write_table("full_disk", [*rows, *_sums(rows)], options.out)
    return int(any(row["different"] != "none" for row in rows))


def _unbroken(site: BrokenSite, week: Week, data: Path) -> Outcome:
    site.week = week
    BrokenRun(site.url, data, NOW[week]).wait()
    return outcome(data)


def _stage(
    site: BrokenSite, stage: str, folder: Path, want: Outcome, count: int, chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Yield a row for each size of the room that a stage is left, between nothing and the most that it uses."""
    site.week = "second"
    begun = folder / f"before {stage}"
    shutil.copytree(folder / "first", begun, symlinks=True)
    if last := BEFORE[stage]:
        BrokenRun(site.url, begun, NOW["second"], "--to", last).wait()
    with small_disk(folder / "disk") as disk:
        most = _most_used(site, disk, stage, _prepare(disk, stage, begun, folder))
    for number in range(count):
        with small_disk(folder / "disk") as disk:
            data = _prepare(disk, stage, begun, folder)
            room = round(most * (number + chance.random()) / count)
            disk.leave(room)
            row = _fill_and_go_on(site, "second", disk, data, want, stage)
        yield {"filled": stage, "kB": room, **row}


def _prepare(disk: Disk, stage: str, begun: Path, folder: Path) -> Path:
    """Return the data folder of a run at the beginning of a stage, as a whole or in part on the disk."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    if stage not in ("runs", "tmp"):
        data = disk.place
    shutil.copytree(begun, data, symlinks=True, dirs_exist_ok=True)
    if stage == "runs":
        (runs,) = data.glob("*/runs")
        shutil.copytree(runs, disk.place, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(runs)
        runs.symlink_to(disk.place)
    return data


def _environment(disk: Disk, stage: str) -> dict[str, str]:
    return {"TMPDIR": str(disk.place)} if stage == "tmp" else {}


def _most_used(site: BrokenSite, disk: Disk, stage: str, data: Path) -> int:
    """Return the most kilobytes that a stage uses of a roomy disk at any time, beside what is there before it."""
    last = ("--to", stage) if stage in ("crawl", "extract", "audit") else ()
    before = most = disk.used_kb()
    run = BrokenRun(site.url, data, NOW["second"], *last, env=_environment(disk, stage))
    while not run.has_ended():
        most = max(most, disk.used_kb())
        time.sleep(0.005)
    run.wait()
    return most - before


def _fill_and_go_on(
    site: BrokenSite, week: Week, disk: Disk, data: Path, want: Outcome, stage: str = "run"
) -> dict[str, Any]:
    run = BrokenRun(site.url, data, NOW[week], env=_environment(disk, stage))
    code = run.wait()
    wrong = []
    if code not in (0, CANNOT_WRITE):
        wrong.append(f"exit {code}")
    words = run.said[-1] if code and run.said else ""
    if code and ("run the same command again" not in words or any("Traceback" in line for line in run.said)):
        wrong.append(f"says: {words}")
    disk.resize(ROOMY_KB)
    state = state_of(data)
    if code:
        if not is_sound(data):
            wrong.append("integrity")
        second = BrokenRun(site.url, data, NOW[week], env=_environment(disk, stage))
        if ended := second.wait():
            wrong.append(f"exit {ended} after there was room: {second.said[-1]}")
            return {
                "full in": run.step,
                "state": state,
                "exit": code,
                "different": "; ".join(wrong),
                "says": words,
            }
    wrong += outcome(data).differences(want)
    return {"full in": run.step if code else "not full", "state": state, "exit": code,
            "different": ", ".join(wrong) or "none", "says": words}  # fmt: skip


class Disk:
    """A file system in memory whose size can be set."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def resize(self, kilobytes: int) -> None:
        """Make it, or set its size."""
        flags = f"{'remount,' if self.place.is_mount() else ''}size={max(4, kilobytes)}k"
        subprocess.run(["mount", "-t", "tmpfs", "-o", flags, "tmpfs", str(self.place)], check=True)

    def leave(self, kilobytes: int) -> None:
        """Leave so much room and no more."""
        self.resize(self.used_kb() + kilobytes)

    def used_kb(self) -> int:
        """Return what its files take."""
        return shutil.disk_usage(self.place).used // 1024


@contextmanager
def small_disk(place: Path) -> Iterator[Disk]:
    """Yield an empty, roomy disk; it is gone afterwards."""
    place.mkdir(exist_ok=True)
    disk = Disk(place)
    disk.resize(ROOMY_KB)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _sums(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each thing that was filled and each step that it stopped, with the number of equal ends."""
    sums = []
    for filled, step in sorted({(row["filled"], row["full in"]) for row in rows}):
        tried = [row for row in rows if (row["filled"], row["full in"]) == (filled, step)]
        equal = sum(row["different"] == "none" for row in tried)
        sums.append(
            {"filled": filled, "kB": "sum", "full in": step, "different": f"{equal} of {len(tried)} equal"}
        )
    return sums


if __name__ == "__main__":
    sys.exit(main())
