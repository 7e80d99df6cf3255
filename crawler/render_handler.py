"""Download rendered pages for Scrapy: by scrapy-playwright, bounded in time, started only when needed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error as PlaywrightError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler import rendering

_CLOSE_SECONDS = 5.0


class BrowserError(Exception):
    """The browser did not start."""


class RenderHandler(ScrapyPlaywrightDownloadHandler):
    """Answers requests that carry a `RenderJob`."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._starting = asyncio.Lock()
        self._started = False

    async def download_request(self, request: Request) -> Response:
        """Return the page's tree after its scripts.

        Raises TimeoutError when the page does not come to an end, BrowserError when there is no browser.
        """
        job: rendering.RenderJob = request.meta[rendering.JOB]
        await self._start()
        try:
            answer: Response = await asyncio.wait_for(
                super().download_request(request.replace(url=job.url)), rendering.PAGE_SECONDS
            )
        except BaseException:
            await self._close_page(job)
            raise
        return answer

    async def close(self) -> None:
        """End the browser, also one that does not answer any more."""
        with suppress(TimeoutError, PlaywrightError):
            await asyncio.wait_for(super().close(), 2 * _CLOSE_SECONDS)

    async def _start(self) -> None:
        """Start the browser once; Scrapy's signal for it came before the first page that needs it."""
        async with self._starting:
            if self._started:
                return
            try:
                await self._launch()
                await self._maybe_launch_browser()
            except (PlaywrightError, OSError) as error:
                raise BrowserError(str(error)) from error
            self._started = True

    async def _close_page(self, job: rendering.RenderJob) -> None:
        """Close a page that was given up: a script that never ends would keep a processor busy."""
        if job.page is not None and not job.page.is_closed():
            with suppress(TimeoutError, PlaywrightError):
                await asyncio.wait_for(job.page.close(), _CLOSE_SECONDS)
