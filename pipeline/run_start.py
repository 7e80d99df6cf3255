"""Begin a run: resume one that was cut short, start a new one, or copy what an earlier one stored."""

from __future__ import annotations

import datetime
import json
import secrets
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.kept_state import CHANGES, keep_copy, stored_state
from pipeline.kept_verdict import ACCEPTED, GUARD, accepted_clock, held_back
from pipeline.makers import crawl_of, keep_maker, maker_of, todays_makers
from pipeline.session import ProgressBar, Session
from pipeline.site_stores import SiteStores
from schemas.errors import UsageError
from schemas.profile import Profile
from schemas.vocabulary import RunStatus
from store import lines, page_facts
from store.copy_run import copy_crawl, copy_lines
from store.history import PublishedRun, published_runs
from store.published_folder import PublishedFolder, published_folder
from store.run_store import RunStore
from store.runs import Run, begin_run, get_run, set_state, set_status, unfinished_run

if TYPE_CHECKING:
    from pipeline.run import FirstStage, RunOptions

_AUDITED = ("outcomes", "findings", "words", "forms", "audits")
_SHAPES: dict[str, str] = {
    "pages": "page",
    "articles": "article",
    "texts": "text",
    "locations": "location",
    "outcomes": "outcome",
    "findings": "finding",
}


def begin(
    connection: sqlite3.Connection,
    profile: Profile,
    options: RunOptions,
    started: datetime.datetime,
    since: datetime.datetime,
    say: Callable[[str], None],
) -> tuple[Run, bool]:
    """Return the run to work on, and whether it is one that was cut short.

    A run cut short since ``since`` with the same settings is resumed. Records that other code made are not mixed with
    today's: it goes on from its crawl then. Raises `UsageError` where nothing is stored to start from.
    """
    settings = settings_of(profile, options.now)
    if options.first == "crawl" and not options.fresh:
        unfinished = unfinished_run(connection, since)
        if unfinished and unfinished.settings_json == settings:
            say(f"Going on with the run of {unfinished.started}, which was cut short.")
            return _by_todays_code(RunStore(connection, unfinished.run), unfinished), True
    source = _source(connection, options.first)
    _abandon_unfinished(connection)
    started = _after_the_newest(connection, started)
    store = RunStore(connection, new_name(started))
    run = begin_run(store, started, profile.url, settings)
    if source is not None:
        _copy(store, source, options.first)
        run = get_run(store) or run
    return run, False


def new_name(started: datetime.datetime) -> str:
    """Return the name of a run that starts now: no two are equal."""
    return f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def _after_the_newest(connection: sqlite3.Connection, started: datetime.datetime) -> datetime.datetime:
    """Return the start, a second after the newest run where both are in one second: it is what orders runs."""
    (newest,) = connection.execute("SELECT max(started) FROM runs").fetchone()
    if newest is None:
        return started
    return max(started, datetime.datetime.fromisoformat(newest) + datetime.timedelta(seconds=1))


def settings_of(profile: Profile, now: datetime.datetime | None) -> str:
    """Return the settings that must be equal to resume an interrupted run: the profile and the clock."""
    return json.dumps({"profile": json.loads(profile.to_json()), "now": now.isoformat() if now else None})


def session_of(
    folder: Path,
    stores: SiteStores,
    run: Run,
    profile: Profile,
    now: datetime.datetime | None,
    progress: ProgressBar,
    resolve: Mapping[str, tuple[str, int]],
    warn: Callable[[str], None],
) -> Session:
    """Return the session of a run, compared with the newest complete run whose folder is whole."""
    started = datetime.datetime.fromisoformat(run.started)
    store = RunStore(stores.work, run.run)
    state = stored_state(store)
    complete = [past for past in published_runs(stores.history) if past.counts_for_history]
    named = [past for past in complete if past.run == state.previous] if state else complete
    extraction: str | None
    audits: str | None
    extraction, audits = todays_makers()
    if run.state in ("extracted", "audited"):
        extraction = maker_of(store, "extraction")
    if run.state == "audited":
        audits = maker_of(store, "audits")
    return Session(
        folder=folder,
        store=store,
        history=stores.history,
        profile=profile,
        started=started,
        now=now or started,
        previous=_previous(folder, named, warn),
        fingerprint=extraction,
        audit_fingerprint=audits,
        progress=progress,
        resolve=resolve,
    )


def session_of_stored(
    folder: Path, stores: SiteStores, run: Run, progress: ProgressBar, warn: Callable[[str], None]
) -> Session:
    """Return the session of a run by the settings that it keeps, without a crawl; of an accepting run with the clock
    that the run it repeats counted ages with.

    Raises `ValueError` or `KeyError` for settings in a shape that this version cannot read.
    """
    settings = json.loads(run.settings_json)
    now = datetime.datetime.fromisoformat(settings["now"]) if settings["now"] else None
    profile = Profile.model_validate(settings["profile"], extra="ignore")
    now = now or accepted_clock(RunStore(stores.work, run.run))
    return session_of(folder, stores, run, profile, now, progress, {}, warn)


