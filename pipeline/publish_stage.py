"""Publish the run's lines and report in ``runs/<id>/``, then move ``latest`` and the history (stage 4)."""

from __future__ import annotations

import datetime
import json
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from pydantic import JsonValue

from pipeline.changes import compare
from pipeline.finding_statuses import at_or_above, reading_order, with_statuses
from pipeline.former_records import FormerRecords
from pipeline.removals import next_histories, removed_locations
from pipeline.session import Session
from pipeline.stored_record import RecordKind, iter_records
from reports.tally import tally
from reports.view import ReportData
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.change import Change
from schemas.finding import Finding
from schemas.generate import schema_id
from schemas.location import Location
from schemas.manifest import RunManifest
from schemas.other_address import OtherAddress
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.reject import Reject
from schemas.vocabulary import Exit, OutcomeKind, RunStatus, Severity
from store import identities, lines, page_history
from store.crawl_memory import read_memory
from store.publish import RunFolder, point_latest, published
from store.run_store import RunStore
from store.runs import set_state
from store.transaction import transaction

REPORT = "report/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A run on the disk."""

    folder: Path
    """``runs/<id>``."""
    data: ReportData
    """Data of its report, with the run's own name and times, which the report leaves out."""
    findings: list[Finding]
    """With their statuses."""
    exit: Exit
    """Exit code of the run; the manifest has its word."""


def publish(
    session: Session, status: RunStatus, reason: str | None, fail_on: Severity | None = None
) -> Published:
    """Write the run whole, then move ``latest`` (only a complete run moves it).

    New findings at least as bad as ``fail_on`` end it with exit code 1; a site's first complete run has none.
    Safe to call again after a kill at any point: a folder that was already published is kept as it is.
    """
    findings = _findings(session)
    changes, histories = _changes(session) if status is RunStatus.COMPLETE else ([], [])
    data = _report_data(session, status, reason, findings, changes)
    end = _end(session, status, findings, fail_on)
    folder = published(session.folder, session.store.run)
    if folder is None:
        folder = _write(session, data, end)
    if status is RunStatus.COMPLETE:
        point_latest(session.folder, session.store.run)
    _remember(session, histories, status)
    took = replace(
        data, run=session.store.run, started=session.started, finished=datetime.datetime.now(datetime.UTC)
    )
    return Published(folder=folder, data=replace(took, timings=session.timings), findings=findings, exit=end)


def exit_of(status: RunStatus) -> Exit:
    """Return the exit code of a run of this status, whatever was found."""
    return Exit.PARTIAL if status in (RunStatus.PARTIAL, RunStatus.FAILED) else Exit.DONE


def _end(session: Session, status: RunStatus, findings: list[Finding], fail_on: Severity | None) -> Exit:
    code = exit_of(status)
    if (
        code is Exit.DONE
        and fail_on
        and session.previous
        and any(at_or_above(finding, fail_on) for finding in findings)
    ):
        return Exit.NEW_FINDINGS
    return code


def _read(store: RunStore, file: str) -> Iterator[str]:
    return (line for _, line in lines.read(store, file))


def _findings(session: Session) -> list[Finding]:
    known: set[str] = set()
    if session.previous:
        known = {key for key, _ in lines.read(session.previous, "findings")}
    found = (Finding.model_validate_json(line) for line in _read(session.store, "findings"))
    return sorted(with_statuses(found, known), key=reading_order)


def _changes(session: Session) -> tuple[list[Change], list[page_history.PageHistory]]:
    former = page_history.load(session.store.connection)
    pages = (Page.model_validate_json(line) for line in _read(session.store, "pages"))
    histories, events = next_histories(former, pages)
    if session.previous is None:
        return [], histories
    changes: list[Change] = []
    kinds: tuple[RecordKind, ...] = ("page", "article", "location")
    for kind in kinds:
        changes += compare(FormerRecords(session.previous, kind).record, iter_records(session.store, kind))
    changes += events
    changes += removed_locations(
        iter_records(session.previous, "location"), iter_records(session.store, "location")
    )
    return changes, histories


