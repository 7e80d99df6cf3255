"""Schedule the walk's leases as Scrapy's requests, when their time has come."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from twisted.internet.defer import Deferred

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spider import ClinicSpider


WAKE = Request("data:,")
"""Makes the engine ask the scheduler again: it is enqueued, and dropped there."""


class LeaseScheduler(BaseScheduler):
    """Asks the spider's walk for the next lease; keeps nothing that a kill could lose."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._extra: list[Request] = []
        self._alarm: Any = None
        self._spider: ClinicSpider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LeaseScheduler:
        """Return a scheduler for Scrapy's crawler."""
        return cls(crawler)

    def open(self, spider: Spider) -> Deferred[None] | None:
        """Take the spider whose walk is scheduled."""
        self._spider = spider  # type: ignore[assignment]  # settings name one spider
        return None

    def close(self, reason: str) -> Deferred[None] | None:
        """Stop waiting."""
        if self._alarm is not None and self._alarm.active():
            self._alarm.cancel()
        return None

    def has_pending_requests(self) -> bool:
        """Return whether anything is left to request, now or later."""
        return bool(self._extra) or self._spider.walk.has_more()

    def enqueue_request(self, request: Request) -> bool:
        """Keep a request that is not the walk's: the one that yields the records at the end."""
        if request is WAKE:
            return True
        self._extra.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request, or None until its time comes; the engine is woken then."""
        if self._extra:
            return self._extra.pop(0)
        try:
            step = self._spider.walk.next(monotonic())
            if step is None:
                return None
            if isinstance(step, float):
                self._wake_in(step)
                return None
            return self._spider.request_for(step)
        except Exception as error:
            # Scrapy would log it and ask again for ever: a full disk would be a run without an end.
            self._spider.fatal = self._spider.fatal or error
            self._spider.walk.stopped = f"Checkup failed: {error}"
            return None

    def _wake_in(self, seconds: float) -> None:
        reactor = _reactor()
        if self._alarm is None or not self._alarm.active():
            self._alarm = reactor.callLater(seconds, self._wake)

    def _wake(self) -> None:
        # The engine looks for work when a request is enqueued, and else only every five seconds.
        if self._crawler.engine is not None and self._crawler.engine.running:
            self._crawler.engine.crawl(WAKE)


def _reactor() -> Any:
    """Return the reactor: importing it at the top would install the wrong one."""
    from twisted.internet import reactor

    return reactor
