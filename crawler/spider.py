"""Turn the walk's leases into Scrapy's requests and the responses into the walk's answers."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider, StopDownload
from scrapy.http import Headers, Response, TextResponse
from twisted.python.failure import Failure as TxFailure

from crawler.answer import Answer, Failure
from crawler.sitemap import MAX_SITEMAP_BYTES
from crawler.walk_parts import WalkParts
from reference.content_type import is_downloaded
from schemas.errors import UsageError
from schemas.page_note import PageNoteName
from store.frontier import Kind, Lease

if TYPE_CHECKING:
    from crawler.scrapy_command import ScrapyCommand

logger = logging.getLogger(__name__)

_LEASE = "checkup_lease"
_ANSWER = "checkup_answer"


class LeaseRequest(Request):
    """A request of one lease for `crawler.page_downloader`: Scrapy's engine counts it and looks at nothing in it."""

    def __init__(
        self, lease: Lease, headers: Mapping[str, str], *, timeout_seconds: float, max_body_bytes: int
    ) -> None:
        # Its normal form is safe already, and making it so again is half the cost of a request.
        super().__init__(lease.url, dont_filter=True, meta={"verbatim_url": True})
        self.lease = lease
        self.sent_headers = headers
        """Of the request, as they are sent."""
        self.timeout_seconds = timeout_seconds
        """For the whole answer."""
        self.max_body_bytes = max_body_bytes
        """Larger answers are given up."""

    def is_wanted(self, content_type: str | None) -> bool:
        """Return whether a body of this type is read: a page's is, a film's is not."""
        return self.lease.kind is not Kind.PAGE or is_downloaded(content_type)


