"""Build a walk and the objects that the spider needs beside it, for the pipeline and for Scrapy's command."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.browser import find_browser
from crawler.request_headers import RequestHeaders, user_agent
from crawler.site_walk import SiteWalk
from schemas.profile import Profile
from store.known_pages import KnownPage
from store.run_store import RunStore
from store.runs import begin_run, complete_runs, latest_complete_crawl

if TYPE_CHECKING:
    from crawler.rendering import Renderer
    from crawler.resolver import GuardedResolver


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkParts:
    """A walk with the objects and limits that the spider needs beside it."""

    walk: SiteWalk
    """Chooses the requests and stores the answers."""
    headers: RequestHeaders
    """Of every request."""
    resolver: GuardedResolver
    """The only source of addresses."""
    timeout_seconds: float
    """For one answer."""
    max_body_bytes: int
    """Larger answers are given up."""
    proxy: str | None
    """URL of a proxy; null for none."""
    renderer: Renderer | None
    """Null unless the profile asks for rendering."""

    @property
    def is_direct(self) -> bool:
        """True where every page comes from the site's own server, as `crawler.page_downloader` gets them."""
        return self.proxy is None and self.renderer is None


def walk_parts(
    store: RunStore,
    profile: Profile,
    start_url: str,
    *,
    resolve: Mapping[str, tuple[str, int]],
    now: datetime.datetime | None = None,
    retry_seconds: float = 2.0,
    known_pages: Sequence[KnownPage] = (),
    only: Sequence[KnownPage] | None = None,
) -> WalkParts:
    """Return the spider's parts; the run's row is made where it does not exist. See `SiteWalk` for ``only``.

    Raises ProfileError when the profile names an environment variable that is not set.
    """
    from crawler.resolver import GuardedResolver

    headers = RequestHeaders(profile, start_url)
    started = now or datetime.datetime.now(datetime.UTC)
    begin_run(store, started, start_url, profile.model_dump_json())
    earlier = latest_complete_crawl(store.connection)
    # Validators lie now and then; a full run finds out. Counted over complete runs, so that a run that is
    # taken up again decides as it did before.
    full = complete_runs(store.connection) % profile.crawl.full_every_runs == 0
    previous = None
    if earlier is not None and earlier.run != store.run and not full:
        previous = store.other(earlier.run)
    walk = SiteWalk(
        store, start_url, profile.crawl, user_agent=user_agent(profile), retry_seconds=retry_seconds,
        now=now, previous=previous, known_pages=known_pages, only=only,
        earlier=None if earlier is None or earlier.run == store.run else store.other(earlier.run),
    )  # fmt: skip
    proxy = profile.crawl.proxy
    return WalkParts(
        walk=walk,
        headers=headers,
        resolver=GuardedResolver(resolve, _place(start_url), _place(proxy) if proxy else None),
        timeout_seconds=profile.crawl.timeout_seconds,
        max_body_bytes=profile.crawl.max_body_bytes,
        proxy=proxy,
        renderer=_renderer(profile, walk, headers),
    )


def _renderer(profile: Profile, walk: SiteWalk, headers: RequestHeaders) -> Renderer | None:
    """Return a renderer where the profile asks for one; UsageError where the extra or a browser is missing."""
    settings = profile.crawl
    if not settings.render_javascript:
        return None
    from crawler.rendering import Renderer

    return Renderer(
        browser=find_browser(), headers=headers, may_load=walk.may_load, proxy=settings.proxy,
        concurrent_pages=settings.concurrent_requests, timeout_seconds=settings.timeout_seconds,
        max_body_bytes=settings.max_body_bytes,
    )  # fmt: skip


def _place(url: str) -> tuple[str, int]:
    """Return host and port of a URL."""
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
