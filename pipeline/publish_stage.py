"""Publish a run: its next state, its folder with the report, the history, ``latest``, in that order.

A kill between any two steps is finished by the next start, which computes nothing again.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, JsonValue

from pipeline.compared_findings import FINDINGS
from pipeline.finding_lives import FINDINGS_FILE, WAITING_FILE, lives_of
from pipeline.guard import coverage_of_run
from pipeline.kept_state import NextState, stored_state
from pipeline.kept_verdict import accepted_run
from pipeline.makers import crawl_of
from pipeline.next_state import changes_of
from pipeline.report_data import records_of, report_data
from pipeline.session import Session
from pipeline.text_pasts import pasts_of
from reports.feeds.feed_item import FeedItem
from reports.tally import tally
from reports.view import ReportData
from schemas.errors import StoreError
from schemas.generate import schema_id
from schemas.location import Address
from schemas.manifest import RunManifest
from schemas.record import Record
from schemas.vocabulary import Exit, OutcomeKind, RunStatus
from store import lines
from store.finding_counts import COUNTS_FILE, finding_counts
from store.history import apply
from store.prune import drop_databases
from store.publish import RunFolder, point_latest
from store.published_folder import published_folder
from store.run_store import RunStore
from store.run_tables import RUN_DATABASE
from store.runs import set_state
from store.transaction import durable
from store.write_run_database import write_run_database

log = logging.getLogger(__name__)

REPORT_FOLDER = "report"
"""Folder of the report in the run's."""
REPORT = f"{REPORT_FOLDER}/index.html"
_UNJUDGED = tuple(f'"outcome":"{kind}"' for kind in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR))
"""An outcome's line holds one of these where it is no judgement. No text holds it: a quotation mark in one is written
``\\"``."""
_WAITS = '"shown":false'
"""The same of a finding that waits behind worse ones of its audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A run on the disk."""

    folder: Path
    """``runs/<id>``."""
    data: ReportData
    """Data of its report, with the run's own name and times, which the report leaves out."""
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
    folder = published_folder(session.folder, session.store.run)
    if folder is None:
        data = _write(session, status, reason, state)
        folder = published_folder(session.folder, session.store.run)
        assert folder is not None
    else:
        data = report_data(session, status, reason, records_of(folder.folder, folder.manifest.files))
    counted = tally(data)
    row = dataclasses.replace(state.history.run, counts=folder.manifest.counts)
    apply(
        session.history,
        dataclasses.replace(state.history, run=row),
        lives_of(folder),
        pasts_of(folder, session.previous, session.store),
    )
    if status is RunStatus.COMPLETE:
        point_latest(session.folder, session.store.run)
    with durable(session.store.connection):
        set_state(session.store, "published")
    try:
        drop_databases(session.folder)
    except StoreError as error:
        log.warning("an older run keeps a file that can be made again: %s", error)
    took = dataclasses.replace(
        data,
        **records_of(folder.folder, folder.manifest.files),
        run=session.store.run,
        started=session.started,
        finished=datetime.datetime.now(datetime.UTC),
        timings=session.timings,
    )
    took.tallied.append(counted)
    return Published(folder=folder.folder, data=took, exit=state.exit)


class _Placed(Record):
    """The part of an office's line that it is sorted by."""

    model_config = ConfigDict(extra="ignore")

    location_id: str
    address: Address

    def place(self) -> tuple[str, str, str]:
        return (self.address.city or "", self.address.street or "", self.location_id)


def _offices(store: RunStore) -> Iterator[str]:
    """Yield the lines of the offices by town and street; one at a time, each lists every page that shows it."""
    keys = sorted(
        (_Placed.model_validate_json(line).place(), key) for key, line in lines.read(store, "locations")
    )
    for _, key in keys:
        yield lines.get(store, "locations", key) or ""


def _unjudged(store: RunStore) -> Iterator[str]:
    """Yield the lines of the outcomes that cannot tell or ended in an error."""
    for line in lines.values(store, "outcomes"):
        if any(kind in line for kind in _UNJUDGED):
            yield line


def _counts(data: ReportData) -> dict[str, JsonValue]:
    """Return the report's own numbers and the rest of the manifest's."""
    return {
        **tally(data).to_counts(),
        "outcomes": {audit: dict(found) for audit, found in data.outcome_counts.items()},
        "changes": len(data.changes),
        "rejects": len(data.rejects),
    }


def _former_items(session: Session) -> list[FeedItem]:
    """Return the items of the feed that the run before published; none of a run that had no feed."""
    from reports.feeds.feeds import JSON_FEED
    from reports.feeds.json_feed import read_json_feed

    if session.previous is None:
        return []
    path = session.previous.folder / JSON_FEED
    try:
        return read_json_feed(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        log.warning("the feed of the run before is lost (%s: %s); this one begins anew", path, error)
        return []


def _write(session: Session, status: RunStatus, reason: str | None, state: NextState) -> ReportData:
    """Write the run's folder and move it to its place; return the report's data."""
    from reports.feeds.feeds import feeds
    from reports.html.report_files import report_files

    store = session.store
    folder = RunFolder(session.folder, store.run)
    session.progress.stage("Publishing", None)
    for name in ("page", "article", "text"):
        folder.write(f"{name}s.jsonl", lines.values(store, f"{name}s"), schema_id(name))
    folder.write("locations.jsonl", _offices(store), schema_id("location"))
    for file, waits in ((FINDINGS_FILE, False), (WAITING_FILE, True)):
        found = (line for line in lines.values(store, FINDINGS) if (_WAITS in line) is waits)
        folder.write(file, found, schema_id("finding"))
    counts = finding_counts(folder.folder / FINDINGS_FILE)
    folder.write(COUNTS_FILE, counts, schema_id("finding_count"))
    folder.write("outcomes.jsonl", _unjudged(store), schema_id("outcome"))
    folder.write("changes.jsonl", (record.to_json() for record in changes_of(store)), schema_id("change"))
    folder.write("rejects.jsonl", lines.values(store, "rejects"), schema_id("reject"))
    data = report_data(session, status, reason, records_of(folder.folder, folder.files), folder.files)
    records = ",\n ".join(record.to_json() for record in data.audits)
    folder.write("audits.json", [f"[{records}]\n"])
    since = session.previous.manifest.now if session.previous else None
    for name, text in feeds(data, since, _former_items(session)).items():
        folder.write(name, [text])
    for path, html in report_files(data):
        folder.write(f"{REPORT_FOLDER}/{path}", [html])
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    folder.commit(
        RunManifest(
            run=session.store.run,
            site=session.profile.url,
            name=data.name,
            locale=data.locale,
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
    return data
