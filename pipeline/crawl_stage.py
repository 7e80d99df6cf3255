"""Crawl the site's pages into the store (stage 1)."""

from __future__ import annotations

from crawler.crawl import CrawlProgress, CrawlResult, run_crawl
from pipeline.session import Session
from store import page_history
from store.known_pages import known_pages


def crawl(session: Session) -> CrawlResult:
    """Crawl, or resume an interrupted crawl; return its result."""
    session.progress.stage("Crawling")

    def show(progress: CrawlProgress) -> None:
        total = progress.fetched + progress.pending
        session.progress.update(
            progress.fetched, total, f"{progress.errors} errors" if progress.errors else ""
        )

    return run_crawl(
        session.folder,
        session.store.run,
        session.profile,
        resolve=session.resolve,
        on_progress=show,
        now=session.now,
        known_pages=tuple(known_pages(session.previous, page_history.load(session.history))),
    )
