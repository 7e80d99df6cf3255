"""Download the walk's leases for Scrapy's engine and hand each answer to the spider at once.

A component for Scrapy's setting DOWNLOADER. Scrapy's own makes a response object of each answer and leads it through
slots, middlewares and signals that this crawl has none of: four fifths of what an unchanged page cost. It stays in use
where a page may come another way: through a proxy, from a browser, and for ``scrapy crawl``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scrapy import Request, signals
from twisted.internet.defer import Deferred

from crawler.answer import Answer
from crawler.connections import Connections
from crawler.scheduler import WAKE
from crawler.spider import LeaseRequest

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spider import ClinicSpider


class PageDownloader:
    """Downloads lease requests, and no others."""

    def __init__(self, crawler: Crawler) -> None:
        from twisted.internet import reactor

        self._crawler = crawler
        self._most = crawler.settings.getint("CONCURRENT_REQUESTS")
        self._connections = Connections(reactor)
        self.active: set[Request] = set()
        """Requests under way, which the engine looks at."""
        crawler.signals.connect(self._connections.close, signals.engine_stopped)

    def fetch(self, request: Request) -> Deferred[Request]:
        """Return what the engine is to do once the answer is stored: to ask the scheduler for more."""
        assert isinstance(request, LeaseRequest)
        self.active.add(request)
        spider = cast("ClinicSpider", self._crawler.spider)
        answered = self._connections.get(
            request.url,
            request.sent_headers,
            timeout_seconds=request.timeout_seconds,
            max_body_bytes=request.max_body_bytes,
            is_wanted=request.is_wanted,
        )

        def store(answer: Answer) -> Request:
            self.active.discard(request)
            spider.on_answer(request, answer)
            return WAKE

        return answered.addCallback(store)

    def needs_backout(self) -> bool:
        """Return whether as many requests are under way as may be."""
        return len(self.active) >= self._most

    def close(self) -> None:
        """Nothing is left to close; the connections end with the engine."""
