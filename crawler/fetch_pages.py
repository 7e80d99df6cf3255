"""Fetch a list of a site's pages as its crawl would, into a store of their own, without following their links."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from crawler.browser import find_browser
from crawler.crawl import log_lines_to
from crawler.walk_parts import walk_parts
from schemas.profile import Profile
from store.known_pages import KnownPage
from store.link_graph import settle
from store.run_store import RunStore


def fetch_pages(
    store: RunStore,
    folder: Path,
    profile: Profile,
    start_url: str,
    pages: Sequence[KnownPage],
    *,
    resolve: Mapping[str, tuple[str, int]],
    now: datetime.datetime,
    retry_seconds: float = 2.0,
) -> int | None:
    """Fetch the pages and the ends of their redirects into the store; return the signal that ended it, or null.

    ``start_url`` is where the redirects of the site's start end. robots.txt, scope, caps, pace, retries and headers are
    those of a crawl by this profile; a page that they keep out, and one that fails, says so in its row or has none. The
    log is written into ``folder``. Raises UsageError where a browser is asked for and missing.
    """
    from crawler.reactor_run import run_spider

    if profile.crawl.render_javascript:
        find_browser()
    crawl = profile.crawl.model_copy(update={"max_pages": None})
    profile = profile.model_copy(update={"crawl": crawl})
    parts = walk_parts(
        store, profile, start_url, resolve=resolve, now=now, retry_seconds=retry_seconds, only=pages
    )
    with log_lines_to(folder / "crawl.log"):
        signal, spider = run_spider(
            parts,
            on_answer=lambda: None,
            concurrent_requests=crawl.concurrent_requests,
            ca_file=crawl.ca_file,
        )
    parts.walk.close()
    if spider.fatal is not None:
        raise spider.fatal
    settle(store)
    return signal
