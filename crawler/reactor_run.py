"""Run one spider after another in this process.

A Twisted reactor cannot be started twice; the asyncio loop beneath it can. So the reactor is set going once and
the loop is run for each crawl. Its thread pool is never used (our resolver asks asyncio), so nothing outlives us.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from crawler import settings as project_settings
from crawler.sitemap import MAX_SITEMAP_BYTES
from crawler.spider import ClinicSpider
from crawler.walk_parts import WalkParts

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Python's own is 700; a page with 170 links makes more while it is read. Own choice."""


def run_spider(
    parts: WalkParts,
    *,
    on_answer: Callable[[], None],
    concurrent_requests: int,
    ca_file: str | None,
) -> tuple[int | None, ClinicSpider]:
    """Run the spider until it ends; return the signal that ended it, or null, and the spider."""
    settings = Settings()
    settings.setmodule(project_settings)
    settings.setdict(
        {
            "EXTENSIONS_BASE": {},
            "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
            "LOG_FORMATTER": "crawler.quiet_log.QuietLogFormatter",
            "CONCURRENT_REQUESTS": concurrent_requests,
            "CONCURRENT_REQUESTS_PER_DOMAIN": concurrent_requests,
            "DOWNLOAD_MAXSIZE": parts.max_body_bytes,
            "DOWNLOAD_WARNSIZE": MAX_SITEMAP_BYTES,
        },
        priority="cmdline",
    )
    if parts.is_direct:
        settings.set("DOWNLOADER", "crawler.page_downloader.PageDownloader", priority="cmdline")
    loop = _loop()
    with _environment("SSL_CERT_FILE", ca_file):
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(ClinicSpider)
        with _signals(loop, crawler) as caught, _rare_collections():
            loop.run_until_complete(runner.crawl(crawler, parts=parts, on_answer=on_answer))
    spider = crawler.spider
    assert isinstance(spider, ClinicSpider)
    return (caught[0] if caught else None), spider


def _loop() -> asyncio.AbstractEventLoop:
    """Return the loop of the reactor, which is set going with the first crawl of the process."""
    if not is_reactor_installed():
        install_reactor(project_settings.TWISTED_REACTOR)
    from twisted.internet import reactor

    if not reactor.running:
        reactor.startRunning(installSignalHandlers=False)
        _send_twisted_log()
    loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop
    asyncio.set_event_loop(loop)
    return loop


def _send_twisted_log() -> None:
    """Let Twisted log as everybody does: without this it prints failures to the console."""
    from twisted.logger import STDLibLogObserver, globalLogBeginner

    observer: Any = STDLibLogObserver(name="twisted")
    globalLogBeginner.beginLoggingTo([observer], redirectStandardIO=False)


@contextmanager
def _signals(loop: asyncio.AbstractEventLoop, crawler: Crawler) -> Iterator[list[int]]:
    """End the crawl at SIGINT and SIGTERM, after what is under way; yield the signals that came.

    At the second signal it ends at once: an answer under way may take half a minute, and a kill loses nothing stored.
    """
    caught: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield caught
        return

    def stop(number: int) -> None:
        caught.append(number)
        if len(caught) > 1:
            raise KeyboardInterrupt
        if crawler.crawling:
            stopping.append(loop.create_task(crawler.stop_async()))

    stopping: list[asyncio.Task[None]] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        loop.add_signal_handler(number, stop, number)
    try:
        yield caught
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for unreachable cycles more rarely: the links of each page set off several looks, which found nothing."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _environment(name: str, value: str | None) -> Iterator[None]:
    """Set an environment variable for a while: OpenSSL reads its authorities from SSL_CERT_FILE."""
    before = os.environ.get(name)
    if value is not None:
        os.environ[name] = value
    try:
        yield
    finally:
        if value is not None:
            if before is None:
                del os.environ[name]
            else:
                os.environ[name] = before
