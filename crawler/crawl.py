"""Crawl one site from beginning to end, in this process, for the pipeline."""

from __future__ import annotations

import datetime
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from crawler.browser import find_browser
from crawler.log_file import LogFile, LogText
from crawler.site_walk import SiteWalk
from crawler.walk_parts import walk_parts
from reference.url_identity import normalise
from schemas.crawl_note import CrawlNote
from schemas.errors import StoreError, UsageError
from schemas.left_out import LeftOut, LeftOutReason
from schemas.profile import Profile
from schemas.vocabulary import RunStatus
from store.connection import open_work
from store.frontier import State
from store.known_pages import KnownPage
from store.link_graph import settle
from store.run_store import RunStore
from store.runs import end_crawl, set_state

_PROGRESS_SECONDS = 0.2
_PROGRESS_REST = 100
"""Times that counting takes are left between two counts: of half a million URLs it takes a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlProgress:
    """Figures of a crawl under way."""

    fetched: int
    """Pages that were requested and stored, in this and earlier starts of the run."""
    pending: int
    """Pages known and not yet requested."""
    errors: int
    """Pages of this start that failed."""
    seconds: float
    """Since this start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlResult:
    """End of a crawl."""

    status: RunStatus
    """Complete, limited (``max_pages``) or partial."""
    reason: str | None
    """Reason for an incomplete crawl, in words."""
    interrupted: bool
    """True where a signal ended it; the same run can be resumed."""
    signal: int | None = None
    """Number of that signal."""
    counts: dict[str, int]
    """Pages by the end of their fetch (``fetched``, ``error``, …), ``left_out <reason>``, ``in_sitemap``."""
    start_url_final: str
    """The start URL after redirects."""
    notes: tuple[CrawlNote, ...] = ()
    """E.g. ``sitemap_broken:https://…``, ``crawl_delay_bounded``; sorted."""


def run_crawl(
    folder: Path,
    run: str,
    profile: Profile,
    *,
    resolve: Mapping[str, tuple[str, int]] | None = None,
    on_progress: Callable[[CrawlProgress], None] | None = None,
    now: datetime.datetime | None = None,
    retry_seconds: float = 2.0,
    known_pages: Sequence[KnownPage] = (),
) -> CrawlResult:
    """Crawl the profile's site into the folder's store, under a run's name; block until it ends.

    An interrupted run is resumed. ``resolve`` answers for host names (with an address and port), ``now`` is the time
    that pages are stamped with, ``retry_seconds`` the first pause before a second try; ``known_pages`` are asked for
    again even where nothing links to them. SIGINT and SIGTERM end it after the requests under way. The caller holds the
    site's lock.

    Raises SiteError when no page of the site can be read, UsageError for an invalid start URL, StoreError when the
    store cannot be used.
    """
    start_url = normalise(profile.url)
    if start_url is None:
        raise UsageError(f"{profile.url!r} is no web address. Give one like https://clinic.example/.")
    if profile.crawl.render_javascript:
        find_browser()
    connection = open_work(folder)
    try:
        return _crawl(
            RunStore(connection, run),
            folder,
            profile,
            start_url,
            resolve or {},
            on_progress,
            now,
            retry_seconds,
            known_pages,
        )
    except sqlite3.Error as error:
        raise StoreError(
            f"Cannot write {folder / 'work.sqlite'}: {error}. Check the disk, then run the same command again: "
            "it goes on where it was.",
            path=str(folder / "work.sqlite"),
        ) from error
    finally:
        connection.close()


