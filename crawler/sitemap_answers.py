"""Add the pages of site maps, and the site maps that they name, to the frontier."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crawler.answer import Answer
from crawler.content_encoding import EncodingError, EncodingFault, unpack_body, unpack_gzip
from crawler.known_urls import KnownUrls
from crawler.run_memory import RunMemory
from crawler.sitemap import MAX_ENTRIES, MAX_SITEMAP_BYTES, read_sitemap
from reference.url_identity import SiteScope, normalise
from schemas.crawl_note import CrawlNote, CrawlNoteName
from store.frontier import SITEMAP_DEPTH, Find, Frontier, Kind, Lease
from store.urls import UrlNumbers

_MAX_HOPS = 4
"""Site-map indexes (and redirects of site maps) within one another."""

LEAST_ENTRIES = 500
"""Entries that a run of a few pages takes from a site map all the same, to say how many pages are known."""

_ENCODING_NOTES = {
    EncodingFault.TOO_BIG: CrawlNoteName.SITEMAP_TOO_BIG,
    EncodingFault.TRUNCATED: CrawlNoteName.SITEMAP_TRUNCATED,
    EncodingFault.BROKEN: CrawlNoteName.SITEMAP_BROKEN,
    EncodingFault.UNKNOWN: CrawlNoteName.SITEMAP_UNKNOWN,
}


class SitemapAnswers:
    """Takes the answers for site maps of one run."""

    def __init__(
        self,
        frontier: Frontier,
        numbers: UrlNumbers,
        memory: RunMemory,
        page_url: Callable[[str | None], str | None],
        known: KnownUrls,
        max_pages: int | None = None,
    ) -> None:
        """Take ``page_url``, which returns the URL under which a page is requested; None where it is not a page.

        A run of at most ``max_pages`` takes so many pages from each site map, at least `LEAST_ENTRIES`, and not
        all that it holds.
        """
        self._known = known
        self._max_entries = MAX_ENTRIES if max_pages is None else max(max_pages, LEAST_ENTRIES)
        self._frontier = frontier
        self._numbers = numbers
        self._memory = memory
        self._page_url = page_url

    def add(
        self, urls: Iterable[str | None], scope: SiteScope, hops: int = 0, *, exact: bool = False
    ) -> None:
        """Add site maps of the site to the frontier; ``exact`` keeps the spelling of a redirect's target."""
        if hops > _MAX_HOPS:
            return
        ours = [url for url in urls if url is not None and scope.contains(url)]
        self._frontier.add(
            Find(url_id=self._numbers.number(url), url=url, kind=Kind.SITEMAP, depth=SITEMAP_DEPTH, hops=hops)
            for url in (ours if exact else map(scope.canonical, ours))
        )

    def store_answer(self, lease: Lease, answer: Answer, scope: SiteScope) -> None:
        """Add the pages and site maps that the answer names, note its faults, and close its row."""
        self._frontier.done(lease.url_id)
        status = answer.status or 0
        location = answer.headers.get("location") if 300 <= status <= 399 else None
        if location is not None:
            self.add([normalise(location, lease.url)], scope, lease.hops + 1, exact=True)
            return
        if answer.failure is not None or not 200 <= status <= 299:
            if status not in (404, 410) or lease.hops:
                self._memory.note(CrawlNote(CrawlNoteName.SITEMAP_UNREADABLE, lease.url))
            return
        try:
            body = unpack_body(answer.body, answer.headers.get("content-encoding", ""), MAX_SITEMAP_BYTES)
            sitemap = read_sitemap(unpack_gzip(body, MAX_SITEMAP_BYTES), self._max_entries)
        except EncodingError as error:
            self._memory.note(CrawlNote(_ENCODING_NOTES[error.fault], lease.url))
            return
        for note in sitemap.notes:
            self._memory.note(CrawlNote(note, lease.url))
        self.add((normalise(loc, lease.url) for loc in sitemap.sitemaps), scope, lease.hops + 1)
        pages = [(self._page_url(normalise(loc, lease.url)), lastmod) for loc, lastmod in sitemap.urls]
        numbers = self._known.numbers(url for url, _ in pages if url is not None)
        self._frontier.add(
            Find(url_id=numbers[url], url=url, depth=1, in_sitemap=True, lastmod=lastmod)
            for url, lastmod in pages
            if url in numbers
        )
