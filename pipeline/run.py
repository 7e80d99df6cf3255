"""Run all stages of one site, from the first request to the published folder; resume an interrupted run."""

from __future__ import annotations

import datetime
import logging
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from pipeline.forecast import forecast
from pipeline.gate import Gate
from pipeline.give_back_memory import give_back_memory, older_objects_left_out
from pipeline.heal_stores import with_healed_stores
from pipeline.kept_state import exit_of, has_state
from pipeline.kept_verdict import accepted_run
from pipeline.makers import keep_maker
from pipeline.publish_hook import call_hook
from pipeline.run_start import begin, session_of, session_of_stored, settings_of
from pipeline.session import ProgressBar, Session
from pipeline.site_stores import SiteStores, broken_store, open_site_stores
from schemas.errors import BrokenReviewError, SiteError, StoreError
from schemas.profile import Profile
from schemas.vocabulary import Exit, RunStatus
from store.connection import cannot_write, has_no_room, is_broken
from store.lock import SiteLock
from store.pages import count_pages
from store.run_store import RunStore
from store.runs import Run, get_run, latest_complete_crawl, set_state, unfinished_run
from store.site_folder import site_folder

if TYPE_CHECKING:
    from pipeline.publish_stage import Published

log = logging.getLogger(__name__)

T = TypeVar("T")

FirstStage = Literal["crawl", "extract", "audit", "report"]
LastStage = Literal["crawl", "extract", "audit", "report"]
STAGES: tuple[FirstStage, ...] = ("crawl", "extract", "audit", "report")

EVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


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
    gate: Gate | None = None
    """Findings that fail it end in exit code 1."""
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
    """True where an interrupted run was resumed."""
    untold: tuple[str, ...] = ()
    """Sentences about notices that could not be sent, and wait for the next start."""


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
    try:
        with older_objects_left_out():
            end = _run_locked(folder, profile, options, progress, say, warn)
    except SiteError:
        call_hook(folder, profile.hooks, warn)  # for a run whose publishing this start has finished before
        raise
    if end.exit not in (Exit.INTERRUPTED, Exit.TERMINATED):
        call_hook(folder, profile.hooks, warn)
    return end


def _run_locked(
    folder: Path,
    profile: Profile,
    options: RunOptions,
    progress: ProgressBar,
    say: Callable[[str], None],
    warn: Callable[[str], None],
) -> RunEnd:
    """Run the stages and tell people of the run, under the site's lock."""
    with SiteLock(folder) as lock:
        try:
            end = with_healed_stores(
                folder, warn, lambda: _run_once(folder, lock, profile, options, progress, say, warn)
            )
        except SiteError as error:
            log.error("%s", error, extra={"event": "run_failed"})
            tell_people(folder, profile, options.now, warn)
            raise
        if end.published is None:
            return end
        return replace(end, untold=tell_people(folder, profile, options.now, warn))


def tell_people(
    folder: Path, profile: Profile, now: datetime.datetime | None, warn: Callable[[str], None]
) -> tuple[str, ...]:
    """Tell people what a run changed; say, and return, what could not be sent. It fails no run."""
    from notices.tell import tell  # the last step of a run need not be there before its first

    untold = tell(folder, profile, now or datetime.datetime.now(datetime.UTC))
    for sentence in untold:
        warn(sentence)
    return tuple(untold)


