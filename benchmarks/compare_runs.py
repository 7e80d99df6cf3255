"""What does it cost to compare the findings of two large runs?

    python -m benchmarks.compare_runs [--pages 10000] [--a-page 20] [--out FILE]

A published run and the next one's findings, as its audits made them: of each hundred findings two quotes are edited,
one is fixed and one is new, one page in a hundred has moved, and 500 findings are decided. Measured in a process of its
own is the finding part of `keep_state`: ids matched, lives looked up, causes (none of ours, since no code changed),
those that are closed, decisions, owners, the order, and the lines written to ``work.sqlite``. Pages, changes and the
report are not inside, nor is the writing of ``history.sqlite``. The target is 3 CPU-s and 200 MB for 200,000 findings.
Rows "one subject" are findings of one audit about one thing, with like quotes that are all edited.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.measured_apart import HOME, measure, report
from benchmarks.table import write_table
from pipeline.compared_findings import Looked, compare_findings
from pipeline.previous_again import previous_again
from pipeline.session import Session
from pipeline.workers import Workers
from reports.progress import Progress
from schemas.finding import Finding, Occurrence, Quote
from schemas.manifest import RunManifest
from schemas.profile import Profile, WorkerSettings
from schemas.vocabulary import (
    AuditCategory,
    DecisionAction,
    DecisionScope,
    FindingStatus,
    Lifecycle,
    RunStatus,
    Scope,
    Severity,
    Tier,
)
from store import finding_lives, lines
from store.connection import open_history, open_review, open_work
from store.finding_lives import FindingLife
from store.page_history import PageHistory
from store.published_folder import PublishedFolder
from store.review import decide
from store.run_store import RunStore
from store.runs import begin_run

THEN = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
NOW = THEN + datetime.timedelta(days=7)
SITE = "https://clinic.example"
DECISIONS = 500
_AUDITS = ("long-sentence", "misspelling", "broken-link", "repeated-word", "image-without-alternative")
_WORDS = (
    "the",
    "doctor",
    "looks",
    "at",
    "how",
    "you",
    "walk",
    "and",
    "then",
    "says",
    "what",
    "helps",
    "after",
    "work",
)
"""Few words, so that the quotes are like each other."""


def finding(audit: str, page: int, number: int, words: list[str], moved: bool = False) -> Finding:
    """Return a finding with a quote of these words; its id comes from audit, page and quote."""
    quote = " ".join(words)
    url = f"{SITE}/{'new' if moved else 'blog'}/{page}/"
    subject = f"t-{page:016x}"
    evidence = Quote(
        field="/body_text",
        quote=quote,
        prefix="and so then",
        suffix="for all days",
        start=number * 100,
        end=number * 100 + len(quote),
    )
    digits = hashlib.sha256(f"{audit} {subject} {quote}".encode()).hexdigest()[:16]
    return Finding(
        finding_id=f"f-{digits}", audit=audit, audit_version=1, category=AuditCategory.SPELLING,
        severity=Severity.REVIEW, tier=Tier.LIKELY, scope=Scope.PAGE, subject=subject, url=url, page_count=1,
        occurrences=[Occurrence(subject=subject, url=url, evidence=evidence)],
        message="A sentence of this page has more words than a reader holds in mind.", evidence=evidence,
    )  # fmt: skip


def both(pages: int, a_page: int) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Yield each finding as it was and as it is now; null where it was not or is no more."""
    chance = random.Random(7)
    for page in range(pages):
        moved = chance.random() < 0.01
        for number in range(a_page):
            audit = _AUDITS[number % len(_AUDITS)] if pages > 1 else _AUDITS[0]
            words = [*chance.choices(_WORDS, k=14), f"w{number}"]
            edited = [*words[:6], "slowly", *words[7:]]
            fate = 2.5 if pages == 1 else chance.random() * 100
            was, now = finding(audit, page, number, words), finding(audit, page, number, words, moved)
            if fate < 1:
                yield was, None
            elif fate < 2:
                yield None, now
            elif fate < 4:
                yield was, finding(audit, page, number, edited, moved)
            else:
                yield was, now


