"""What does the whole line cost beside trafilatura alone, and again on an unchanged site?

    python -m benchmarks.whole_line [--pages N | --sites] [--out FILE]

On the generated site of N pages, or with ``--sites`` on each of the eight saved clinic sites, in one run, CPU of whole
processes with their start, milliseconds a page with a body:

- ``first``: a whole run of ours, from the first request to the published report, every audit and text;
- ``again``: another over the unchanged site, a week later by its clock;
- ``trafilatura``: ``bare_extraction`` with metadata of the same pages, and nothing else, before and after ``again``.

Targets: ``first`` at most .6 of trafilatura's, ``again`` at most .12 of ``first``. Sites of fewer than 300 pages are
mostly starts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA
from benchmarks.generated_server import GeneratedServer
from benchmarks.measured_apart import cpu_of
from benchmarks.served_site import Site, served_site
from benchmarks.speed import pages_and_bytes
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart

WEEK = 7
"""Days between two scheduled runs."""
TRAFILATURA = """
import sys
from contextlib import closing
from pathlib import Path
import trafilatura
from store.connection import open_work
from store.pages import body
with closing(open_work(Path(sys.argv[1]))) as connection:
    rows = connection.execute("SELECT DISTINCT body_sha256 FROM pages WHERE body_sha256 IS NOT NULL").fetchall()
    for (sha256,) in rows:
        try:
            trafilatura.bare_extraction(body(connection, sha256), url="https://clinic.example/", with_metadata=True)
        except Exception:  # it fails on some pages; their cost counts all the same
            print("no answer", sha256)
"""


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=1_500)
    parser.add_argument("--sites", action="store_true", help="the saved clinic sites instead")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.sites and not DATA.is_dir():
        print(f"whole_line: skipped, {DATA} is not there")
        return 0
    rows = [costs(site) for site in (clinic_sites() if options.sites else generated(options.pages))]
    measured = [row for row in rows if "first" in row]
    if len(measured) > 1:
        columns = ("pages", "first", "again", "trafilatura")
        pages = sum(row["pages"] for row in measured)
        total = {name: sum(row[name] * row["pages"] for row in measured) / pages for name in columns[1:]}
        rows.append(_with_ratios({"site": "all", "pages": pages} | total))
    rows.append({"site": "target", "first_to_trafilatura": 0.6, "again_to_first": 0.12})
    write_table("whole_line", rows, options.out)
    return 0


def generated(pages: int) -> Iterator[Site]:
    """Yield the generated site, served until the next is asked for."""
    with GeneratedServer(pages) as server:
        server.warm()
        yield Site(f"generated, {pages} pages", server.base + "/", {})


def clinic_sites() -> Iterator[Site]:
    """Yield each saved site, served until the next is asked for."""
    for folder in sorted(DATA.iterdir()):
        if not (folder / "truth.json").is_file():
            continue
        with served_site(folder) as site:
            yield site


def costs(site: Site) -> dict[str, Any]:
    """Return CPU-ms a page of both runs and of trafilatura on one site."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        first = run_apart(data, site.url, site.resolve)
        if "failed" in first or not first["folder"]:
            return {"site": site.name, "note": str(first.get("failed") or first["status"])}
        store = Path(first["site_folder"])
        pages, _ = pages_and_bytes(store)
        before = _trafilatura_seconds(store, data)
        again = run_apart(data, site.url, site.resolve, days=WEEK)
        after = _trafilatura_seconds(store, data)
    seconds = {
        "first": first["cpu_seconds"], "again": again["cpu_seconds"], "trafilatura": (before + after) / 2,
    }  # fmt: skip
    row = {"site": site.name, "pages": pages} | {
        name: 1000 * spent / pages for name, spent in seconds.items()
    }
    row = _with_ratios(row)
    print(row, file=sys.stderr)
    return row


def _with_ratios(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "first_to_trafilatura": round(row["first"] / row["trafilatura"], 3),
        "again_to_first": round(row["again"] / row["first"], 3),
    }


def _trafilatura_seconds(store: Path, place: Path) -> float:
    """Return the CPU seconds of trafilatura alone on the pages of a store, in a process of its own."""
    spent, code = cpu_of([sys.executable, "-c", TRAFILATURA, str(store)], place)
    if code:
        raise RuntimeError("trafilatura gave no answer")
    return spent


if __name__ == "__main__":
    sys.exit(main())