class ClinicSpider(Spider):
    """Requests the walk's leases."""

    name = "clinic"

    def __init__(
        self,
        *,
        parts: WalkParts,
        on_answer: Callable[[], None] | None = None,
        command: ScrapyCommand | None = None,
        **kwargs: Any,
    ) -> None:
        """Take the walk with its parts, a function to call after every answer, and the command if Scrapy's own runs."""
        super().__init__(**kwargs)
        self.walk = parts.walk
        self.fatal: BaseException | None = None
        """Error that ended the crawl without the site's doing: a full disk, a fault of ours."""
        self._parts = parts
        self._on_answer = on_answer
        self._command = command
        self._is_direct = command is None and parts.is_direct
        self._told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ClinicSpider:
        """Return the spider, which stops a film's download at its headers.

        Without ``parts`` Scrapy's own command runs: the keywords are its ``-a`` arguments (``url`` or
        ``profile``, ``data``, ``delay``, ``max_pages``, ``resolve``).
        """
        command = None
        if "parts" not in kwargs:
            # Not at the top: it reads and finishes pages, which a crawl alone does not.
            from crawler.scrapy_command import ScrapyCommand

            command = ScrapyCommand(**kwargs)
            kwargs = {"parts": command.parts, "command": command}
        parts: WalkParts = kwargs["parts"]
        if parts.renderer is not None:
            parts.renderer.attach(crawler)
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_headers, signal=signals.headers_received)
        if command is not None:
            crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
            crawler.signals.connect(spider.on_closed, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Install the resolver and the bound of headers; the scheduler has the requests."""
        from twisted.internet import reactor

        reactor.installNameResolver(self._parts.resolver)
        if not self._is_direct:
            from crawler.header_limit import bound_headers

            bound_headers()
        no_requests: tuple[Request, ...] = ()
        for request in no_requests:
            yield request

    def request_for(self, lease: Lease) -> Request:
        """Return the request of a lease."""
        headers = self._parts.headers.for_url(lease.url)
        if conditions := self.walk.conditions(lease):
            headers = headers | conditions
        max_body_bytes = self._parts.max_body_bytes
        if lease.kind is Kind.SITEMAP:
            max_body_bytes = max(max_body_bytes, MAX_SITEMAP_BYTES)
        if self._is_direct:
            return LeaseRequest(
                lease, headers, timeout_seconds=self._parts.timeout_seconds, max_body_bytes=max_body_bytes
            )
        meta: dict[str, Any] = {
            _LEASE: lease, "download_timeout": self._parts.timeout_seconds, "download_maxsize": max_body_bytes,
        }  # fmt: skip
        if self._parts.proxy:
            meta["proxy"] = self._parts.proxy
        return Request(
            lease.url, headers=headers, meta=meta, callback=self.on_response, errback=self.on_failure, dont_filter=True
        )  # fmt: skip

    def on_idle(self, spider: Spider) -> None:
        """Send a last request once all is crawled; its callback yields the records."""
        if self.walk.trouble is not None:
            raise CloseSpider(self.walk.trouble.cause)
        if not self._told:
            self._told = True
            self.crawler.engine.crawl(Request("data:,", callback=self.on_end, dont_filter=True))
            raise DontCloseSpider

    def on_end(self, response: Response) -> Iterator[dict[str, Any]]:
        """Yield the records of the whole site, which need every page."""
        if self._command is not None:
            yield from self._command.records()

    def on_closed(self, spider: Spider, reason: str) -> None:
        """Close the command; log the reason when there was nothing to walk."""
        if self.walk.trouble is not None:
            logger.error(self.walk.trouble.message)
        elif self.walk.stopped is not None:
            logger.error("The crawl is partial: %s.", self.walk.stopped)
        if self._command is not None:
            self._command.close(finished=self._told)

    def on_headers(self, headers: Headers, body_length: int, request: Request, spider: Spider) -> None:
        """Leave the body unread where it is not a page: StopDownload keeps status and headers."""
        lease: Lease | None = request.meta.get(_LEASE)
        if (
            lease is not None
            and lease.kind is Kind.PAGE
            and not is_downloaded(_text(headers.get("Content-Type")))
        ):
            raise StopDownload(fail=False)

    def on_response(self, response: Response) -> None:
        """Hand an answer of any status to the walk."""
        request = response.request
        assert request is not None
        self._take(
            request.meta[_LEASE],
            Answer(
                status=response.status,
                headers=_headers(response.headers),
                body=response.body,
                stopped="download_stopped" in response.flags,
                seconds=request.meta.get("download_latency", 0.0),
            ),
        )

    def on_failure(self, failure: TxFailure) -> None:
        """Hand a failure to the walk: a row whose failure is never stored would stay leased for ever."""
        from crawler.failures import name_failure

        request: Request = failure.request  # type: ignore[attr-defined]
        word = name_failure(failure.value or RuntimeError("a failure without an exception"))
        self._take_failure(request.meta[_LEASE], Answer(failure=word, detail=repr(failure.value)[:500]))

    def on_answer(self, request: LeaseRequest, answer: Answer) -> None:
        """Hand to the walk what our own downloader got; whatever goes wrong here is kept, and ends the crawl."""
        try:
            if answer.failure is not None:
                self._take_failure(request.lease, answer)
            else:
                self._take(request.lease, answer)
        except Exception:
            logger.exception("Checkup failed on %s", request.url)

    def _take_failure(self, lease: Lease, answer: Answer) -> None:
        """Hand a failure to the walk, by the reason that the resolver had for it."""
        if (
            answer.failure is Failure.DNS
            and (urlsplit(lease.url).hostname or "") in self._parts.resolver.refused
        ):
            answer = replace(answer, failure=Failure.PRIVATE_ADDRESS)
        logger.info("%s: %s (%s)", lease.url, answer.failure, answer.detail)
        self._take(lease, answer)

    def on_rendered(self, response: Response) -> None:
        """Hand the rendered page to the walk as if the server had sent it, without validators."""
        request = response.request
        assert request is not None
        lease: Lease = request.meta[_LEASE]
        raw: Answer = request.meta[_ANSWER]
        body = response.text.encode("utf-8", "replace") if isinstance(response, TextResponse) else b""
        if not body or len(body) > self._parts.max_body_bytes:
            self._take(lease, replace(raw, rendering=PageNoteName.RENDER_FAILED))
            return
        # They describe the frame that the scripts fill, not its content.
        dropped = ("content-encoding", "etag", "last-modified")
        headers = {name: value for name, value in raw.headers.items() if name not in dropped}
        headers["content-type"] = "text/html; charset=utf-8"
        self._take(lease, replace(raw, body=body, headers=headers, rendering=PageNoteName.RENDERED))

    def on_not_rendered(self, failure: TxFailure) -> None:
        """Keep the page as the server sent it; without a browser, end."""
        request: Request = failure.request  # type: ignore[attr-defined]
        lease: Lease = request.meta[_LEASE]
        logger.warning("%s could not be rendered: %r", lease.url, failure.value)
        if type(failure.value).__name__ == "BrowserError":
            self.fatal = self.fatal or UsageError(
                f"The browser did not start: {str(failure.value)[:300]}. Repair it, or run without --render."
            )
            self.walk.stopped = self.walk.stopped or "the browser did not start"
            return
        self._take(lease, replace(request.meta[_ANSWER], rendering=PageNoteName.RENDER_FAILED))

    def _render(self, lease: Lease, answer: Answer, document: bytes) -> None:
        """Request the page from the browser, in the same lease: a kill repeats both requests."""
        assert self._parts.renderer is not None
        request = self._parts.renderer.request(
            lease.url, document, answer.headers.get("content-type", "text/html"),
            meta={_LEASE: lease, _ANSWER: answer}, callback=self.on_rendered, errback=self.on_not_rendered,
        )  # fmt: skip
        self.crawler.engine.crawl(request)

    def _take(self, lease: Lease, answer: Answer) -> None:
        try:
            try:
                document = self.walk.store_answer(lease, answer, monotonic())
                if document is not None:
                    self._render(lease, answer, document)
                    return
            except sqlite3.Error:
                raise
            except Exception:
                # One page must not end the run; it is kept as an error and the log says where we failed.
                logger.exception("Checkup failed on %s", lease.url)
                self.walk.store_answer(lease, Answer(failure=Failure.INTERNAL), monotonic())
            if self._on_answer is not None:
                self._on_answer()
        except BaseException as error:
            self.fatal = error
            self.walk.stopped = self.walk.stopped or f"Checkup failed: {error}"
            raise


def _headers(headers: Headers) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): ", ".join(_text(value) or "" for value in values)
        for name, values in _items(headers)
    }


def _items(headers: Mapping[bytes, Any]) -> list[tuple[bytes, list[bytes]]]:
    return [(name, list(headers.getlist(name))) for name in headers]  # type: ignore[attr-defined]


def _text(value: bytes | None) -> str | None:
    """Return a header's value: UTF-8 where it is, else Latin-1, which can read any byte."""
    if value is None:
        return None
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
