"""Publish runs of several sites for a report on them to read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from reports.agency.write_agency_report import write_agency_report
from reports.progress import Progress
from schemas.agency_report import AgencyReport, AgencySite
from schemas.finding import Finding
from schemas.manifest import RunManifest
from schemas.vocabulary import FindingStatus, RunStatus
from store.finding_counts import COUNTS_FILE, finding_counts
from store.publish import RunFolder, point_latest
from tests.reports.clinic_sample import sample

NOW = datetime.datetime(2026, 11, 22, 20, 36, tzinfo=datetime.UTC)
COUNTS = {
    "pages_asked": 40,
    "pages_read": 38,
    "pages_proofread": 30,
    "not_proofread": {"no main text": 8, "blocked by the server (403)": 2},
    "freshness": {"current": 6, "due_soon": 2, "overdue": 7, "unknown": 3, "exempt": 1},
}


def findings(count: int, **changes: object) -> list[Finding]:
    """Return open findings of the sample clinic, each with these changes."""
    first = sample().findings[0]
    status = {"status": FindingStatus.OPEN}
    return [
        first.model_copy(update={"finding_id": f"f-{number:016x}", **status, **changes})
        for number in range(count)
    ]


def publish_run(
    folder: Path,
    /,
    *,
    days_ago: int = 0,
    found: Iterable[Finding] = (),
    status: RunStatus = RunStatus.COMPLETE,
    latest: bool = True,
    counted: bool = True,
    **manifest: object,
) -> Path:
    """Publish a run of a site, as a version before the counts did where it is not ``counted``; return its folder."""
    now = NOW - datetime.timedelta(days=days_ago)
    run = f"{now:%Y%m%dT%H%M%SZ}-1a2b"
    files = RunFolder(folder, run)
    files.write("findings.jsonl", (finding.to_json() for finding in found), "urn:finding")
    if counted:
        files.write(COUNTS_FILE, finding_counts(files.folder / "findings.jsonl"), "urn:finding_count")
    files.write("audits.json", ["[" + ",".join(audit.to_json() for audit in sample().audits) + "]\n"])
    files.write("report/index.html", ["<p>The report</p>\n"])
    values = {
        "run": run, "site": f"https://{folder.name}/", "name": f"Clinic of {folder.name}", "status": status,
        "exit": "done", "started": now, "finished": now, "now": now, "counts": COUNTS, "files": files.files,
        "versions": {}, "settings": {}, "timings": {}, "previous": "20261101T000000Z-0000",
    }  # fmt: skip
    # Not validated: a text of another's manifest is what it is.
    path = files.commit(RunManifest.model_validate(values).model_copy(update=manifest))
    if latest and status is RunStatus.COMPLETE:
        point_latest(folder, run)
    return path


def write(data: Path | Sequence[Path], out: Path) -> AgencyReport:
    """Write the report on data folders."""
    folders = [data] if isinstance(data, Path) else data
    with Progress(quiet=True) as progress:
        return write_agency_report(folders, out, now=NOW, old_after_days=8, progress=progress)


def by_folder(report: AgencyReport) -> dict[str, AgencySite]:
    """Return the sites by the names of their folders."""
    return {site.folder: site for site in report.sites}
