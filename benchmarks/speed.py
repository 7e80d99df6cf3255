"""What does a page cost, stage by stage, and how does the crawl compare with other crawlers?

    python -m benchmarks.speed [--pages N] [--no-peers] [--peers-python PYTHON] [--crawl-only] [--out FILE]
    python -m benchmarks.speed --stages-only [--pages N | --folder DIR [--host HOST]] [--out FILE]

One generated site (`benchmarks.generated_site`) from a server of its own process; CPU is the crawler's and its
children's, whole processes with their start. Everything in one run, so that the ratios hold on a busy machine:

- a whole run of ours, CPU a page of crawl, read, finish, locations, audits by category, validation, store and report,
  and the parent's peak memory in each; ``--folder`` takes a folder of saved pages, served on loopback as HOST;
- pages a CPU-second of the crawl stage beside a bare Scrapy spider, ``advertools.crawl`` and ``wget -r``; ours is
  crawled before and after them and the mean compared, because neighbours come and go;
- a second run over the unchanged site: CPU and body bytes against the first.

``--peers-python`` names a Python that has advertools where this one has not.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.generated_server import GeneratedServer
from benchmarks.measured_apart import cpu_of
from benchmarks.served_folder import ServedFolder
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart
from store.connection import open_work

BUDGET_MS = {
    "crawl": 5, "extract": 12, "locations": 2, "spelling": 3, "readability": 2, "other audits": 1,
    "validation and store": 2, "whole line": 25,
}  # fmt: skip
"""CPU-ms a page, from the design's "Speed to reach"; extraction's 10 with the locations' 2 in it."""
ADVERTOOLS = """
import advertools, sys
advertools.crawl(sys.argv[1], sys.argv[2], follow_links=True, allowed_domains=["127.0.0.1"], custom_settings={
    "LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8})
"""


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--peers-python", default=os.environ.get("CHECKUP_PEERS_PYTHON", sys.executable))
    parser.add_argument(
        "--crawl-only", action="store_true", help="neither the stages after it nor a second run"
    )
    parser.add_argument(
        "--stages-only", action="store_true", help="one whole run and its stages, nothing else"
    )
    parser.add_argument("--folder", type=Path, help="saved pages instead of the generated site; stages only")
    parser.add_argument("--host", default="127.0.0.1", help="under which the folder is served")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.stages_only or options.folder:
        rows = (
            folder_stages(options.folder, options.host) if options.folder else generated_stages(options.pages)
        )
        write_table("speed_stages", rows, options.out)
        return 0
    crawlers: list[dict[str, Any]] = []
    with GeneratedServer(options.pages) as server, tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        server.warm()
        server.counts()
        first = run_apart(data / "crawl", server.base + "/", {}, last="crawl")
        crawlers.append(_crawler_row("checkup, crawl alone", first, server.counts()))
        if not options.no_peers:
            crawlers += peers(server, Path(place), options.peers_python)
            last = run_apart(data / "again", server.base + "/", {}, last="crawl")
            crawlers.append(_crawler_row("checkup, after them", last, server.counts()))
        stages: list[dict[str, Any]] = []
        again: list[dict[str, Any]] = []
        if not options.crawl_only:
            whole = run_apart(data / "whole", server.base + "/", {})
            counts = server.counts()
            stages = stage_rows(whole)
            second = run_apart(data / "whole", server.base + "/", {})
            again = recrawl_rows(whole, counts, second, server.counts())
    mine = [row["pages_a_cpu_second"] for row in crawlers if row["crawler"].startswith("checkup")]
    for row in crawlers:
        each = row.get("pages_a_cpu_second")
        row["ours_is"] = round(sum(mine) / len(mine) / each, 2) if each else None
    write_table("speed_crawlers", crawlers, options.out)
    if stages:
        write_table("speed_stages", stages, _beside(options.out, "stages"))
        write_table("speed_recrawl", again, _beside(options.out, "recrawl"))
    return 0


def generated_stages(pages: int) -> list[dict[str, Any]]:
    """Return the stages of one whole run over the generated site."""
    with GeneratedServer(pages) as server, tempfile.TemporaryDirectory() as place:
        server.warm()
        return stage_rows(run_apart(Path(place), server.base + "/", {}))


def folder_stages(folder: Path, host: str) -> list[dict[str, Any]]:
    """Return the stages of one whole run over a folder of saved pages."""
    hidden = frozenset({"/robots.txt"})  # a saved copy's own shuts robots off the mirror
    with ServedFolder(folder, hidden=hidden) as served, tempfile.TemporaryDirectory() as place:
        if host == "127.0.0.1":
            return stage_rows(run_apart(Path(place), f"http://{host}:{served.port}/", {}))
        return stage_rows(run_apart(Path(place), f"http://{host}/", {host: served.port}))


