"""Open a site's work store and history, and take over every published run that the history does not know."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import BrokenHistoryError, StoreError
from schemas.vocabulary import RunStatus
from store import page_history
from store.adopt_site_store import OLD_NAME, adopt_site_store
from store.assignments import read_assignments
from store.connection import is_whole, open_history, open_work, set_aside
from store.history import (
    NextHistory,
    PublishedRun,
    apply,
    latest_complete,
    published_runs,
    was_counted,
)
from store.hooked_runs import mark_hooked
from store.notices import pass_over
from store.publish import latest_run, point_latest
from store.published_folder import PublishedFolder, published_folder, published_folders
from store.review import read_review
from store.runs import unpublished_runs
from store.shared_words import shared_words


@dataclass(frozen=True, slots=True)
class SiteStores:
    """Connections to a site's stores, held under its lock."""

    work: sqlite3.Connection
    """To ``work.sqlite``: what a crawl can rebuild."""
    history: sqlite3.Connection
    """To ``history.sqlite``: what it cannot."""


@contextlib.contextmanager
def open_site_stores(folder: Path, warn: Callable[[str], None]) -> Iterator[SiteStores]:
    """Yield a site's open stores; the caller holds the site's lock.

    An older ``site.sqlite`` is divided into both. A broken work store is set aside and a new one begun. A history that
    is broken or lost is refilled from the published runs; ``warn`` says so, and what could not be refilled.
    Raises `BrokenReviewError` where decisions cannot be read, before anything is done without them; `StoreError` where
    a store is of a newer version or cannot be written.
    """
    read_review(folder)
    read_assignments(folder)
    shared_words(folder.parent)
    _adopt(folder, warn)
    with (
        contextlib.closing(_work(folder, warn)) as work,
        contextlib.closing(_history(folder, warn)) as history,
    ):
        _take_over(folder, work, history, warn)
        yield SiteStores(work, history)


def _adopt(folder: Path, warn: Callable[[str], None]) -> None:
    try:
        adopt_site_store(folder)
    except BrokenHistoryError as error:
        warn(str(set_aside(folder / "history.sqlite", error)))
        adopt_site_store(folder)
    except StoreError as error:
        if (folder / OLD_NAME).exists():
            raise
        warn(str(error))


def _work(folder: Path, warn: Callable[[str], None]) -> sqlite3.Connection:
    try:
        return open_work(folder)
    except StoreError as error:
        if (folder / "work.sqlite").exists():
            raise
        warn(f"{error} Going on with a new store now; history, decisions and published runs are untouched.")
        return open_work(folder)


def _history(folder: Path, warn: Callable[[str], None]) -> sqlite3.Connection:
    try:
        return open_history(folder)
    except BrokenHistoryError as error:
        warn(str(set_aside(folder / "history.sqlite", error)))
        return open_history(folder)


def _take_over(
    folder: Path, work: sqlite3.Connection, history: sqlite3.Connection, warn: Callable[[str], None]
) -> None:
    """Apply the published runs that are newer than all that the history knows, oldest first.

    A run whose publishing a kill interrupted is left out: the work store has its state, and its next start applies it.
    """
    known = published_runs(history)
    newest = known[-1] if known else None
    interrupted = unpublished_runs(work)
    unknown = [
        run
        for run in published_folders(folder)
        if run.run not in interrupted
        and (newest is None or (run.manifest.started.isoformat(), run.run) > (newest.started, newest.run))
    ]
    for run in unknown:
        if run.is_whole():
            _apply(run, published_folder(folder, run.manifest.previous or ""), history)
        else:
            warn(f"{run.folder} is damaged and was passed over: its files are not those of its manifest.")
    if unknown and newest is None:
        pass_over(history, (run.run for run in unknown))  # what they show was said when they were published
        mark_hooked(history, (run.run for run in unknown))
        first = unknown[0].manifest.started
        count = f"{len(unknown)} published run{'' if len(unknown) == 1 else 's'}"
        warn(
            f"{folder / 'history.sqlite'} was refilled from {count}. What no run since {first:%Y-%m-%d} shows is lost: "
            "pages that were gone before, and their ids. 'checkup restore FILE' brings back a backup."
        )
    complete = latest_complete(history)
    if complete is not None and published_folder(folder, complete.run) and latest_run(folder) != complete.run:
        point_latest(folder, complete.run)


def _apply(run: PublishedFolder, previous: PublishedFolder | None, history: sqlite3.Connection) -> None:
    from pipeline.finding_lives import lives_of  # hardly a start has such a run, and all would wait for these
    from pipeline.text_pasts import pasts_of

    apply(history, state_of(run, history), lives_of(run), pasts_of(run, previous))


def state_of(run: PublishedFolder, history: sqlite3.Connection) -> NextHistory:
    """Return what a published run adds to the history, read from its folder."""
    from pipeline.removals import next_histories
    from schemas.page import Page

    manifest = run.manifest
    row = PublishedRun(
        run=run.run,
        started=manifest.started.isoformat(),
        now=manifest.now.isoformat(),
        status=manifest.status,
        fingerprint=manifest.fingerprint,
        counts=manifest.counts,
        crawl=manifest.crawl or run.run,
    )
    if manifest.status is not RunStatus.COMPLETE:
        return NextHistory(run=row, page_ids={}, pages=[])
    pages = [Page.model_validate_json(line, extra="ignore") for line in run.lines("pages.jsonl")]
    former = page_history.load(history)
    if was_counted(history, row.crawl):
        former = {page_id: page_history.before_last_crawl(life) for page_id, life in former.items()}
    lives = next_histories(former, pages)
    page_ids: dict[str, str] = {}
    for page in pages:
        page_ids |= dict.fromkeys((page.url, page.final_url, *page.previous_urls), page.page_id)
    return NextHistory(run=row, page_ids=page_ids, pages=lives)


def broken_store(folder: Path, error: Exception) -> StoreError:
    """Set aside the stores that turn out damaged after they were opened; return the error that names the first.

    Call it when both are closed.
    """
    broken = [name for name in ("history.sqlite", "work.sqlite") if not is_whole(folder / name)]
    errors = [set_aside(folder / name, error) for name in broken or ("work.sqlite",)]
    return errors[0]
