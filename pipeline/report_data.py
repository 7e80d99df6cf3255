"""Gather what the renderers show of a run: its numbers from the store, its records from the files just written."""

from __future__ import annotations

import datetime
import json
import platform
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from pydantic import JsonValue

from pipeline.guard import coverage_of_run
from pipeline.kept_verdict import held_back
from pipeline.makers import crawl_of
from pipeline.own_failures import with_own_failures
from pipeline.report_name import report_name
from pipeline.session import Session
from pipeline.site_locale import site_locale
from pipeline.stored_record import TEXT_KINDS
from reports.coverage import TextSummary
from reports.names import office
from reports.page_lines import page_lines
from reports.view import ReportData
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.change import Change
from schemas.finding import Finding
from schemas.location import Location
from schemas.manifest import RunFile
from schemas.other_address import OtherAddress
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.reject import Reject
from schemas.text import Text
from schemas.vocabulary import AuditCategory, OutcomeKind, RunStatus
from store import lines
from store.crawl_memory import read_memory
from store.history import published_runs
from store.published_folder import PublishedFolder
from store.record_file import RecordFile

T = TypeVar("T")
_BEGINNING = 60
"""Bytes of a change's line in which it says what happened: ``{"kind":"change","op":"gone",``."""


class _Outcome(msgspec.Struct, gc=False):
    """The part of an outcome that a report counts: there are as many as findings."""

    audit: str
    subject: str
    outcome: str
    reason: str | None = None


_outcome = msgspec.json.Decoder(_Outcome).decode


def records_of(folder: Path, files: Iterable[RunFile]) -> dict[str, Any]:
    """Return the records of a run's files under their names in `ReportData`; they are read at each look."""
    rows = {file.path: file.rows or 0 for file in files}

    def of(name: str, parse: Callable[[bytes], T]) -> RecordFile[T]:
        return RecordFile(folder / f"{name}.jsonl", rows.get(f"{name}.jsonl", 0), parse)

    return {
        "pages": of("pages", Page.model_validate_json),
        "articles": of("articles", Article.model_validate_json),
        "other_texts": of("texts", Text.model_validate_json),
        "locations": of("locations", Location.model_validate_json),
        "findings": of("findings", partial(Finding.model_validate_json, extra="ignore")),
        "outcomes": of("outcomes", Outcome.model_validate_json),
        "changes": of("changes", partial(Change.model_validate_json, extra="ignore")),
        "rejects": of("rejects", Reject.model_validate_json),
    }


def former_names(previous: PublishedFolder | None, changes: Path) -> dict[str, str]:
    """Return the names that the run before had for the records that this one has not any more, by their ids."""
    if previous is None or not changes.is_file():
        return {}
    names: dict[str, str] = {}
    with changes.open("rb") as lines_of_changes:
        for line in lines_of_changes:
            if b'"op":"gone"' not in line[:_BEGINNING]:  # most are not, and need not be parsed
                continue
            change = Change.model_validate_json(line, extra="ignore")
            former = previous.line(f"{change.record}s.jsonl", change.id)
            if former is not None and (name := _name(change.record, former)):
                names[change.id] = name
    return names


def _name(record: str, line: str) -> str | None:
    """Return what a reader calls a record: a text's headline, a page's title, an office's name or address."""
    if record == "location":
        return office(Location.model_validate_json(line, extra="ignore"))
    named: str | None = json.loads(line).get("title" if record == "page" else "headline")
    return named


def report_data(
    session: Session,
    status: RunStatus,
    reason: str | None,
    records: Mapping[str, Any],
    files: Sequence[RunFile] = (),
) -> ReportData:
    """Return a run's data, with the records of its files."""
    unproofed: dict[str, str | None] = {}
    audits = [AuditInfo.model_validate_json(line) for line in lines.values(session.store, "audits")]
    proofreaders = {audit.audit for audit in audits if audit.category is AuditCategory.SPELLING}
    by_audit: dict[str, Counter[str]] = {}
    for line in lines.values(session.store, "outcomes"):
        outcome = _outcome(line)
        by_audit.setdefault(outcome.audit, Counter())[outcome.outcome] += 1
        if outcome.audit in proofreaders and outcome.subject.startswith("t-"):
            judged = outcome.outcome in (OutcomeKind.PASSED, OutcomeKind.FAILED)
            known = unproofed.get(outcome.subject, outcome.reason or "")
            unproofed[outcome.subject] = None if judged or known is None else known or outcome.outcome
    former = session.previous.manifest if session.previous else None
    crawl = read_memory(session.store)
    return ReportData(
        **records,
        run=session.clock,  # the folder's name differs between two equal runs, and a report must not
        site=session.profile.url,
        name=session.profile.name or report_name(session.store, session.profile.url),
        status=status,
        reason=with_own_failures(reason, page_lines(records["pages"]), records["outcomes"]),
        held_back=held_back(session.store) is not None,
        started=session.now,
        finished=session.now,
        now=session.now,
        former_names=former_names(session.previous, records["changes"].path),
        edit_url=session.profile.edit_url,
        locale=site_locale(session.profile, session.store),
        texts=[
            TextSummary.read(line) for kind in TEXT_KINDS for line in lines.values(session.store, f"{kind}s")
        ],
        words_left=int(lines.get(session.store, "words_left", "words") or 0),
        unproofed=unproofed,
        outcome_counts={audit: dict(sorted(found.items())) for audit, found in sorted(by_audit.items())},
        audits=audits,
        versions=_versions(session),
        other_addresses=[
            OtherAddress.model_validate_json(line) for line in lines.values(session.store, "other_addresses")
        ],
        left_out={str(reason): count for reason, count in crawl.left_out.items()},
        crawl_notes=[str(note) for note in crawl.end_notes],
        previous=f"{former.now:%Y-%m-%d %H:%M} UTC" if former else None,
        previous_now=former.now if former else None,
        previous_counts=former.counts if former else {},
        field_coverage=coverage_of_run(session.store),
        previous_field_coverage=former.coverage if former else {},
        files=files,
        complete_runs=_complete_runs(session),
    )


def _complete_runs(session: Session) -> list[tuple[datetime.datetime, Mapping[str, JsonValue]]]:
    """Return the clock and counts of the complete runs before this one; those of the same crawl are this one's."""
    crawl = crawl_of(session.store)
    return [
        (now, run.counts)
        for run in published_runs(session.history)
        if run.counts_for_history
        and run.crawl != crawl
        and (now := datetime.datetime.fromisoformat(run.now)) < session.now
    ]


def _versions(session: Session) -> dict[str, str]:
    audits = (json.loads(line) for line in lines.values(session.store, "audits"))
    return {
        "checkup": version("clinic-checkup"),
        "python": platform.python_version(),
        **{f"audit {audit['audit']}": str(audit["version"]) for audit in audits},
    }
