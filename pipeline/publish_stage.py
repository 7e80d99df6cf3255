"""Publish a run: its next state, its folder with the report, the history, ``latest``, in that order.

A kill between any two steps is finished by the next start, which computes nothing again.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import JsonValue

from pipeline.guard import accepted_run, coverage_of_run, held_back
from pipeline.makers import crawl_of
from pipeline.next_state import NextState, changes_of, findings_of, stored_state
from pipeline.own_failures import with_own_failures
from pipeline.session import Session
from pipeline.stored_record import TEXT_KINDS
from reports.coverage import TextSummary
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
from schemas.vocabulary import AuditCategory, Exit, OutcomeKind, RunStatus
from store import lines
from store.crawl_memory import read_memory
from store.history import apply
from store.publish import RunFolder, point_latest
from store.published_folder import published_folder
from store.run_store import RunStore
from store.runs import set_state
from store.transaction import durable

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


def publish(session: Session, status: RunStatus, reason: str | None) -> Published:
    """Write the folder of a run whose next state is kept, apply the history, move ``latest``, close the run.

    Safe to call again after a kill at any point: what was kept is not computed again, and a folder that was
    published stays as it is.
    """
    state = stored_state(session.store)
    if state is None:
        raise RuntimeError(
            f"run {session.store.run} was not compared with the run before: keep_state comes first"
        )
    findings = list(findings_of(session.store))
    data = _report_data(session, status, reason, findings, list(changes_of(session.store)))
    data = dataclasses.replace(data, reason=with_own_failures(reason, data.pages, data.outcomes))
    folder = published_folder(session.folder, session.store.run)
    if folder is None:
        _write(session, data, state)
        folder = published_folder(session.folder, session.store.run)
        assert folder is not None
    row = dataclasses.replace(state.history.run, counts=folder.manifest.counts)
    apply(session.history, dataclasses.replace(state.history, run=row))
    if status is RunStatus.COMPLETE:
        point_latest(session.folder, session.store.run)
    with durable(session.store.connection):
        set_state(session.store, "published")
    took = dataclasses.replace(
        data,
        run=session.store.run,
        started=session.started,
        finished=datetime.datetime.now(datetime.UTC),
        timings=session.timings,
    )
    return Published(folder=folder.folder, data=took, findings=findings, exit=state.exit)


def _read(store: RunStore, file: str) -> Iterator[str]:
    return (line for _, line in lines.read(store, file))


def _report_data(
    session: Session, status: RunStatus, reason: str | None, findings: list[Finding], changes: list[Change]
) -> ReportData:
    outcomes: list[Outcome] = []
    unproofed: dict[str, str | None] = {}
    audits = [AuditInfo.model_validate_json(line) for line in _read(session.store, "audits")]
    proofreaders = {audit.audit for audit in audits if audit.category is AuditCategory.SPELLING}
    by_audit: dict[str, Counter[str]] = {}
    for line in _read(session.store, "outcomes"):
        outcome = Outcome.model_validate_json(line)
        by_audit.setdefault(outcome.audit, Counter())[outcome.outcome.value] += 1
        if outcome.audit in proofreaders and outcome.subject.startswith("t-"):
            judged = outcome.outcome in (OutcomeKind.PASSED, OutcomeKind.FAILED)
            known = unproofed.get(outcome.subject, outcome.reason or "")
            unproofed[outcome.subject] = None if judged or known is None else known or outcome.outcome.value
        if outcome.outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR):
            outcomes.append(outcome)
    former = session.previous.manifest if session.previous else None
    crawl = read_memory(session.store)
    return ReportData(
        run=session.clock,  # the folder's name differs between two equal runs, and a report must not
        site=session.profile.url,
        name=session.profile.name,
        status=status,
        reason=reason,
        held_back=held_back(session.store) is not None,
        started=session.now,
        finished=session.now,
        now=session.now,
        pages=[Page.model_validate_json(line) for line in _read(session.store, "pages")],
        articles=[
            _without_body(Article.model_validate_json(line)) for line in _read(session.store, "articles")
        ],
        texts=[
            TextSummary.model_validate_json(line)
            for kind in TEXT_KINDS
            for line in _read(session.store, f"{kind}s")
        ],
        words_left=int(lines.get(session.store, "words_left", "words") or 0),
        unproofed=unproofed,
        locations=sorted(
            (Location.model_validate_json(line) for line in _read(session.store, "locations")), key=_place
        ),
        findings=findings,
        outcomes=outcomes,
        outcome_counts={audit: dict(sorted(found.items())) for audit, found in sorted(by_audit.items())},
        changes=changes,
        rejects=[Reject.model_validate_json(line) for line in _read(session.store, "rejects")],
        audits=audits,
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
    audits = (json.loads(line) for line in _read(session.store, "audits"))
    return {
        "checkup": version("clinic-checkup"),
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


def _write(session: Session, data: ReportData, state: NextState) -> None:
    from reports.html import render_html

    folder = RunFolder(session.folder, session.store.run)
    session.progress.stage("Publishing", None)
    for name in ("page", "article", "text"):
        folder.write(f"{name}s.jsonl", _read(session.store, f"{name}s"), schema_id(name))
    folder.write("locations.jsonl", (record.to_json() for record in data.locations), schema_id("location"))
    folder.write("findings.jsonl", (record.to_json() for record in data.findings), schema_id("finding"))
    folder.write("outcomes.jsonl", (record.to_json() for record in data.outcomes), schema_id("outcome"))
    folder.write("changes.jsonl", (record.to_json() for record in data.changes), schema_id("change"))
    folder.write("rejects.jsonl", (record.to_json() for record in data.rejects), schema_id("reject"))
    records = ",\n ".join(record.to_json() for record in data.audits)
    folder.write("audits.json", [f"[{records}]\n"])
    folder.write(REPORT, [render_html(data)])
    folder.commit(
        RunManifest(
            run=session.store.run,
            site=session.profile.url,
            status=data.status,
            reason=data.reason,
            exit=state.exit.name.lower(),
            started=session.started,
            finished=datetime.datetime.now(datetime.UTC),
            now=session.now,
            counts=_counts(data),
            coverage=coverage_of_run(session.store),
            accepted=accepted_run(session.store),
            left_out=dict(data.left_out),
            notes=list(data.crawl_notes),
            other_addresses=list(data.other_addresses),
            files=folder.files,
            versions=dict(data.versions),
            settings=json.loads(session.profile.to_json()),
            timings=session.timings,
            previous=state.previous,
            crawl=crawl if (crawl := crawl_of(session.store)) != session.store.run else None,
            fingerprint=session.fingerprint,
            audit_fingerprint=session.audit_fingerprint,
        )
    )
