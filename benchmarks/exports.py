"""What does it cost to write a large run as a database, and to export it in each format?

    python -m benchmarks.exports [--pages 10000] [--findings 200000] [--only database,csv,…] [--out FILE]

The pages, articles, findings and outcomes of the example's golden run, over and over with other ids and addresses; a
finding is some 1,700 bytes. Each piece of work is measured in a process of its own. ``parquet`` needs its extra.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from audits.registry import AUDITS
from benchmarks.measured_apart import HOME, measure, report
from benchmarks.table import write_table
from reports.exports.formats import FORMATS
from reports.exports.whole_output import whole_file
from reports.progress import Progress
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus, Severity
from store.publish import RunFolder
from store.published_folder import published_folders
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
GOLDEN = HOME / "tests" / "golden" / "later"


def golden(name: str, count: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield so many copies of a golden file's records, numbered."""
    records = [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return enumerate(islice(cycle(records), count))


def prepare(site: Path, pages: int, findings: int) -> None:
    """Publish the run with its database."""
    run = RunFolder(site, "20261122T000000Z-0000")

    def address(number: int) -> str:
        return f"https://clinic.example/page/{number % pages}/"

    def write(name: str, records: Iterator[dict[str, Any]]) -> None:
        run.write(f"{name}.jsonl", (json.dumps(record) for record in records), "urn:x")

    write(
        "pages",
        (
            page | {"page_id": f"p-{n:016x}", "url": address(n), "final_url": address(n)}
            for n, page in golden("pages", pages)
        ),
    )
    write(
        "articles",
        (
            text | {"article_id": f"a-{n:016x}", "url": address(n)}
            for n, text in golden("articles", pages // 2)
        ),
    )
    severities = list(Severity)
    write(
        "findings",
        (
            finding
            | {
                "finding_id": f"f-{n:016x}",
                "url": address(n),
                "severity": severities[n * len(severities) // findings],
            }
            for n, finding in golden("findings", findings)
        ),
    )
    write("outcomes", (outcome | {"url": address(n)} for n, outcome in golden("outcomes", findings // 4)))
    run.write("audits.json", ["[" + ",".join(audit.info.to_json() for audit in AUDITS) + "]\n"])
    run.write("feed.json", ["{}\n"])
    run.write("report/index.html", ["<p>Report</p>\n"])
    run.derive(RUN_DATABASE, lambda target: write_run_database(run.folder, target))
    run.commit(
        RunManifest(
            run="20261122T000000Z-0000", site="https://clinic.example/", status=RunStatus.COMPLETE, exit="done",
            started=NOW, finished=NOW, now=NOW, counts={}, files=run.files, versions={}, settings={}, timings={},
        )
    )  # fmt: skip


def done(site: Path, name: str) -> str:
    """Do one piece of work; return the size of what it made."""
    (run,) = published_folders(site)
    target = site / f"made-{name}"
    if name == "database":
        write_run_database(run.folder, target)
    else:
        with whole_file(target) as file, Progress(quiet=True) as progress:
            FORMATS[name].write(run, file, progress)
    size = target.stat().st_size
    target.unlink()
    return f"{size / 1e6:.1f} MB"


def main() -> int:
    """Measure the database and each format."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--only", default=",".join(["database", *FORMATS]))
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.prepare:
        prepare(options.prepare, options.pages, options.findings)
        return 0
    if options.prepared:
        report(lambda: done(options.prepared, options.only))
        return 0
    rows = []
    with tempfile.TemporaryDirectory() as site:
        # Apart, since a process inherits the highest memory of the one that starts it.
        sizes = ["--pages", str(options.pages), "--findings", str(options.findings)]
        making = [sys.executable, "-m", "benchmarks.exports", "--prepare", site, *sizes]
        subprocess.run(making, check=True, cwd=HOME)
        for name in options.only.split(","):
            cost = measure("benchmarks.exports", ["--prepared", site, "--only", name], cpu_seconds=300)
            rows.append({"of": name, "CPU-s": cost.cpu_seconds, "MB more": cost.peak_mb, "made": cost.note})
    write_table("exports", rows, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