def stage_rows(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """Return CPU-ms a page by stage, beside the budget; pages are those with a body."""
    from benchmarks.audit_costs import audit_costs
    from benchmarks.store_costs import store_costs

    if not figures.get("folder"):
        return [{"stage": "failed", "cpu_ms": None, "note": str(figures)[:300]}]
    site = Path(figures["site_folder"])
    pages, size = pages_and_bytes(site)
    cpu = {name: 1000 * seconds / pages for name, seconds in figures["cpu"].items()}
    audits, stored = audit_costs(Path(figures["folder"])), store_costs(site)
    again = "again, in one process"
    groups = {
        name: ms
        for name, ms in audits.items()
        if name in ("spelling", "readability", "shared", "site audits")
    }
    doors = ("door of texts", "door of findings")
    groups["other audits"] = sum(
        ms for name, ms in audits.items() if name not in groups and name not in doors
    )
    rows: list[dict[str, Any]] = [
        {
            "stage": name,
            "cpu_ms": round(cpu.get(name, 0.0), 2),
            "peak_mb": round(figures["peak_bytes"][name] / 1e6),
        }
        for name in ("crawl", "extract", "read", "learn", "finish", "locations", "audit", "report")
    ]
    rows += [
        {"stage": f"audit: {name}", "cpu_ms": round(ms, 2), "note": again} for name, ms in groups.items()
    ]
    rows += [{"stage": name, "cpu_ms": round(ms, 2), "note": again} for name, ms in stored.items()]
    rows.append({"stage": "validation and store", "cpu_ms": round(sum(stored.values()), 2), "note": again})
    rows.append({"stage": "whole line", "cpu_ms": round(1000 * figures["cpu_seconds"] / pages, 2)})
    for row in rows:
        row["budget_ms"] = BUDGET_MS.get(str(row["stage"]).removeprefix("audit: "))
    rows.append({"stage": "pages", "cpu_ms": pages, "note": f"{size} bytes a page"})
    return rows


def pages_and_bytes(site: Path) -> tuple[int, int]:
    """Return the number of pages with a body and the bytes of a mean one."""
    with closing(open_work(site)) as connection:
        pages, size = connection.execute(
            "SELECT count(*), avg(b.size_bytes) FROM pages p JOIN bodies b ON b.sha256 = p.body_sha256"
            " WHERE p.run = (SELECT run FROM runs ORDER BY started DESC, run DESC LIMIT 1)"
        ).fetchone()
    return max(1, pages), round(size or 0)


def recrawl_rows(
    first: dict[str, Any], first_counts: dict[str, int], second: dict[str, Any], second_counts: dict[str, int]
) -> list[dict[str, Any]]:
    """Return the two runs and the ratio of the second to the first."""
    rows = []
    for name, figures, counts in (("first", first, first_counts), ("unchanged", second, second_counts)):
        rows.append(
            {
                "run": name, "crawl_cpu_s": round(figures.get("cpu", {}).get("crawl", 0.0), 2),
                "whole_cpu_s": round(figures.get("cpu_seconds", 0.0), 2), **counts,
            }
        )  # fmt: skip
    ratios: dict[str, Any] = {
        key: round(rows[1][key] / rows[0][key], 4) if rows[0].get(key) else None
        for key in ("crawl_cpu_s", "whole_cpu_s", "requests", "body_bytes", "uncompressed_bytes")
    }
    return [
        *rows,
        {"run": "ratio", **ratios},
        {"run": "target", "crawl_cpu_s": 0.35, "uncompressed_bytes": 0.02},
    ]


def peers(server: GeneratedServer, place: Path, peers_python: str) -> list[dict[str, Any]]:
    """Return the other crawlers' rows; one that is not installed says so."""
    rows = []
    url = server.base + "/"
    commands = {"bare Scrapy": [sys.executable, "-m", "benchmarks.bare_spider", url]}
    if peers_python != sys.executable or importlib.util.find_spec("advertools"):
        commands["advertools.crawl"] = [peers_python, "-c", ADVERTOOLS, url, str(place / "advertools.jsonl")]
    else:
        print("advertools.crawl: skipped, not installed (requirements-bench.txt)")
    if wget := shutil.which("wget"):
        commands["wget -r"] = [wget, "-q", "-r", "-l", "inf", "-P", str(place / "wget"), url]
    else:
        print("wget -r: skipped, not installed")
    for name, command in commands.items():
        begun = time.monotonic()
        cpu, code = cpu_of(command, place)
        counts = server.counts()
        pages = _fetched(counts)
        row = {
            "crawler": name, "pages": pages, "cpu_s": round(cpu, 2), "wall_s": round(time.monotonic() - begun, 1),
            "pages_a_cpu_second": round(pages / cpu, 1), "cpu_ms_a_page": round(1000 * cpu / max(1, pages), 2),
            "requests": counts["requests"],
        }  # fmt: skip
        if code not in (0, 8):  # wget ends with 8 where one page answered an error
            row["note"] = f"exit {code}"
        rows.append(row)
        print(json.dumps(row), file=sys.stderr)
    return rows


def _crawler_row(name: str, figures: dict[str, Any], counts: dict[str, int]) -> dict[str, Any]:
    if "failed" in figures:
        return {"crawler": name, "note": figures["failed"], "pages_a_cpu_second": 0}
    pages, cpu = _fetched(counts), figures["cpu_seconds"]
    row = {
        "crawler": name, "pages": pages, "cpu_s": round(cpu, 2), "wall_s": round(figures["wall_seconds"], 1),
        "pages_a_cpu_second": round(pages / cpu, 1), "cpu_ms_a_page": round(1000 * cpu / max(1, pages), 2),
        "requests": counts["requests"], "peak_mb": round(figures["peak_bytes"].get("crawl", 0) / 1e6),
    }  # fmt: skip
    print(json.dumps(row), file=sys.stderr)
    return row


def _fetched(counts: dict[str, int]) -> int:
    """Return the answers that were pages."""
    return max(0, counts["requests"] - counts["missing"] - 1)  # robots.txt


def _beside(out: Path | None, part: str) -> Path | None:
    return out.with_name(f"{out.stem}_{part}{out.suffix}") if out else None


if __name__ == "__main__":
    sys.exit(main())
