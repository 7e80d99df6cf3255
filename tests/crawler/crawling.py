"""Run crawls for the tests and put what they stored side by side."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from pathlib import Path
from typing import Any

from crawler.crawl import CrawlResult, run_crawl
from schemas.profile import CrawlSettings, Profile
from schemas.stored_page import StoredPage
from store.connection import open_work
from store.pages import iter_pages
from store.run_store import RunStore

NOW = datetime.datetime(2026, 3, 2, 8, 0, tzinfo=datetime.UTC)


def crawl(
    folder: Path, port: int, *, url: str = "http://clinic.example/", run: str = "run-1",
    host: str = "clinic.example", **settings: Any,
) -> CrawlResult:  # fmt: skip
    """Crawl a loopback site under a host's name without pauses."""
    values = {"delay_seconds": 0, "concurrent_requests": 4, "timeout_seconds": 5} | settings
    profile = Profile(url=url, crawl=CrawlSettings(**values))
    return run_crawl(folder, run, profile, resolve={host: ("127.0.0.1", port)}, now=NOW, retry_seconds=0.02)


def pages(folder: Path, run: str = "run-1") -> dict[str, StoredPage]:
    """Return a run's pages by URL."""
    with contextlib.closing(open_work(folder)) as connection:
        return {page.url: page for page in iter_pages(RunStore(connection, run))}


def stored(folder: Path, run: str = "run-1") -> list[dict[str, Any]]:
    """Return a run's pages as plain values, for comparing whole runs."""
    return [dataclasses.asdict(page) for page in pages(folder, run).values()]