def _report_data(
    session: Session, status: RunStatus, reason: str | None, findings: list[Finding], changes: list[Change]
) -> ReportData:
    outcomes: list[Outcome] = []
    by_audit: dict[str, Counter[str]] = {}
    for line in _read(session.store, "outcomes"):
        outcome = Outcome.model_validate_json(line)
        by_audit.setdefault(outcome.audit, Counter())[outcome.outcome.value] += 1
        if outcome.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            outcomes.append(outcome)
    former = _previous_manifest(session)
    crawl = read_memory(session.store)
    return ReportData(
        run=session.clock,  # the folder's name differs between two equal runs, and a report must not
        site=session.profile.url,
        name=session.profile.name,
        status=status,
        reason=reason,
        started=session.now,
        finished=session.now,
        now=session.now,
        pages=[Page.model_validate_json(line) for line in _read(session.store, "pages")],
        articles=[
            _without_body(Article.model_validate_json(line)) for line in _read(session.store, "articles")
        ],
        locations=sorted(
            (Location.model_validate_json(line) for line in _read(session.store, "locations")), key=_place
        ),
        findings=findings,
        outcomes=outcomes,
        outcome_counts={audit: dict(sorted(found.items())) for audit, found in sorted(by_audit.items())},
        changes=changes,
        rejects=[Reject.model_validate_json(line) for line in _read(session.store, "rejects")],
        audits=[AuditInfo.model_validate_json(line) for line in _read(session.store, "audits")],
        versions=_versions(session),
        other_addresses=[
            OtherAddress.model_validate_json(line) for line in _read(session.store, "other_addresses")
        ],
        left_out={str(reason): count for reason, count in crawl.left_out.items()},
        crawl_notes=[str(note) for note in crawl.end_notes],
        previous=f"{former.now:%Y-%m-%d %H:%M} UTC" if former else None,
        previous_counts=former.counts if former else {},
    )


def _without_body(article: Article) -> Article:
    """Return an article without its text, which reports leave out: texts of a whole site do not fit into memory."""
    return article.model_copy(update={"body_text": "", "body_blocks": [], "provenance": {}})


def _place(location: Location) -> tuple[str, str, str]:
    address = location.address
    return (address.city or "", address.street or "", location.location_id)


def _versions(session: Session) -> dict[str, str]:
    from extraction import EXTRACTOR_VERSION

    audits = (json.loads(line) for line in _read(session.store, "audits"))
    return {
        "checkup": version("clinic-checkup"),
        "extractor": EXTRACTOR_VERSION,
        "python": platform.python_version(),
        **{f"audit {audit['audit']}": str(audit["version"]) for audit in audits},
    }


def _counts(data: ReportData) -> dict[str, JsonValue]:
    """Return the report's own numbers and the rest of the manifest's."""
    return {
        **tally(data).to_counts(),
        "outcomes": {audit: dict(found) for audit, found in data.outcome_counts.items()},
        "changes": len(data.changes),
        "rejects": len(data.rejects),
    }


def _previous_manifest(session: Session) -> RunManifest | None:
    """Return the manifest of the complete run before, or null: its folder may have been pruned."""
    folder = published(session.folder, session.previous.run) if session.previous else None
    return RunManifest.model_validate_json((folder / "manifest.json").read_bytes()) if folder else None


def _write(session: Session, data: ReportData, exit_code: Exit) -> Path:
    from reports.html import render_html

    folder = RunFolder(session.folder, session.store.run)
    session.progress.stage("Publishing", None)
    for name in ("page", "article"):
        folder.write(f"{name}s.jsonl", _read(session.store, f"{name}s"), schema_id(name))
    folder.write("locations.jsonl", (record.to_json() for record in data.locations), schema_id("location"))
    folder.write("findings.jsonl", (record.to_json() for record in data.findings), schema_id("finding"))
    folder.write("outcomes.jsonl", (record.to_json() for record in data.outcomes), schema_id("outcome"))
    folder.write("changes.jsonl", (record.to_json() for record in data.changes), schema_id("change"))
    folder.write("rejects.jsonl", (record.to_json() for record in data.rejects), schema_id("reject"))
    records = ",\n ".join(record.to_json() for record in data.audits)
    folder.write("audits.json", [f"[{records}]\n"])
    folder.write(REPORT, [render_html(data)])
    return folder.commit(
        RunManifest(
            run=session.store.run,
            site=session.profile.url,
            status=data.status,
            reason=data.reason,
            exit=exit_code.name.lower(),
            started=session.started,
            finished=datetime.datetime.now(datetime.UTC),
            now=session.now,
            counts=_counts(data),
            left_out=dict(data.left_out),
            notes=list(data.crawl_notes),
            other_addresses=list(data.other_addresses),
            files=folder.files,
            versions=dict(data.versions),
            settings=json.loads(session.profile.to_json()),
            timings=session.timings,
            previous=session.previous.run if session.previous else None,
        )
    )


def _remember(session: Session, histories: list[page_history.PageHistory], status: RunStatus) -> None:
    """Move the ids, the history and the run's state in one durable transaction."""
    connection = session.store.connection
    page_ids = {url: json.loads(page_id) for url, page_id in lines.read(session.store, "identities")}
    connection.execute("PRAGMA synchronous = FULL")  # a published run must outlive a power cut
    try:
        with transaction(connection):
            if status is RunStatus.COMPLETE:
                identities.keep(connection, page_ids)
                page_history.keep(connection, histories)
            set_state(session.store, "published")
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")
