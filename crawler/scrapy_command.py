"""Open and close what ``scrapy crawl clinic -a url=…`` needs: store and lock as for ``checkup run``; no publishing."""

from __future__ import annotations

import datetime
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from crawler.walk_parts import walk_parts
from reference.ids import article_id
from reference.url_identity import folder_name, normalise
from schemas.errors import UsageError
from schemas.profile import CrawlSettings, Profile
from schemas.profile_file import read_profile
from schemas.validation import check
from schemas.vocabulary import Fetch
from store import identities
from store.adopt_site_store import adopt_site_store
from store.connection import open_history, open_work
from store.link_graph import settle
from store.lock import SiteLock
from store.page_ids import assign
from store.pages import body, iter_pages
from store.run_store import RunStore
from store.runs import set_state, unfinished_run


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
        folder = Path(data) / folder_name(start)
        now = datetime.datetime.now(datetime.UTC)
        self._open = ExitStack()
        try:
            lock = self._open.enter_context(SiteLock(folder))
            adopt_site_store(folder)
            connection = self._open.enter_context(closing(open_work(folder)))
            self._history = self._open.enter_context(closing(open_history(folder)))
            self._store = RunStore(connection, _run_name(connection, start, now, self._profile.crawl))
            lock.name(self._store.run)
            self.parts = walk_parts(self._store, self._profile, start, resolve=_resolve(resolve))
        except BaseException:
            self._open.close()
            raise

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the crawled site's articles, then its offices, each validated; a record that fails is left out."""
        from extraction import finish, learn, read
        from extraction.resolve_locations import site_locations

        settle(self._store)
        pages = list(iter_pages(self._store))
        ids = assign(pages, identities.load(self._history))
        readings = {}
        for page in pages:
            if page.body_sha256 and page.fetch in (Fetch.FETCHED, Fetch.NOT_MODIFIED):
                sent = body(self._store.connection, page.body_sha256)
                readings[page.final_url] = read(sent, page.final_url, page.content_type, page.headers)
        facts = learn(readings.values(), self.parts.walk.start_url_final)
        for url, reading in readings.items():
            article = finish(reading, facts, page_id=ids[url], article_id=article_id(ids[url])).article
            if article is not None and check("article", record := article.model_dump(mode="json")) is None:
                yield record
        for location in site_locations(readings.values(), facts, ids):
            if check("location", record := location.model_dump(mode="json")) is None:
                yield record

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
    except ValueError as error:
        raise UsageError(f"-a delay and -a max_pages are numbers: {error}.") from error
    return profile.model_copy(update={"crawl": CrawlSettings(**profile.crawl.model_dump() | given)})


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
