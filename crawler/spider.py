"""Turn the walk's leases into Scrapy's requests and the responses into the walk's answers."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import replace
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider, StopDownload
from scrapy.http import Headers, Response, TextResponse
from twisted.python.failure import Failure as TxFailure

from crawler.answer import Answer, Failure
from crawler.failures import name_failure
from crawler.header_limit import bound_headers
from crawler.scrapy_command import ScrapyCommand
from crawler.sitemap import MAX_SITEMAP_BYTES
from crawler.walk_parts import WalkParts
from reference.content_type import is_downloaded
from schemas.errors import UsageError
from schemas.page_note import PageNoteName
from store.frontier import Kind, Lease

logger = logging.getLogger(__name__)

_LEASE = "checkup_lease"
_ANSWER = "checkup_answer"


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
        self._told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ClinicSpider:
        """Return the spider, which stops a film's download at its headers.

        Without ``parts`` Scrapy's own command runs: the keywords are its ``-a`` arguments (``url`` or
        ``profile``, ``data``, ``delay``, ``max_pages``, ``resolve``).
        """
        command = None
        if "parts" not in kwargs:
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
        bound_headers()
        no_requests: tuple[Request, ...] = ()
        for request in no_requests:
            yield request

    def request_for(self, lease: Lease) -> Request:
        """Return the request of a lease."""
        meta: dict[str, Any] = {_LEASE: lease, "download_timeout": self._parts.timeout_seconds}
        if lease.kind is Kind.SITEMAP:
            meta["download_maxsize"] = max(self._parts.max_body_bytes, MAX_SITEMAP_BYTES)
        if self._parts.proxy:
            meta["proxy"] = self._parts.proxy
        headers = self._parts.headers.for_url(lease.url)
        if conditions := self.walk.conditions(lease):
            headers = headers | conditions
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
            request,
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
        request: Request = failure.request  # type: ignore[attr-defined]
        word = name_failure(failure.value or RuntimeError("a failure without an exception"))
        if word is Failure.DNS and (urlsplit(request.url).hostname or "") in self._parts.resolver.refused:
            word = Failure.PRIVATE_ADDRESS
        logger.info("%s: %s (%r)", request.url, word, failure.value)
        self._take(request, Answer(failure=word, detail=repr(failure.value)[:500]))

    def on_rendered(self, response: Response) -> None:
        """Hand the rendered page to the walk as if the server had sent it, without validators."""
        request = response.request
        assert request is not None
        raw: Answer = request.meta[_ANSWER]
        body = response.text.encode("utf-8", "replace") if isinstance(response, TextResponse) else b""
        if not body or len(body) > self._parts.max_body_bytes:
            self._take(request, replace(raw, rendering=PageNoteName.RENDER_FAILED))
            return
        # They describe the frame that the scripts fill, not its content.
        dropped = ("content-encoding", "etag", "last-modified")
        headers = {name: value for name, value in raw.headers.items() if name not in dropped}
        headers["content-type"] = "text/html; charset=utf-8"
        self._take(request, replace(raw, body=body, headers=headers, rendering=PageNoteName.RENDERED))

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
        self._take(request, replace(request.meta[_ANSWER], rendering=PageNoteName.RENDER_FAILED))

    def _render(self, lease: Lease, answer: Answer, document: bytes) -> None:
        """Request the page from the browser, in the same lease: a kill repeats both requests."""
        assert self._parts.renderer is not None
        request = self._parts.renderer.request(
            lease.url, document, answer.headers.get("content-type", "text/html"),
            meta={_LEASE: lease, _ANSWER: answer}, callback=self.on_rendered, errback=self.on_not_rendered,
        )  # fmt: skip
        self.crawler.engine.crawl(request)

    def _take(self, request: Request, answer: Answer) -> None:
        lease: Lease = request.meta[_LEASE]
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
