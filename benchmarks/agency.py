"""What does the report on 1,000 sites of 10,000 findings each cost, the first time and after that?

    python -m benchmarks.agency [--sites N] [--findings N] [--tries N] [--older] [--kept FOLDER] [--out FILE]

The runs are generated once, in the files that a run publishes: ``manifest.json`` (with a report of 300 files),
``findings.jsonl``, ``finding_counts.jsonl`` (with ``--older`` not: as runs of versions that had none), ``audits.json``,
``report/index.html``, ``latest``, and ``work.sqlite`` beside them. A site has the findings of one of 20 files, by a
hard link, so that 1,000 fit on a disk, and a manifest of its own. One site in 50 has a partial run after its complete
one, one in 50 no complete run, one in 50 an old one, one in 100 a manifest cut in the middle.

Timed is ``checkup agency`` as a process, start to end: CPU of user and system, peak memory. *First* has no folder of a
former report: the findings of older runs are counted once. *Again* is every later report, and *a seventh new* has to
count those of the older runs that are new since, as a daily report of weekly runs does. Not in the time: the runs
themselves.

An audit's findings are of two severities and tiers, and of every state, so that a run's 10,000 are of some 500 sorts:
more than a real run's, whose audits mostly have one severity and tier each (24 pairs of 21 audits in the example).
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from audits.registry import OURS
from benchmarks.table import write_table
from schemas.finding import Finding, Occurrence, Quote
from schemas.manifest import RunFile, RunManifest
from schemas.vocabulary import FindingCause, FindingStatus, RunStatus, Scope, Severity, Tier
from store.finding_counts import COUNTS_FILE, finding_counts

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
KINDS_OF_FINDINGS = 20
FILES_OF_A_REPORT = 300
PLACES = ("Maple", "Cedar", "Lake", "Hill", "River")
TRADES = ("Dental", "Spine", "Eye", "Skin", "Foot")


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sites", type=int, default=1_000)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("--older", action="store_true", help="runs that published no counts")
    parser.add_argument("--kept", type=Path, help="generate here, or take what is here")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="checkup-agency-") as room:
        folder = options.kept or Path(room)
        data, out = folder / "data", folder / "report"
        if not data.exists():
            generate(data, options.sites, options.findings, older=options.older)
        rows: list[dict[str, Any]] = []
        for _ in range(options.tries):
            shutil.rmtree(out, ignore_errors=True)
            rows.append({"what": "first", **measure(data, out)})
            rows.append({"what": "again", **measure(data, out)})
            if options.older:
                for counts in sorted((out / "tables").glob("*.jsonl"))[::7]:
                    counts.unlink()
                rows.append({"what": "a seventh new", **measure(data, out)})
        write_table("agency", rows, options.out)
    return 0


def measure(data: Path, out: Path) -> dict[str, Any]:
    """Return the CPU seconds and the peak memory, in MB, of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = (
        "import resource, sys; from commands.program import program; "
        "program.main(sys.argv[1:], standalone_mode=False); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    words = ["agency", str(data), "--out", str(out), "--now", NOW.date().isoformat(), "--quiet"]
    done = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_s": round(cpu, 2), "peak_mb": round(int(done.stdout.split()[-1]) / 1024)}


def generate(data: Path, sites: int, findings: int, *, older: bool = False) -> None:
    """Write the published runs, as versions before the counts did where they are ``older``."""
    data.mkdir(parents=True)
    source = data.parent / "findings"
    source.mkdir(exist_ok=True)
    made = [_findings(source / str(number), number, findings, older) for number in range(KINDS_OF_FINDINGS)]
    audits = "[" + ",".join(audit.info.to_json() for audit in OURS) + "]"
    for number in range(sites):
        site = data / f"clinic-{number:04}.example"
        files = made[number % len(made)]
        complete = number % 50 != 1
        age = 60 if number % 50 == 2 else 1 + number % 7
        first = _run(
            site, number, age + 7, RunStatus.COMPLETE if complete else RunStatus.PARTIAL, files, audits
        )
        last = first
        if complete:
            last = _run(site, number, age, RunStatus.COMPLETE, files, audits, previous=first.name)
            (site / "latest").symlink_to(Path("runs") / last.name)
        if number % 50 == 3:
            last = _run(site, number, 0, RunStatus.PARTIAL, files, audits, previous=last.name)
        with closing(sqlite3.connect(site / "work.sqlite")) as store:
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("CREATE TABLE runs (run, started, reason, state)")
            store.execute("INSERT INTO runs VALUES (?, '', NULL, 'published')", (last.name,))
            store.commit()
        if number % 100 == 4:
            manifest = last / "manifest.json"
            manifest.write_bytes(manifest.read_bytes()[:1_000])


def _run(
    site: Path,
    number: int,
    age: int,
    status: RunStatus,
    files: list[Path],
    audits: str,
    previous: str | None = None,
) -> Path:
    random_ = random.Random(number)
    now = NOW - datetime.timedelta(days=age, hours=2)
    run = f"{now:%Y%m%dT%H%M%SZ}-{number:04x}"
    folder = site / "runs" / run
    (folder / "report").mkdir(parents=True)
    (folder / "report" / "index.html").write_text("<!doctype html><title>A site</title>", "utf-8")
    (folder / "audits.json").write_text(audits, "utf-8")
    for file in files:
        os.link(file, folder / file.name)
    articles = random_.randrange(20, 400)
    overdue, unknown = random_.randrange(articles // 2), random_.randrange(articles // 5)
    asked = articles * 3
    blocked = asked // 3 if status is RunStatus.PARTIAL and number % 2 else random_.randrange(3)
    manifest = RunManifest(
        run=run,
        site=f"https://{site.name}/",
        name=f"{random_.choice(PLACES)} {random_.choice(TRADES)} {number}",
        locale="en-US",
        status=status,
        reason=None
        if status is RunStatus.COMPLETE
        else "20 % of the last 50 requests failed, so the crawl stopped.",
        exit="done" if status is RunStatus.COMPLETE else "partial",
        started=now,
        finished=now,
        now=now,
        counts={
            "pages_asked": asked,
            "pages_read": asked - blocked - 1,
            "pages_proofread": asked - blocked - 10,
            "not_proofread": {"no main text": 9, "blocked by the server (403)": blocked},
            "freshness": {
                "current": articles - overdue - unknown,
                "due_soon": 0,
                "overdue": overdue,
                "unknown": unknown,
                "exempt": 7,
            },
            "outcomes": {audit.info.audit: {"passed": articles, "failed": 3} for audit in OURS},
        },
        files=[
            *(_file(file, f"{site.name} {run}") for file in files),
            RunFile(path="report/index.html", bytes=1, sha256="0" * 64),
            *(
                RunFile(path=f"report/page/p-{n:016x}.html", bytes=1, sha256="0" * 64)
                for n in range(FILES_OF_A_REPORT)
            ),
        ],
        versions={},
        settings={},
        timings={},
        previous=previous,
    )
    (folder / "manifest.json").write_text(manifest.model_dump_json(indent=1), "utf-8")
    return folder


def _file(path: Path, run: str) -> RunFile:
    """Return the manifest's line; the hash is another one for each run, so that no two share what is kept by it."""
    return RunFile(
        path=path.name,
        rows=sum(1 for _ in path.open("rb")),
        bytes=path.stat().st_size,
        sha256=hashlib.sha256(run.encode()).hexdigest(),
        schema="urn:x",
    )


def _findings(folder: Path, seed: int, count: int, older: bool) -> list[Path]:
    """Write findings, and their counts where a version published them; return the files."""
    folder.mkdir()
    path = folder / "findings.jsonl"
    random_ = random.Random(seed)
    infos = [audit.info for audit in OURS]
    weights = [random_.random() ** 3 for _ in infos]
    severities = (seed % 5, 10, 30, 50, 5)
    pairs = {
        info.audit: list(
            zip(
                random_.choices(list(Severity), severities, k=2),
                random_.choices(list(Tier), k=2),
                strict=True,
            )
        )
        for info in infos
    }
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            info = random_.choices(infos, weights)[0]
            url = f"https://clinic.example/blog/{random_.randrange(5_000)}/"
            status = random_.choices(list(FindingStatus), (6, 85, 1, 1, 4, 2, 1))[0]
            quote = Quote(
                field="/body_text", quote="words of a page " * random_.randrange(1, 12), start=1, end=9
            )
            severity, tier = random_.choices(pairs[info.audit], (6, 1))[0]
            finding = Finding(
                finding_id=f"f-{number:016x}",
                audit=info.audit,
                audit_version=info.version,
                category=info.category,
                severity=severity,
                tier=tier,
                scope=Scope.PAGE,
                subject=f"t-{number:016x}",
                url=url,
                page_count=1,
                occurrences=[Occurrence(subject=f"t-{number:016x}", url=url, evidence=quote)],
                message="Reads at a college level (grade 14). Aim for grade 9 or below.",
                evidence=quote,
                status=status,
                cause=FindingCause.SITE if status is FindingStatus.NEW else None,
                first_seen=NOW,
                last_seen=NOW,
                last_judged=NOW,
                minutes=info.minutes,
            )
            file.write(finding.to_json() + "\n")
    if older:
        return [path]
    counts = folder / COUNTS_FILE
    counts.write_text("".join(f"{line}\n" for line in finding_counts(path)), "utf-8")
    return [path, counts]


if __name__ == "__main__":
    sys.exit(main())