def _crawl(
    store: RunStore,
    folder: Path,
    profile: Profile,
    start_url: str,
    resolve: Mapping[str, tuple[str, int]],
    on_progress: Callable[[CrawlProgress], None] | None,
    now: datetime.datetime | None,
    retry_seconds: float,
    known_pages: Sequence[KnownPage],
) -> CrawlResult:
    from crawler.reactor_run import run_spider

    parts = walk_parts(
        store, profile, start_url, resolve=resolve, now=now, retry_seconds=retry_seconds, known_pages=known_pages
    )  # fmt: skip
    walk = parts.walk
    progress = _Progress(walk, on_progress)
    with log_lines_to(folder / "crawl.log"):
        signal, spider = run_spider(
            parts,
            on_answer=progress.tick,
            concurrent_requests=profile.crawl.concurrent_requests,
            ca_file=profile.crawl.ca_file,
        )
    walk.close()
    progress.tick(last=True)
    if spider.fatal is not None:
        raise spider.fatal
    if walk.trouble is not None:
        set_state(store, "failed", reason=walk.trouble.message)
        raise walk.trouble.error()
    interrupted = signal is not None
    settle(store)
    counts = _counts(store)
    left_out = walk.left_out()
    walk.remember_end(left_out)
    counts |= {f"left_out {reason}": number for reason, number in left_out.items()}
    status, reason = _status(walk, left_out, interrupted=interrupted)
    if not interrupted:
        if not counts.get("fetched") and not counts.get("not_modified"):
            trouble = walk.silence
            set_state(store, "failed", reason=trouble.message)
            raise trouble.error()
        end_crawl(store, status, limited=status is RunStatus.LIMITED, reason=reason)
    return CrawlResult(
        status=status, reason=reason, interrupted=interrupted, signal=signal, counts=counts,
        start_url_final=walk.start_url_final, notes=tuple(walk.notes),
    )  # fmt: skip


def _status(
    walk: SiteWalk, left_out: Mapping[LeftOut, int], *, interrupted: bool
) -> tuple[RunStatus, str | None]:
    if interrupted:
        return RunStatus.PARTIAL, "interrupted; run it again to go on where it was"
    if walk.stopped is not None:
        return RunStatus.PARTIAL, walk.stopped
    if walk.closed_origins:
        where = ", ".join(walk.closed_origins)
        return RunStatus.PARTIAL, f"robots.txt never answered on {where}, so nothing was asked there"
    if cut := left_out.get(LeftOut(LeftOutReason.MAX_PAGES)):
        return RunStatus.LIMITED, f"max_pages: {cut} further URLs were known and not asked for"
    return RunStatus.COMPLETE, None


def _counts(store: RunStore) -> dict[str, int]:
    counts: dict[str, int] = dict(
        store.connection.execute(
            "SELECT fetch, count(*) FROM pages WHERE run = ? GROUP BY fetch ORDER BY fetch", (store.run,)
        )
    )
    counts["in_sitemap"] = store.connection.execute(
        "SELECT count(*) FROM pages WHERE run = ? AND in_sitemap", (store.run,)
    ).fetchone()[0]
    return counts


class _Progress:
    """Reports the figures of a crawl, a few times a second."""

    def __init__(self, walk: SiteWalk, tell: Callable[[CrawlProgress], None] | None) -> None:
        self._walk = walk
        self._tell = tell
        self._start = self._last = monotonic()
        self._pause = _PROGRESS_SECONDS

    def tick(self, *, last: bool = False) -> None:
        """Report, if it is time."""
        now = monotonic()
        if self._tell is None or (now - self._last < self._pause and not last):
            return
        self._last = now
        counts = self._walk.frontier.counts()
        self._pause = max(_PROGRESS_SECONDS, _PROGRESS_REST * (monotonic() - now))
        self._tell(
            CrawlProgress(
                fetched=counts[State.DONE], pending=counts[State.FOUND] + counts[State.PENDING] + counts[State.LEASED],
                errors=self._walk.errors, seconds=now - self._start,
            )
        )  # fmt: skip


@contextmanager
def log_lines_to(path: Path) -> Iterator[None]:
    """Send the log lines of Scrapy, Twisted and the crawler into a file, and none to the console."""
    handler = LogFile(path, encoding="utf-8")
    handler.setFormatter(LogText("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    loggers = [
        logging.getLogger(name)
        for name in ("scrapy", "scrapy-playwright", "twisted", "crawler", "py.warnings", "asyncio", "protego")
    ]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate
        handler.close()


__all__ = ["CrawlProgress", "CrawlResult", "run_crawl"]
