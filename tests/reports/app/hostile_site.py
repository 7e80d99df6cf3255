"""A site whose every word attacks its reader, published and decided about, and the same one with honest words."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from reports.view import ReportData
from schemas.finding import Finding
from schemas.manifest import RunManifest
from schemas.recheck import Answer, FindingAnswer, PlaceAnswer, Recheck
from schemas.record import Record
from schemas.vocabulary import DecisionAction, DecisionScope, RunStatus
from store.assignments import assign
from store.connection import open_review
from store.publish import RunFolder, point_latest
from store.review import add_words, decide
from store.run_tables import RUN_DATABASE
from store.shared_words import add_shared_words
from store.write_run_database import write_run_database
from tests.reports.app.review_site import NOW
from tests.reports.clinic_sample import SITE
from tests.reports.hostile_crowd import crowd
from tests.reports.hostile_payloads import ODD_URLS, TEXTS, URLS

HOSTILE, HONEST = "hostile.example", "honest.example"


def _whole(text: str) -> str:
    """Return a text as a published file can hold it: it has no lone surrogates."""
    return text.encode("utf-8", "replace").decode()


TEXTS_OF = {
    HOSTILE: [_whole(text) for text in TEXTS],
    HONEST: [f"Honest words number {at}" for at in range(len(TEXTS))],
}
"""Texts of each site; there is a page, an office and some findings for each."""


def publish_both(data: Path) -> None:
    """Publish three runs of each site, the last one partial, and decide, assign and call right what can be.

    Beside each site's folder is what a recheck of it prints.
    """
    odd = [
        _whole(url) for url in (*URLS, *ODD_URLS) if not url.startswith("https://[")
    ]  # nobody can ask for that
    urls = {
        HOSTILE: [odd[at] if at < len(odd) else f"{SITE}{text}" for at, text in enumerate(TEXTS_OF[HOSTILE])],
        HONEST: [f"{SITE}{at}/" for at in range(len(TEXTS))],
    }
    for host, texts in TEXTS_OF.items():
        report = crowd(texts, urls[host])
        first = _publish(data, host, report, texts, 0, None)
        _publish(data, host, report, texts, 7, first)
        _publish(data, host, report, texts, 14, first, RunStatus.PARTIAL)
        _decide(data, host, report.findings, texts)
        write_recheck(data / f"{host}.json", report, texts)


def _publish(
    data: Path,
    host: str,
    report: ReportData,
    texts: Sequence[str],
    days: int,
    previous: str | None,
    status: RunStatus = RunStatus.COMPLETE,
) -> str:
    now = NOW + datetime.timedelta(days=days)
    run = f"{now:%Y%m%dT%H%M%SZ}-0000"
    folder = RunFolder(data / host, run)
    files: dict[str, Sequence[Record]] = {
        "pages": report.pages,
        "articles": report.articles,
        "locations": report.locations,
        "findings": some_findings(report.findings),
        "changes": report.changes,
    }
    for name, records in files.items():
        folder.write(f"{name}.jsonl", (record.to_json() for record in records), "urn:x")
    folder.write("audits.json", ["[" + ",".join(info.to_json() for info in report.audits) + "]\n"])
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    folder.commit(
        RunManifest(
            run=run, site=f"http://{host}/", name=texts[0] + texts[70], locale="en-US", status=status, exit="done",
            reason=texts[1], started=now, finished=now, now=now, counts={"open_findings": 3}, files=folder.files,
            versions={}, settings={"owners": {text: {} for text in texts[::9]}}, timings={}, previous=previous,
        )
    )  # fmt: skip
    if status is RunStatus.COMPLETE:
        point_latest(data / host, run)
    return run


def some_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Return a finding of each text, of one audit after another."""
    by_text: dict[str, list[Finding]] = {}
    for finding in findings:
        by_text.setdefault(finding.finding_id[:10], []).append(finding)
    return [
        some[at % len(some)].model_copy(update={"decision": None}) for at, some in enumerate(by_text.values())
    ]


def _decide(data: Path, host: str, findings: Sequence[Finding], texts: Sequence[str]) -> None:
    with closing(open_review(data / host)) as connection:
        for at, (text, finding) in enumerate(zip(texts, some_findings(findings), strict=True)):
            if at % 3:
                continue
            decide(
                connection, [(finding, finding.finding_id)], action=list(DecisionAction)[at // 3 % 3],
                scope=DecisionScope.FINDING, reason=text, who=text[:60], until=None, now=NOW,
            )  # fmt: skip
            assign(connection, [finding.finding_id], owner=text[:60], who=text[:60], now=NOW)
        add_words(connection, [text.lower()[:60] for text in texts], who=texts[0], reason=texts[1], now=NOW)
    add_shared_words(data, [word for text in texts for word in text.lower().split()[:1] if word[0] != "#"])


def write_recheck(file: Path, report: ReportData, texts: Sequence[str]) -> None:
    """Write what a recheck prints of a finding for each text, with reasons and places that attack."""
    answers = [
        FindingAnswer(
            finding_id=finding.finding_id,
            answer=list(Answer)[at % len(Answer)],
            reason=text,
            places=[PlaceAnswer(url=f"{SITE}{text}", answer=Answer.CANNOT_TELL, reason=f"{text} too")],
            finding=finding,
        )
        for at, (text, finding) in enumerate(zip(texts, some_findings(report.findings), strict=True))
    ]
    found = Recheck(
        site=HOSTILE,
        now=NOW,
        last_run=NOW,
        locale="en-US",
        answers=answers,
        unread=[PlaceAnswer(url=f"{SITE}{text}", answer=Answer.CANNOT_TELL, reason=text) for text in texts],
        new=[answer.finding for answer in answers],
    )
    file.write_text(json.dumps(json.loads(found.to_json())), encoding="ascii")