def prepare(folder: Path, pages: int, a_page: int) -> None:
    """Write the published run, the history, the decisions and the next run's findings."""
    published = folder / "runs" / "before"
    published.mkdir(parents=True)
    with (
        closing(open_work(folder)) as work,
        closing(open_history(folder)) as history,
        closing(open_review(folder)) as review,
        (published / "findings.jsonl").open("w", encoding="utf-8") as file,
    ):
        store = RunStore(work, "now")
        begin_run(store, NOW, SITE, "{}")
        rows: list[tuple[str, str]] = []
        seen: list[FindingLife] = []
        decided: list[tuple[Finding, str]] = []
        for was, now in both(pages, a_page):
            if was is not None:
                file.write(was.model_copy(update=_life()).to_json() + "\n")
                at = THEN.isoformat()
                seen.append(
                    FindingLife(
                        finding_id=was.finding_id, first_seen=at, last_seen=at, last_judged=at, closed_at=None
                    )
                )
                if len(decided) < DECISIONS:
                    decided.append((was, was.finding_id))
            if now is not None:
                rows.append((f"{len(rows):09d}", now.to_json()))
        lines.write(store, "findings", rows)
        finding_lives.keep_judged(history, seen)
        decide(
            review, decided, action=DecisionAction.IGNORE, scope=DecisionScope.FINDING, reason="lived with",
            who=None, until=None, now=THEN,
        )  # fmt: skip


def _life() -> dict[str, Any]:
    return {"status": FindingStatus.OPEN, "first_seen": THEN, "last_seen": THEN, "last_judged": THEN}


def compared(folder: Path, pages: int) -> str:
    """Compare the findings of a prepared folder; return how many lines were written."""
    profile = Profile(url=f"{SITE}/", workers=WorkerSettings(processes=1))
    manifest = RunManifest.model_construct(
        run="before", status=RunStatus.COMPLETE, now=THEN, fingerprint="x", audit_fingerprint="x",
        settings=json.loads(profile.to_json()),
    )  # fmt: skip
    at = THEN.isoformat()
    histories = [
        PageHistory(
            page_id=f"p-{page:016x}", url=f"{SITE}/blog/{page}/", first_seen=at, last_seen=at,
            last_changed=None, content_hash="x", lifecycle=Lifecycle.LIVE, missing_runs=0,
        )
        for page in range(pages)
    ]  # fmt: skip
    with (
        closing(open_work(folder)) as work,
        closing(open_history(folder)) as history,
        Progress(quiet=True) as progress,
        Workers(profile.workers, 1) as workers,
    ):
        session = Session(
            folder=folder, store=RunStore(work, "now"), profile=profile, started=NOW, now=NOW, history=history,
            previous=PublishedFolder(folder / "runs" / "before", manifest), fingerprint="x",
            audit_fingerprint="x", progress=progress,
        )  # fmt: skip
        lives = {page.page_id: page for page in histories}
        compare_findings(session, workers, previous_again(session, workers), Looked(histories, lives, set()))
        return f"{lines.count(session.store, 'published_findings')} lines"


def main() -> int:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--a-page", type=int, default=20)
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.prepare:
        prepare(options.prepare, options.pages, options.a_page)
        return 0
    if options.prepared:
        report(lambda: compared(options.prepared, options.pages))
        return 0
    rows = []
    for pages, a_page in ((options.pages, options.a_page), (1, 2_500), (1, 5_000)):
        with tempfile.TemporaryDirectory() as name:
            sizes = ["--pages", str(pages), "--a-page", str(a_page)]
            # Apart, since a process inherits the highest memory of the one that starts it.
            making = [sys.executable, "-m", "benchmarks.compare_runs", "--prepare", name, *sizes]
            subprocess.run(making, check=True, cwd=HOME)
            cost = measure(
                "benchmarks.compare_runs", ["--prepared", name, "--pages", str(pages)], cpu_seconds=300
            )
        of = f"{pages} pages" if pages > 1 else "one subject"
        rows.append(
            {
                "of": of,
                "findings": pages * a_page,
                "CPU-s": cost.cpu_seconds,
                "MB": cost.peak_mb,
                "note": cost.note,
            }
        )
    write_table("compare_runs", rows, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
