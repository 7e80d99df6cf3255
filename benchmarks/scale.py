"""What does a page of a whole run take on the disk, in memory and in CPU time, first and when nothing has changed?

    python -m benchmarks.scale [--site NAME]… [--pages N]… [--out FILE]
    python -m benchmarks.scale --polite [--pages N] [--out FILE]
    python -m benchmarks.scale --ray [--out FILE]
    python -m benchmarks.scale --pruned [--out FILE]

The figures that `docs/scale.md` multiplies. Each site is run twice in one folder, with one page worker: the example
clinic, generated sites of N pages, which have validators, and three real clinic sites, whose copies' server
has none. Bytes are those of the files, by what they are for; a page is a line of ``pages.jsonl``.

- memory: proportional set size of the run's process and its workers together, looked at four times a second, highest
  while it crawls alone and highest of all; and the highest resident size of the process alone;
- ``--polite`` is a crawl of a generated site by ``checkup run --to crawl``, with the pause of the default profile:
  seconds a request by the clock, CPU-ms a request, and memory;
- ``--ray`` is a fleet of two small sites on a Ray of this machine: highest proportional set size of Ray's processes;
- ``--pruned`` is four runs of the example clinic and ``checkup prune``: size of the stores after each.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA
from benchmarks.generated_server import GeneratedServer
from benchmarks.served_site import served_site
from benchmarks.small_sites import SmallSite
from benchmarks.table import write_table
from example.server import ExampleClinic

ROOT = Path(__file__).resolve().parent.parent
LOOK_SECONDS = 0.25
SITES = ("aastha-skin", "abacoa-podiatry", "masterface-medspa")
RUNS = ("first", "unchanged")


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--site", nargs="*", default=list(SITES), help="real clinic sites")
    parser.add_argument("--pages", type=int, nargs="*", default=[300], help="of the generated sites")
    parser.add_argument("--polite", action="store_true", help="one crawl at the default pause")
    parser.add_argument("--ray", action="store_true", help="what Ray takes beside the sites")
    parser.add_argument("--pruned", action="store_true", help="four runs and a pruning")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.polite:
        write_table("scale_polite", [polite(pages) for pages in options.pages], options.out)
        return 0
    if options.ray:
        write_table("scale_ray", ray_rows(), options.out)
        return 0
    if options.pruned:
        write_table("scale_pruned", pruned_rows(), options.out)
        return 0
    rows: list[dict[str, Any]] = []
    with ExampleClinic() as clinic:
        rows += site_rows("example clinic", f"http://127.0.0.1:{clinic.port}/", {})
    for pages in options.pages:
        with GeneratedServer(pages) as server:
            rows += site_rows(f"generated, {pages}", server.base + "/", {})
    for folder in _folders(options.site):
        with served_site(folder) as site:
            rows += site_rows(*site)
    write_table("scale", rows, options.out)
    return 0


def site_rows(name: str, url: str, resolve: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return a row for each of two runs of a site in one folder."""
    rows = []
    with tempfile.TemporaryDirectory() as data:
        for which in RUNS:
            command = [sys.executable, "-m", "benchmarks.whole_run", data, url, "--processes", "1"]
            for host, port in resolve.items():
                command += ["--resolve", f"{host}={port}"]
            figures, memory = _watched(command)
            row = {"site": name, "run": which, **_row(figures, memory)}
            print(json.dumps(row), file=sys.stderr, flush=True)
            rows.append(row)
    return rows


def polite(pages: int) -> dict[str, Any]:
    """Return the row of a crawl with the default pause."""
    with GeneratedServer(pages) as server, tempfile.TemporaryDirectory() as data:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.monotonic()
        command = [sys.executable, str(ROOT / "clinic_checkup.py"), "run", server.base + "/", "--data", data]
        memory = _Memory()
        with subprocess.Popen([*command, "--to", "crawl", "--json"], stdout=subprocess.DEVNULL) as process:
            memory.watch(process)
        seconds = time.monotonic() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        requests = server.counts()["requests"]
    return {
        "pages": pages, "requests": requests, "seconds": round(seconds, 1), "exit": process.returncode,
        "seconds_a_request": round(seconds / requests, 3), "cpu_ms_a_request": round(1000 * cpu / requests, 1),
        "crawl_pss_mb": memory.alone_mb,
    }  # fmt: skip