def _run_once(
    folder: Path,
    lock: SiteLock,
    profile: Profile,
    options: RunOptions,
    progress: ProgressBar,
    say: Callable[[str], None],
    warn: Callable[[str], None],
) -> RunEnd:
    settings = settings_of(profile, options.now)
    try:
        with open_site_stores(folder, warn) as stores:
            started = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
            since = started - datetime.timedelta(hours=profile.crawl.resume_within_hours)
            goes_on = options.first == "crawl" and not options.fresh
            if pending := unfinished_run(stores.work, EVER):
                end = finish_publishing(folder, stores, pending, progress, warn)
                goes_on = goes_on and accepted_run(RunStore(stores.work, pending.run)) is None
                in_time = datetime.datetime.fromisoformat(pending.started) >= since
                if end and goes_on and in_time and pending.settings_json == settings:
                    return end
            run, resumed = begin(stores.work, profile, options, started, since, say)
            lock.name(run.run)
            log.info(
                "resumed" if resumed else "begun",
                extra={"event": "run_resumed" if resumed else "run_started", "run": run.run},
            )
            session = session_of(folder, stores, run, profile, options.now, progress, options.resolve, warn)
            earlier = latest_complete_crawl(stores.work)
            if run.state == "crawling" and (
                sentence := forecast(
                    session.store, session.store.other(earlier.run) if earlier else None, profile.crawl
                )
            ):
                say(sentence)
            return run_stages(session, options, run.state, resumed=resumed)
    except BrokenReviewError:  # its cause is a broken file, but neither of those that can be made again
        raise
    except (sqlite3.DatabaseError, StoreError) as error:
        if is_broken(error if isinstance(error, sqlite3.Error) else error.__cause__):
            raise broken_store(folder, error) from error
        if has_no_room(error):
            raise cannot_write(folder, error) from error
        raise


def finish_publishing(
    folder: Path, stores: SiteStores, run: Run, progress: ProgressBar, warn: Callable[[str], None]
) -> RunEnd | None:
    """Finish the publishing of a run that a kill interrupted; return null where it had not begun."""
    store = RunStore(stores.work, run.run)
    accepting = accepted_run(store) is not None
    if run.state != "audited" or not (has_state(store) or accepting):
        return None
    from pipeline.publish_stage import publish

    status = RunStatus(run.status or RunStatus.PARTIAL)
    try:
        session = session_of_stored(folder, stores, run, progress, warn)
        if accepting:
            return run_stages(
                session, RunOptions(data=folder.parent, first="report"), run.state, resumed=True
            )
        done = publish(session, status, run.reason)
    except (ValueError, KeyError) as error:  # what another version kept in a shape that this one cannot read
        set_state(RunStore(stores.work, run.run), "abandoned", reason="kept by another version")
        warn(
            f"The run of {run.started} was kept by another version of Checkup and is given up: {error}"[:300]
        )
        return None
    return RunEnd(exit=done.exit, run=run.run, status=status, published=done, resumed=True)


def run_stages(session: Session, options: RunOptions, state: str, *, resumed: bool = False) -> RunEnd:
    """Run the stages that a run still has to go through, up to the last that the options name; return the end."""

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
    # Not at the top: what reads and judges pages takes longer to load than to crawl a hundred of them.
    from pipeline.audit_stage import audit
    from pipeline.extract_stage import extract
    from pipeline.workers import Workers

    pages = count_pages(session.store)
    with Workers(session.profile.workers, pages) as workers:
        if state == "crawled":
            _timed(session, "extract", lambda: extract(session, workers))
            keep_maker(session.store, "extraction", session.fingerprint)
            set_state(session.store, "extracted")
            state = "extracted"
        if state == "extracted" and not stopped("extract"):
            _timed(session, "audit", lambda: audit(session, workers))
            keep_maker(session.store, "audits", session.audit_fingerprint)
            set_state(session.store, "audited")
            state = "audited"
        if state == "audited" and not stopped("audit"):
            from pipeline.guard import keep_verdict
            from pipeline.next_state import keep_state

            session.progress.stage("Comparing with the run before", None)
            _timed(session, "guard", lambda: keep_verdict(session, workers))
            run = get_run(session.store)
            assert run is not None
            status = RunStatus(run.status or RunStatus.PARTIAL)
            _timed(session, "compare", lambda: keep_state(session, workers, status, options.gate))
    if stopped("extract") or stopped("audit"):
        return unpublished(status)
    from pipeline.publish_stage import publish

    done = publish(session, status, run.reason)
    log.info(
        "%s, exit %d: %s",
        status,
        done.exit,
        done.folder,
        extra={"event": "run_published", "run": session.store.run},
    )
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
        result = work()
    finally:
        session.timings[stage] = round(time.monotonic() - begin, 3)
        log.info("%s took %.3f s", stage, session.timings[stage], extra={"event": "stage_ended"})
    give_back_memory(session.store.connection, session.history)
    return result
