"""Render pages that are empty without scripts: answer the browser's requests, and wait until a page is done.

The browser itself reaches no network. The document is the one that the crawl has downloaded, and any other file
that the page requests comes through Scrapy's downloader: the same guarded resolver, user agent, secrets, limits and
proxy as every request of the crawl.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.content_encoding import EncodingError, unpack_body
from crawler.request_headers import RequestHeaders
from reference.needs_scripts import FEW_WORDS
from reference.url_identity import normalise

SCHEME = "rendered"
"""Scheme of a request that the browser answers; the handler of Scrapy that knows it is ours."""

JOB = "checkup_render_job"

PAGE_SECONDS = 20.0
"""For one page, from opening it to its tree; the tree is taken as it is by then, if there is one."""

FILE_SECONDS = 10.0
"""For one script or answer that a page requests."""

MAX_FILES = 200
"""Files that one page may request."""

CACHED_BYTES = 30_000_000
"""Scripts and answers kept for the pages that follow: a framework's bundle is requested once a run."""

_LOADED = frozenset({"script", "xhr", "fetch"})
_PASSED_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_REDIRECTS = 4
_POLL_SECONDS = 0.05
_QUIET_POLLS = 4
_EMPTY_QUIET_POLLS = 30
"""Polls that a page without words must be quiet before it is taken for empty: some wait before their first request."""

# Figures of a page: words that are seen, elements, characters.
_LOOK = """() => {
  const body = document.body;
  if (!body) return [0, 0, 0];
  const text = body.innerText || '';
  return [text.split(/\\s+/).length, document.getElementsByTagName('*').length, text.length];
}"""
_DROPPED_HEADERS = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie", "set-cookie2"}
)

logger = logging.getLogger(__name__)