def pruned_rows() -> list[dict[str, Any]]:
    """Return a row for each of four weekly runs of the example clinic, and one for `checkup prune` behind them."""
    rows = []
    with ExampleClinic() as clinic, tempfile.TemporaryDirectory() as data:
        url = f"http://127.0.0.1:{clinic.port}/"
        for day in (1, 8, 15, 22, None):
            words = (
                ["prune", url] if day is None else ["run", url, "--delay", "0", "--workers", "1", "--quiet"]
            )
            words += [] if day is None else ["--now", f"2026-11-{day:02}"]
            command = [sys.executable, str(ROOT / "clinic_checkup.py"), *words, "--data", data]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            [site] = [folder for folder in Path(data).iterdir() if (folder / "work.sqlite").exists()]
            rows.append(
                {
                    "after": f"run of day {day}" if day else "prune",
                    "work_mb": _size(site, "work.sqlite*") / 1e6, "history_mb": _size(site, "history.sqlite*") / 1e6,
                    "runs_mb": _size(site / "runs", "**/*") / 1e6,
                }
            )  # fmt: skip
    return rows


def ray_rows() -> list[dict[str, Any]]:
    """Return a row for each kind of process of a fleet of two sites on a Ray of this machine."""
    highest: dict[str, tuple[int, int]] = {}
    with SmallSite("north") as north, SmallSite("south") as south, tempfile.TemporaryDirectory() as data:
        command = [
            sys.executable,
            str(ROOT / "clinic_checkup.py"),
            "fleet",
            north.url,
            south.url,
            "--ray",
            "local",
        ]
        command += ["--jobs", "2", "--workers", "1", "--data", data, "--quiet"]
        with subprocess.Popen(command) as process:
            while process.poll() is None:
                now: dict[str, tuple[int, int]] = {}
                for pid in set(_family(process.pid)):
                    kind = _kind(pid)
                    number, size = now.get(kind, (0, 0))
                    now[kind] = number + 1, size + _pss_bytes(pid)
                for kind, (number, size) in now.items():
                    if size > highest.get(kind, (0, 0))[1]:
                        highest[kind] = number, size
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(LOOK_SECONDS)
    return [
        {
            "process": kind,
            "number": number,
            "pss_mb": round(size / 1e6, 1),
            "each_mb": round(size / 1e6 / number, 1),
        }
        for kind, (number, size) in sorted(highest.items())
    ]


def _kind(pid: int) -> str:
    with contextlib.suppress(OSError):
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        for words, kind in _KINDS.items():
            if words in command:
                return kind
    return "Ray's own"


_KINDS = {
    "ray::IDLE": "Ray's own", "ray::": "Ray's task of a site", "clinic_checkup.py fleet": "driver",
    "clinic_checkup.py run": "run", "multiprocessing.spawn": "page worker", "multiproc": "page worker",
}  # fmt: skip
"""Words of a command line to what the process is."""


class _Memory:
    """Highest proportional set size of a process and its children, in MB."""

    def __init__(self) -> None:
        self.alone_mb = 0.0
        """While it had no children: it crawls."""
        self.highest_mb = 0.0
        self._worked = False

    def watch(self, process: subprocess.Popen[Any]) -> None:
        """Look until it has ended."""
        while process.poll() is None:
            family = list(_family(process.pid))
            size = round(sum(map(_pss_bytes, family)) / 1e6, 1)
            self._worked = self._worked or len(family) > 1
            if not self._worked:
                self.alone_mb = max(self.alone_mb, size)
            self.highest_mb = max(self.highest_mb, size)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LOOK_SECONDS)