def _previous(
    folder: Path, complete: list[PublishedRun], warn: Callable[[str], None]
) -> PublishedFolder | None:
    for past in reversed(complete):
        found = published_folder(folder, past.run)
        if found is not None and found.is_whole():
            return found
        warn(
            f"{folder / 'runs' / past.run} is missing or damaged: this run is compared with the one before it, if any. "
            "Put the folder back to compare with it."
        )
    return None


def _by_todays_code(store: RunStore, run: Run) -> Run:
    """Return a resumed run, set back to its crawl where other code made its records."""
    extraction, audits = todays_makers()
    by_other = run.state in ("extracted", "audited") and maker_of(store, "extraction") != extraction
    by_other |= run.state == "audited" and maker_of(store, "audits") != audits
    if by_other:
        if held_back(store):
            set_status(store, RunStatus.COMPLETE, None)  # the crawl was; the guard looks at its records again
        lines.clear(store, GUARD)
        set_state(store, "crawled")
    return get_run(store) or run


def begin_accepted(connection: sqlite3.Connection, source: Run, started: datetime.datetime) -> Run:
    """Return a new run that repeats a partial one as complete, with its records, outcomes and findings."""
    _abandon_unfinished(connection)
    started = _after_the_newest(connection, started)
    store = RunStore(connection, new_name(started))
    begin_run(store, started, source.start_url, source.settings_json)
    _copy(store, source.run, "report", accepted=True)
    run = get_run(store)
    assert run is not None
    return run


def _copy(store: RunStore, source: str, first: FirstStage, *, accepted: bool = False) -> None:
    """Give a new run what another one stored, up to the stage that it starts from; an accepted one all but its state.

    Until all is copied the run is one that nothing resumes: a kill in between leaves no mixture of two runs.
    """
    from pipeline.compared_findings import (
        FINDINGS,  # what these stages load, a run that crawls need not load yet
    )
    from pipeline.extract_stage import EXTRACTED

    set_state(store, "failed", reason="its start was cut short")
    if first == "audit" and maker_of(store.other(source), "extraction") != todays_makers()[0]:
        first = "extract"  # records of other code are not mixed with today's audits
    copy_crawl(store, source)
    keep_maker(store, "crawl", crawl_of(store.other(source)))
    if first != "report" and held_back(store.other(source)):
        set_status(store, RunStatus.COMPLETE, None)  # the crawl was; the guard looks at its records again
    state: Literal["crawled", "extracted", "audited"] = "crawled"
    if first in ("audit", "report"):
        copy_lines(store, source, (*EXTRACTED, "identities"))
        page_facts.copy(store.other(source), store)
        keep_maker(store, "extraction", maker_of(store.other(source), "extraction"))
        state = "extracted"
    if first == "report":
        copy_lines(store, source, (*_AUDITED, GUARD, ACCEPTED, FINDINGS, CHANGES))
        keep_maker(store, "audits", maker_of(store.other(source), "audits"))
        if accepted:
            lines.clear(store, GUARD, ACCEPTED, FINDINGS, CHANGES)
            lines.write(store, ACCEPTED, [("run", json.dumps(source))])
            set_status(store, RunStatus.COMPLETE, None)
        elif known := stored_state(store.other(source)):
            run = get_run(store)
            assert run is not None
            keep_copy(store, known, run.started)
        state = "audited"
    _write_in_todays_shape(store)
    set_state(store, state)


def _write_in_todays_shape(store: RunStore) -> None:
    """Fill new fields of copied records with their defaults, and drop fields that left."""
    from pipeline.former_records import today_shape

    for file, name in _SHAPES.items():
        rows = lines.read(store, file)
        lines.write(
            store,
            file,
            ((key, today_shape(name, line)) for key, line in rows),
        )


def _source(connection: sqlite3.Connection, first: FirstStage) -> str | None:
    if first == "crawl":
        return None
    needed = {
        "extract": ("crawled", "extracted", "audited", "published", "abandoned"),
        "audit": ("extracted", "audited", "published", "abandoned"),
        "report": ("audited", "published"),
    }[first]
    marks = ", ".join("?" * len(needed))
    row = connection.execute(
        f"SELECT run FROM runs WHERE status IS NOT NULL AND state IN ({marks}) "  # noqa: S608 - only marks
        "ORDER BY started DESC, run DESC LIMIT 1",
        needed,
    ).fetchone()
    if row is None:
        raise UsageError(
            f"nothing is stored that --from {first} could start from: run once without --from first."
        )
    return str(row[0])


def _abandon_unfinished(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE runs SET state = 'abandoned' WHERE state IN ('crawling', 'crawled', 'extracted', 'audited')"
    )