@dataclass  # without slots: Playwright leaves marks on the object whose methods it calls
class RenderJob:
    """One page on its way through the browser."""

    url: str
    """As it was requested, normalised."""
    document: bytes
    """Body of the server's answer, unpacked."""
    content_type: str
    renderer: Renderer
    page: Any = None
    """Playwright's page, once it is open."""
    under_way: int = 0
    """Files requested and not yet there."""
    files: int = 0
    """Files requested in all."""
    served: bool = False
    """True once the document was handed out; a page is not followed to another."""
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def open(self, page: Any, _request: Request) -> None:
        """Take the new page before it loads anything."""
        self.page = page
        page.on("popup", self._close_popup)
        await page.route("**/*", self._answer)

    async def settle(self, page: Any) -> None:
        """Wait until the page has words and does not change, or nothing comes any more."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PAGE_SECONDS / 2
        before: list[int] = []
        quiet = 0
        while loop.time() < end:
            look = await page.evaluate(_LOOK)
            quiet = quiet + 1 if look == before and not self.under_way else 0
            if quiet >= (_QUIET_POLLS if look[0] > FEW_WORDS else _EMPTY_QUIET_POLLS):
                return
            before = look
            await asyncio.sleep(_POLL_SECONDS)

    def _close_popup(self, popup: Any) -> None:
        task = asyncio.ensure_future(_closed(popup))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, route: Any, request: Any) -> None:
        """Answer one request of the page: the document, a file of the site, or nothing."""
        from playwright.async_api import Error

        # The page may be gone by the time that the answer is there.
        with suppress(Error):
            if request.resource_type == "document":
                if self.served or request.frame.parent_frame is not None:
                    await route.abort()
                    return
                self.served = True
                await route.fulfill(
                    status=200, body=self.document, headers={"content-type": self.content_type}
                )
            elif request.resource_type == "stylesheet":
                # Refused, some bundlers' loaders would give up on the page.
                await route.fulfill(status=200, body=b"", headers={"content-type": "text/css"})
            elif (target := self._may_load(request)) is None:
                await route.abort()
            else:
                self.under_way += 1
                try:
                    file = await self.renderer.file(target, self.url)
                finally:
                    self.under_way -= 1
                if file is None:
                    await route.abort()
                else:
                    await route.fulfill(status=file.status, headers=file.headers, body=file.body)

    def _may_load(self, request: Any) -> str | None:
        if request.resource_type not in _LOADED or request.method != "GET" or self.files >= MAX_FILES:
            return None
        self.files += 1
        return self.renderer.allowed(request.url, self.url)


@dataclass(frozen=True, slots=True)
class File:
    """One answer that a page is given."""

    status: int
    headers: dict[str, str]
    body: bytes


class Renderer:
    """The browser's options and the common files of all pages of one crawl."""

    def __init__(
        self,
        *,
        browser: str,
        headers: RequestHeaders,
        may_load: Callable[[str, str], bool],
        concurrent_pages: int,
        timeout_seconds: float,
        max_body_bytes: int,
        proxy: str | None = None,
    ) -> None:
        """Take the path of a Chromium, and ``may_load(url, page)``, which applies the site's scope and robots.txt."""
        self._browser = browser
        self._headers = headers
        self._may_load = may_load
        self._concurrent_pages = concurrent_pages
        self._file_seconds = min(timeout_seconds, FILE_SECONDS)
        self._max_bytes = max_body_bytes
        self._proxy = proxy
        self._crawler: Crawler | None = None
        self._cache: dict[str, File] = {}
        self._cached_bytes = 0

    def attach(self, crawler: Crawler) -> None:
        """Set Scrapy up: a handler for our scheme, started with the first page that needs it."""
        self._crawler = crawler
        handlers = dict(crawler.settings.getdict("DOWNLOAD_HANDLERS"))
        handlers[SCHEME] = "crawler.render_handler.RenderHandler"
        for name, value in {
            "DOWNLOAD_HANDLERS": handlers,
            "PLAYWRIGHT_BROWSER_TYPE": "chromium",
            "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": self._concurrent_pages,
            "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": PAGE_SECONDS * 1000,
            "PLAYWRIGHT_LAUNCH_OPTIONS": self._launch_options(),
        }.items():
            crawler.settings.set(name, value, priority="cmdline")

    def _launch_options(self) -> dict[str, Any]:
        return {
            "executable_path": self._browser,
            "headless": True,
            # Chromium's own sandbox does not start for root.
            "chromium_sandbox": os.geteuid() != 0,
            # Ctrl-C ends the crawl in order, and the browser with it.
            "handle_sigint": False,
            "handle_sigterm": False,
            "handle_sighup": False,
            "args": [
                # No way out but through us, for web sockets, workers and WebRTC too.
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--proxy-server=http://nowhere.invalid:1",
                "--proxy-bypass-list=<-loopback>",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--disable-background-networking",
                "--blink-settings=imagesEnabled=false",
                "--js-flags=--max-old-space-size=512",
            ],
        }

    def request(self, url: str, document: bytes, content_type: str, **arguments: Any) -> Request:
        """Return the request that renders a page; ``arguments`` are Scrapy's (callback, errback, meta)."""
        from scrapy_playwright.page import PageMethod

        job = RenderJob(url=url, document=document, content_type=content_type, renderer=self)
        meta = arguments.pop("meta", {}) | {
            JOB: job,
            # Pages in the browser wait for files: they must not take the places in which these are asked for.
            "download_slot": SCHEME,
            "playwright": True,
            "playwright_context": "checkup",
            "playwright_context_kwargs": {
                "accept_downloads": False,
                "service_workers": "block",
                "user_agent": self._headers.for_url(url)["User-Agent"],
                "locale": "en-US",
            },
            "playwright_page_init_callback": job.open,
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            "playwright_page_methods": [PageMethod(job.settle)],
        }
        return Request(f"{SCHEME}://page/", meta=meta, dont_filter=True, **arguments)

    def allowed(self, url: str, page: str) -> str | None:
        """Return the normalised URL of a file that a page may load; None for one of another site or a closed one."""
        if urlsplit(url).scheme not in ("http", "https"):
            return None
        target = normalise(url)
        return target if target is not None and self._may_load(target, page) else None

    async def file(self, url: str, page: str) -> File | None:
        """Return a file of the site, from memory where a page has requested it before; None where none comes."""
        if (known := self._cache.get(url)) is not None:
            return known
        target: str | None = url
        for _ in range(_MAX_REDIRECTS + 1):
            if target is None:
                return None
            file, location = await self._download(target)
            if location is None:
                if file is not None and file.status == 200 and self._cached_bytes < CACHED_BYTES:
                    self._cache[url] = file
                    self._cached_bytes += len(file.body)
                return file
            target = self.allowed(normalise(location, target) or "", page)
        return None

    async def _download(self, url: str) -> tuple[File | None, str | None]:
        assert self._crawler is not None
        assert self._crawler.engine is not None
        meta: dict[str, Any] = {"download_timeout": self._file_seconds}
        if self._proxy:
            meta["proxy"] = self._proxy
        headers = self._headers.for_url(url) | {"Accept": "*/*"}
        try:
            response = await self._crawler.engine.download_async(
                Request(url, headers=headers, meta=meta, dont_filter=True)
            )
            sent = {name.decode("latin-1").lower(): name for name in response.headers}
            values = {low: _text(response.headers.get(name)) for low, name in sent.items()}
            if response.status in _PASSED_REDIRECTS:
                return None, values.get("location", "")
            body = unpack_body(response.body, values.get("content-encoding", ""), self._max_bytes)
        except EncodingError as error:
            logger.info("%s cannot be read: %s", url, error)
            return None, None
        except Exception as error:  # whatever a server does to one file is the page's loss, not the crawl's
            logger.info("%s: %r", url, error)
            return None, None
        kept = {name: value for name, value in values.items() if name not in _DROPPED_HEADERS}
        return File(response.status, kept, body), None


async def _closed(popup: Any) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await popup.close()


def _text(value: bytes | None) -> str:
    return (value or b"").decode("latin-1")