def _watched(command: list[str]) -> tuple[dict[str, Any], _Memory]:
    memory = _Memory()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        kept: list[str] = []
        reader = threading.Thread(target=lambda: kept.extend(process.stdout or ()))
        reader.start()
        memory.watch(process)
        reader.join()
    figures: dict[str, Any] = json.loads(kept[-1])
    return figures, memory


def _row(figures: dict[str, Any], memory: _Memory) -> dict[str, Any]:
    site, run = Path(figures["site_folder"]), Path(figures["folder"])
    pages = len((run / "pages.jsonl").read_bytes().splitlines())
    sizes = {
        "work": _size(site, "work.sqlite*"), "history": _size(site, "history.sqlite*"),
        "run": _size(run, "**/*"), "report": _size(run / "report", "**/*"),
    }  # fmt: skip
    sizes |= {name: _size(run, pattern) for name, pattern in _PARTS.items()}
    sizes["other"] = _size(site, "**/*") - _size(site / "runs", "**/*") - sizes["work"] - sizes["history"]
    cpu = figures["cpu"]
    return {
        "pages": pages, "status": figures["status"],
        **{f"{name}_kb_a_page": round(size / 1000 / pages, 2) for name, size in sizes.items()},
        **{f"{part}_kb_a_page": kb for part, kb in _raw(site, pages).items()},
        "tables": _tables(site / "work.sqlite", pages),
        "cpu_ms_a_page": round(1000 * figures["cpu_seconds"] / pages, 1),
        "crawl_cpu_ms": round(1000 * cpu.get("crawl", 0) / pages, 1),
        "parent_rss_mb": round(max(figures["peak_bytes"].values()) / 1e6),
        "worker_rss_mb": round(figures["worker_peak_bytes"] / 1e6),
        "crawl_pss_mb": memory.alone_mb, "highest_pss_mb": memory.highest_mb,
        "xz_kb_a_page": round(_packed(run) / 1000 / pages, 2),
    }  # fmt: skip


_PARTS = {
    "articles": "articles.jsonl", "texts": "texts.jsonl", "pages_file": "pages.jsonl", "findings": "findings.jsonl",
    "run_sqlite": "run.sqlite*",
}  # fmt: skip


def _raw(site: Path, pages: int) -> dict[str, float]:
    """Return kB a page of the raw bodies, as the server's page and as they are kept."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(site / "work.sqlite")) as connection:
        plain, kept = connection.execute(
            "SELECT total(size_bytes), total(length(zstd)) FROM bodies"
        ).fetchone()
    return {"raw_plain": round(plain / 1000 / pages, 2), "raw_kept": round(kept / 1000 / pages, 2)}


def _tables(store: Path, pages: int) -> str:
    """Return the five largest tables of the store with kB a page, where SQLite can say."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(store)) as connection, contextlib.suppress(sqlite3.Error):
        found = connection.execute(
            "SELECT name, sum(pgsize) s FROM dbstat GROUP BY name ORDER BY s DESC LIMIT 6"
        ).fetchall()
        return ", ".join(f"{name} {size / 1000 / pages:.1f}" for name, size in found)
    return ""


def _packed(run: Path) -> int:
    """Return the bytes of the published run as a ``tar.xz``: what a cold archive of it would take."""
    with tempfile.TemporaryFile() as file:
        with tarfile.open(fileobj=file, mode="w:xz", preset=1) as archive:
            archive.add(run, arcname="run")
        return file.tell()


def _size(folder: Path, pattern: str) -> int:
    return sum(
        file.stat().st_size for file in folder.glob(pattern) if file.is_file() and not file.is_symlink()
    )


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has ended since
            for child in task.read_text("ascii").split():
                yield from _family(int(child))


def _pss_bytes(pid: int) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):  # it has ended since
        return 1024 * int(
            Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").partition("\nPss:")[2].split()[0]
        )
    return 0


def _folders(names: list[str]) -> list[Path]:
    found = [DATA / name for name in names if (DATA / name / "site.tar.gz").is_file()]
    for name in set(names) - {folder.name for folder in found}:
        print(f"scale: {DATA / name} is not there, left out")
    return found


if __name__ == "__main__":
    sys.exit(main())
