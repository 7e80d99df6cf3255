"""What does it cost to render the report of 10,000 pages with 200,000 findings?

    python -m benchmarks.render_report [--pages N] [--findings N] [--profile] [--out FILE]

The target is 2 CPU-s and 250 MB, and no file over 2 MB. The run is made up: every page has a text, findings are spread
over the pages, one in fifty is on twenty pages, one in ten is new. It is rendered in a process of its own from the
run's files, as a run does: the cost begins with the first look into them and ends with the last file. Writing the files
is not in it.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import json
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.table import write_table
from benchmarks.whole_run import forget_peak, peak_bytes
from schemas.finding import Finding, Occurrence, Quote
from schemas.page import Page
from schemas.text import Text
from schemas.vocabulary import (
    AuditCategory,
    Fetch,
    FindingStatus,
    PageKind,
    RunStatus,
    Scope,
    Severity,
    Tier,
)

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
SITE = "https://clinic.example/"
AUDITS = (
    ("misspelling", AuditCategory.SPELLING, Severity.MODERATE, 30),
    ("long-sentence", AuditCategory.READABILITY, Severity.MINOR, 25),
    ("hard-to-read", AuditCategory.READABILITY, Severity.SERIOUS, 10),
    ("broken-link", AuditCategory.LINKS, Severity.SERIOUS, 15),
    ("stale-page", AuditCategory.FRESHNESS, Severity.SERIOUS, 10),
    ("vague-link", AuditCategory.LINKS, Severity.MINOR, 10),
)
"""Audit, category, severity, and its share in percent."""


def _url(page: int) -> str:
    return f"{SITE}health-library/conditions-and-treatments/page-{page}/"


def _pages(pages: int) -> Iterator[Page]:
    for page in range(pages):
        yield Page(
            page_id=f"p-{page:016x}",
            url=_url(page),
            final_url=_url(page),
            http_status=200,
            fetch=Fetch.FETCHED,
            kind=PageKind.SERVICE,
            title=f"What to expect of treatment number {page}",
            fetched_at=NOW,
        )


def _texts(pages: int) -> Iterator[Text]:
    body = "The doctor looks at your back and asks where it hurts. " * 60
    for page in range(pages):
        yield Text(
            text_id=f"t-{page:016x}",
            page_id=f"p-{page:016x}",
            url=_url(page),
            kind=PageKind.SERVICE,
            headline=f"What to expect of treatment number {page}",
            body_text=body,
            word_count=660,
            content_hash="v1:" + "0" * 64,
            confidence=0.9,
        )


def _findings(pages: int, findings: int) -> Iterator[Finding]:
    chance = random.Random(18)
    weights = [share for *_, share in AUDITS]
    for number in range(findings):
        audit, category, severity, _ = chance.choices(AUDITS, weights)[0]
        page = chance.randrange(pages)
        start = chance.randrange(3_000)
        quote = Quote(
            field="/body_text",
            quote="the tretment of the lower back",
            prefix="you about the",
            suffix="and its risks",
            start=start,
            end=start + 30,
        )
        many = 20 if number % 50 == 0 else 0
        places = [(page + step) % pages for step in range(many)]
        yield Finding(
            finding_id=f"f-{number:016x}",
            audit=audit,
            audit_version=1,
            category=category,
            severity=severity,
            tier=chance.choice(list(Tier)),
            scope=Scope.PAGE,
            subject=f"t-{page:016x}",
            url=_url(page),
            page_count=max(1, many),
            occurrences=[
                Occurrence(subject=f"t-{place:016x}", url=_url(place), evidence=quote) for place in places
            ],
            message=f"“tretment {number}” → “treatment”",
            evidence=quote,
            suggestions=["treatment"],
            value=float(chance.randrange(1_000)),
            unit="days" if audit == "stale-page" else None,
            status=FindingStatus.NEW if number % 10 == 0 else FindingStatus.OPEN,
            first_seen=NOW,
            last_seen=NOW,
            last_judged=NOW,
            minutes=5,
        )


def make_run(folder: Path, pages: int, findings: int) -> None:
    """Write the run's files."""
    made = {"pages": _pages(pages), "texts": _texts(pages), "findings": _findings(pages, findings)}
    for name, records in made.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(f"{record.to_json()}\n" for record in records)


def render(folder: Path, pages: int, findings: int, *, profile: bool) -> dict[str, Any]:
    """Return what rendering the run of a folder cost."""
    from pipeline.report_data import records_of
    from reports.coverage import TextSummary
    from reports.html.report_files import report_files
    from reports.view import ReportData
    from schemas.manifest import RunFile

    rows = {"pages": pages, "texts": pages, "findings": findings}
    files = [
        RunFile(path=f"{name}.jsonl", rows=count, bytes=0, sha256="0" * 64) for name, count in rows.items()
    ]
    data = ReportData(
        **records_of(folder, files),
        run="20261122T000000Z-0000",
        site=SITE,
        name="Example Clinic",
        status=RunStatus.COMPLETE,
        started=NOW,
        finished=NOW,
        now=NOW,
        previous="2026-11-15",
        previous_now=NOW - datetime.timedelta(days=7),
    )
    with (folder / "texts.jsonl").open("rb") as lines:
        data = replace(data, texts=[TextSummary.read(line) for line in lines])
    data = replace(data, unproofed={text.text_id: None for text in data.texts})
    forget_peak()
    profiler = cProfile.Profile()
    begun, before = time.process_time(), peak_bytes()
    if profile:
        profiler.enable()
    sizes = {path: len(text.encode()) for path, text in report_files(data)}
    if profile:
        profiler.disable()
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumulative").print_stats(45)
    largest = max(sizes, key=lambda path: sizes[path])
    return {
        "pages": pages,
        "findings": findings,
        "cpu_seconds": time.process_time() - begun,
        "peak_mb": peak_bytes() / 1e6,
        "before_mb": before / 1e6,
        "files": len(sizes),
        "largest": largest,
        "largest_mb": sizes[largest] / 1e6,
        "all_mb": sum(sizes.values()) / 1e6,
    }


def main() -> int:
    """Make, render and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.of:
        print(json.dumps(render(options.of, options.pages, options.findings, profile=options.profile)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        make_run(Path(name), options.pages, options.findings)
        command = [sys.executable, "-m", "benchmarks.render_report", "--of", name]
        command += ["--pages", str(options.pages), "--findings", str(options.findings)]
        command += ["--profile"] if options.profile else []
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        write_table("render_report", [json.loads(done.stdout)], options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
