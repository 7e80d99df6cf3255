"""Run all stages of one site, from the first request to the published folder; resume an interrupted run."""

from __future__ import annotations

import datetime
import json
import logging
import secrets
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from pipeline.forecast import forecast
from pipeline.next_state import CHANGES, FINDINGS, exit_of, keep_copy, keep_state, stored_state
from pipeline.publish_stage import Published, publish
from pipeline.session import ProgressBar, Session
from pipeline.site_stores import SiteStores, broken_store, open_site_stores
from pipeline.workers import Workers
from reference.url_identity import folder_name, normalise
from schemas.errors import SiteError, StoreError, UsageError
from schemas.profile import Profile
from schemas.vocabulary import Exit, RunStatus, Severity
from store.connection import is_broken
from store.copy_run import copy_crawl, copy_lines
from store.history import latest_complete
from store.lock import SiteLock
from store.pages import count_pages
from store.published_folder import published_folder
from store.run_store import RunStore
from store.runs import Run, begin_run, get_run, latest_complete_crawl, set_state, unfinished_run

log = logging.getLogger(__name__)

T = TypeVar("T")

FirstStage = Literal["crawl", "extract", "audit", "report"]
LastStage = Literal["crawl", "extract", "audit", "report"]
STAGES: tuple[FirstStage, ...] = ("crawl", "extract", "audit", "report")

EVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)

_EXTRACTED = ("pages", "articles", "locations", "other_addresses", "rejects", "site_facts", "identities")
_AUDITED = ("outcomes", "findings", "facts", "audits")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """Options of a start of the main job."""

    data: Path
    """Folder that holds the sites' folders."""
    first: FirstStage = "crawl"
    """Stage to start from; any but ``crawl`` reads the store."""
    last: LastStage = "report"
    """Stage to end with."""
    fresh: bool = False
    """Start a new run beside an interrupted one."""
    now: datetime.datetime | None = None
    """The clock; null for the real one."""
    fail_on: Severity | None = None
    """New findings at least this bad end in exit code 1."""
    resolve: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Resolver seam: host to loopback address and port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """End of a start."""

    exit: Exit
    """The code for the shell."""
    run: str
    """Name of the run."""
    status: RunStatus | None
    """Null where the run ended before publishing."""
    published: Published | None = None
    """Null where the run ended before publishing."""
    resumed: bool = False
    """Whether an interrupted run was resumed."""


def site_folder(data: Path, url: str) -> Path:
    """Return a site's folder: ``DATA/<host[_port]>``, the port only where the URL names one."""
    known = normalise(url)
    if known is None:
        raise UsageError(f"'{url}' is no URL of a site: give one like https://clinic.example")
    return data / folder_name(known)


def run_site(
    profile: Profile,
    options: RunOptions,
    progress: ProgressBar,
    say: Callable[[str], None] = log.info,
    warn: Callable[[str], None] = log.warning,
) -> RunEnd:
    """Run the stages that the options name and return their end.

    ``say`` is called with progress for a person at the terminal, ``warn`` with trouble that must not be missed.

    Raises `LockedError` at once where another run holds the site, `SiteError` where the site gives nothing,
    `StoreError` where nothing can be written.
    """
    folder = site_folder(options.data, profile.url)
    settings = _settings(profile, options)
    with SiteLock(folder) as lock:
        try:
            with open_site_stores(folder, warn) as stores:
                started = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
                since = started - datetime.timedelta(hours=profile.crawl.resume_within_hours)
                goes_on = options.first == "crawl" and not options.fresh
                if pending := unfinished_run(stores.work, EVER):
                    end = finish_publishing(folder, stores, pending, progress)
                    if end and goes_on and pending.settings_json == settings:
                        return end
                run, resumed = _begin(stores.work, profile, options, started, since, say)
                lock.name(run.run)
                session = _session(folder, stores, run, profile, options.now, progress, options.resolve)
                earlier = latest_complete_crawl(stores.work)
                if run.state == "crawling" and (
                    sentence := forecast(
                        session.store, session.store.other(earlier.run) if earlier else None, profile.crawl
                    )
                ):
                    say(sentence)
                return _stages(session, options, run.state, resumed)
        except (sqlite3.DatabaseError, StoreError) as error:
            if not is_broken(error if isinstance(error, sqlite3.Error) else error.__cause__):
                raise
            raise broken_store(folder, error) from error


def finish_publishing(folder: Path, stores: SiteStores, run: Run, progress: ProgressBar) -> RunEnd | None:
    """Finish the publishing of a run that a kill interrupted; return null where it had not begun."""
    if run.state != "audited" or stored_state(RunStore(stores.work, run.run)) is None:
        return None
    settings = json.loads(run.settings_json)
    now = datetime.datetime.fromisoformat(settings["now"]) if settings["now"] else None
    profile = Profile.model_validate(settings["profile"], extra="ignore")
    status = RunStatus(run.status or RunStatus.PARTIAL)
    done = publish(_session(folder, stores, run, profile, now, progress, {}), status, run.reason)
    return RunEnd(exit=done.exit, run=run.run, status=status, published=done, resumed=True)


