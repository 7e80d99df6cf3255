"""Open and close what ``scrapy crawl clinic -a url=…`` needs: store and lock as for ``checkup run``; no publishing."""

from __future__ import annotations

import datetime
import logging
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

from crawler.walk_parts import walk_parts
from reference.url_identity import normalise
from schemas.bounds import MAX_DELAY_SECONDS, MOST
from schemas.errors import UsageError
from schemas.profile import CrawlSettings, Profile
from schemas.profile_file import read_profile
from schemas.record import Record
from schemas.stored_page import StoredPage
from schemas.validation import check
from store import identities, page_history, page_readings
from store.adopt_site_store import adopt_site_store
from store.connection import open_history, open_work
from store.history import latest_complete
from store.known_pages import known_pages
from store.link_graph import settle
from store.lock import SiteLock
from store.office_ids import with_former_ids
from store.page_ids import assign, urls_by_page
from store.pages import body, iter_pages
from store.published_folder import PublishedFolder, published_folder
from store.run_store import RunStore
from store.runs import set_state, unfinished_run
from store.site_folder import site_folder

logger = logging.getLogger(__name__)


class ScrapyCommand:
    """One crawl by Scrapy's own command: opened with the spider's ``-a`` arguments, closed with the spider."""

    def __init__(
        self,
        *,
        url: str | None = None,
        profile: str | None = None,
        data: str = "checkup-data",
        delay: str | None = None,
        max_pages: str | None = None,
        resolve: str = "",
    ) -> None:
        """Take the lock and open the store. ``resolve`` is ``host=address:port``, for sites on loopback.

        Raises UsageError or ProfileError for wrong arguments, LockedError when another run is at work.
        """
        self._profile = _profile(url, profile, delay, max_pages)
        start = normalise(self._profile.url)
        if start is None:
            raise UsageError(
                f"{self._profile.url!r} is no web address. Give one like https://clinic.example/."
            )
        folder = site_folder(Path(data), self._profile.url)
        now = datetime.datetime.now(datetime.UTC)
        self._folder = folder
        self._open = ExitStack()
        try:
            lock = self._open.enter_context(SiteLock(folder))
            adopt_site_store(folder)
            connection = self._open.enter_context(closing(open_work(folder)))
            self._history = self._open.enter_context(closing(open_history(folder)))
            self._store = RunStore(connection, _run_name(connection, start, now, self._profile.crawl))
            lock.name(self._store.run)
            known = tuple(known_pages(self._former(), page_history.load(self._history)))
            self.parts = walk_parts(
                self._store, self._profile, start, resolve=_resolve(resolve), known_pages=known
            )
        except BaseException:
            self._open.close()
            raise

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the crawled site's articles, then its offices, each validated, as a run would publish them.

        A record that fails is left out, and the log says so.
        """
        from extraction.finish_site import finish_site
        from extraction.site.single_pages import is_readable, single_pages
        from extraction.site.site_page import SitePage

        settle(self._store)
        known = identities.load(self._history)
        page_ids = assign(iter_pages(self._store), known)
        urls = urls_by_page({**known, **page_ids})
        pages = [page for page in single_pages(iter_pages(self._store)) if is_readable(page)]
        keys = self._read(pages)
        site = finish_site(
            [
                SitePage.of(
                    page,
                    page_ids[page.final_url],
                    partial(page_readings.get, self._store.connection, keys[page.final_url]),
                )
                for page in pages
            ],
            self.parts.walk.start_url_final,
        )
        for finished in site.finished:
            if finished.unreadable is not None:
                logger.warning("%s: %s", finished.url, finished.unreadable)
            elif finished.text is not None:
                others = [url for url in urls[page_ids[finished.url]] if url != finished.url]
                text = finished.text.model_copy(update={"previous_urls": others})
                yield from _valid(text.record, text)
        for office in with_former_ids(site.offices, self._former()):
            yield from _valid("location", office)

    def _former(self) -> PublishedFolder | None:
        """Return the last complete run as it was published."""
        previous = latest_complete(self._history)
        return published_folder(self._folder, previous.run) if previous else None

    def _read(self, pages: list[StoredPage]) -> dict[str, str]:
        """Read the pages that no run has read before; return the key of each page's reading, by final URL."""
        from extraction import read
        from extraction.fingerprint import fingerprint

        connection = self._store.connection
        keys = page_readings.reading_keys(pages, fingerprint())

        def new_readings() -> Iterator[tuple[str, bytes]]:
            for page in pages:
                key = keys[page.final_url]
                if not page_readings.known(connection, key):
                    sent = body(connection, page.body_sha256 or "")
                    yield key, read(sent, page.final_url, page.content_type, page.headers).to_bytes()

        page_readings.keep(connection, new_readings())
        return keys

    def close(self, *, finished: bool) -> None:
        """Release lock and store. A finished run is closed for good: nobody is to publish half a run."""
        self.parts.walk.close()
        if finished:
            set_state(
                self._store,
                "abandoned",
                reason="crawled by scrapy crawl, which does not publish",
            )
        self._open.close()


def _valid(name: str, record: Record) -> Iterator[dict[str, Any]]:
    values = record.model_dump(mode="json")
    reject = check(name, values)
    if reject is None:
        yield values
    else:
        logger.warning("a record was refused: %s", reject.to_json())


def _profile(url: str | None, path: str | None, delay: str | None, max_pages: str | None) -> Profile:
    if (url is None) == (path is None):
        raise UsageError(
            "Say which site: -a url=https://clinic.example/ or -a profile=checkup.toml, one of the two."
        )
    try:
        profile = read_profile(Path(path)) if path is not None else Profile(url=url or "")
        changes: dict[str, Any] = {"delay_seconds": delay, "max_pages": max_pages}
        given = {
            key: float(value) if key == "delay_seconds" else int(value)
            for key, value in changes.items()
            if value
        }
        crawl = CrawlSettings(**profile.crawl.model_dump() | given)
    except ValueError as error:
        raise UsageError(
            f"-a delay={delay} -a max_pages={max_pages}: a number from 0 to {MAX_DELAY_SECONDS}, and "
            f"one from 1 to {MOST}. Correct the value."
        ) from error
    return profile.model_copy(update={"crawl": crawl})


def _run_name(
    connection: sqlite3.Connection, start: str, now: datetime.datetime, settings: CrawlSettings
) -> str:
    """Return the run that was interrupted while it crawled, or a new one's name."""
    left = unfinished_run(connection, now - datetime.timedelta(hours=settings.resume_within_hours))
    if left is not None and left.state == "crawling" and left.start_url == start:
        return left.run
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def _resolve(text: str) -> dict[str, tuple[str, int]]:
    answers: dict[str, tuple[str, int]] = {}
    for part in filter(None, text.split(",")):
        host, _, place = part.partition("=")
        address, _, port = place.rpartition(":")
        if not (host and address and port.isdecimal()):
            raise UsageError(
                f"-a resolve={part!r} is not host=address:port, e.g. clinic.example=127.0.0.1:8000."
            )
        answers[host] = (address, int(port))
    return answers