def _session(
    folder: Path,
    stores: SiteStores,
    run: Run,
    profile: Profile,
    now: datetime.datetime | None,
    progress: ProgressBar,
    resolve: Mapping[str, tuple[str, int]],
) -> Session:
    from audits import fingerprint as audits
    from extraction import fingerprint as extraction

    started = datetime.datetime.fromisoformat(run.started)
    store = RunStore(stores.work, run.run)
    state = stored_state(store)
    complete = latest_complete(stores.history)
    name = state.previous if state else complete.run if complete else None
    return Session(
        folder=folder,
        store=store,
        history=stores.history,
        profile=profile,
        started=started,
        now=now or started,
        previous=published_folder(folder, name) if name else None,
        fingerprint=(state.history.run.fingerprint if state else None) or extraction.fingerprint(),
        audit_fingerprint=audits.fingerprint(),
        progress=progress,
        resolve=resolve,
    )


def _begin(
    connection: sqlite3.Connection,
    profile: Profile,
    options: RunOptions,
    started: datetime.datetime,
    since: datetime.datetime,
    say: Callable[[str], None],
) -> tuple[Run, bool]:
    settings = _settings(profile, options)
    if options.first == "crawl" and not options.fresh:
        unfinished = unfinished_run(connection, since)
        if unfinished and unfinished.settings_json == settings:
            say(f"Going on with the run of {unfinished.started}, which was cut short.")
            return unfinished, True
    _abandon_unfinished(connection)
    name = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    source = _source(connection, options)
    store = RunStore(connection, name)
    run = begin_run(store, started, profile.url, settings)
    if source is not None:
        _copy(store, source, options.first)
        run = get_run(store) or run
    return run, False


def _copy(store: RunStore, source: str, first: FirstStage) -> None:
    """Give a new run what another one stored, up to the stage that it starts from."""
    copy_crawl(store, source)
    state: Literal["crawled", "extracted", "audited"] = "crawled"
    if first in ("audit", "report"):
        copy_lines(store, source, _EXTRACTED)
        state = "extracted"
    if first == "report":
        copy_lines(store, source, (*_AUDITED, FINDINGS, CHANGES))
        if known := stored_state(store.other(source)):
            run = get_run(store)
            assert run is not None
            keep_copy(store, known, run.started)
        state = "audited"
    set_state(store, state)


def _settings(profile: Profile, options: RunOptions) -> str:
    """Return the settings that must be equal to resume an interrupted run: the profile and the clock."""
    now = options.now.isoformat() if options.now else None
    return json.dumps({"profile": json.loads(profile.to_json()), "now": now})


def _source(connection: sqlite3.Connection, options: RunOptions) -> str | None:
    if options.first == "crawl":
        return None
    needed = {
        "extract": ("crawled", "extracted", "audited", "published", "abandoned"),
        "audit": ("extracted", "audited", "published", "abandoned"),
        "report": ("audited", "published"),
    }[options.first]
    marks = ", ".join("?" * len(needed))
    row = connection.execute(
        f"SELECT run FROM runs WHERE status IS NOT NULL AND state IN ({marks}) "  # noqa: S608 - only marks
        "ORDER BY started DESC, run DESC LIMIT 1",
        needed,
    ).fetchone()
    if row is None:
        raise UsageError(
            f"nothing is stored that --from {options.first} could start from: run once without --from first."
        )
    return str(row[0])


def _abandon_unfinished(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE runs SET state = 'abandoned' WHERE state IN ('crawling', 'crawled', 'extracted', 'audited')"
    )


def _stages(session: Session, options: RunOptions, state: str, resumed: bool) -> RunEnd:
    from pipeline.audit_stage import audit
    from pipeline.extract_stage import extract

    def stopped(stage: LastStage) -> bool:
        return STAGES.index(options.last) <= STAGES.index(stage)

    def unpublished(status: RunStatus) -> RunEnd:
        return RunEnd(exit=exit_of(status), run=session.store.run, status=status, resumed=resumed)

    if state == "crawling":
        state = "crawled"
        if stop := _crawl(session):
            return RunEnd(exit=stop, run=session.store.run, status=None, resumed=resumed)
    run = get_run(session.store)
    assert run is not None
    status = RunStatus(run.status or RunStatus.PARTIAL)
    if stopped("crawl"):
        return unpublished(status)
    pages = count_pages(session.store)
    with Workers(session.profile.workers, pages) as workers:
        if state == "crawled":
            _timed(session, "extract", lambda: extract(session, workers))
            set_state(session.store, "extracted")
            state = "extracted"
        if state == "extracted" and not stopped("extract"):
            _timed(session, "audit", lambda: audit(session, workers))
            set_state(session.store, "audited")
            state = "audited"
        if state == "audited" and not stopped("audit"):
            session.progress.stage("Comparing with the run before", None)
            _timed(session, "compare", lambda: keep_state(session, workers, status, options.fail_on))
    if stopped("extract") or stopped("audit"):
        return unpublished(status)
    done = publish(session, status, run.reason)
    return RunEnd(exit=done.exit, run=session.store.run, status=status, published=done, resumed=resumed)


def _crawl(session: Session) -> Exit | None:
    """Crawl; return the code to end with where a signal interrupted it, else null."""
    from pipeline.crawl_stage import crawl

    try:
        result = _timed(session, "crawl", lambda: crawl(session))
    except SiteError:
        set_state(session.store, "failed")
        raise
    if not result.interrupted:
        return None
    return Exit.TERMINATED if result.signal == signal.SIGTERM else Exit.INTERRUPTED


def _timed(session: Session, stage: str, work: Callable[[], T]) -> T:
    begin = time.monotonic()
    try:
        return work()
    finally:
        session.timings[stage] = round(time.monotonic() - begin, 3)
