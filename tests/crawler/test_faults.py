"""One crawl of a site with a fault of every class: it ends by itself, and each fault is recorded for what it is."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crawler.crawl import CrawlResult
from schemas.crawl_note import CrawlNote, CrawlNoteName
from schemas.stored_page import StoredPage
from tests.crawler.crawling import crawl, pages
from tests.hostile_site.faults import LINKED, FaultySite
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

SITE = "http://clinic.example"


@dataclass(frozen=True)
class Crawled:
    result: CrawlResult
    pages: dict[str, StoredPage]
    asked: Counter[str]
    canary: list[str]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("faults")

    async def never(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        return Reply("you must not be here")

    with LoopbackSite(never, host="127.0.0.2") as canary, LoopbackSite(FaultySite(canary.port)) as site:
        result = crawl(
            folder,
            site.port,
            timeout_seconds=3,
            max_body_bytes=2_000_000,
            max_pattern_pages=10,
            concurrent_requests=8,
        )
        yield Crawled(result, pages(folder), Counter(site.paths()), canary.paths())


def test_the_run_is_complete_and_the_canary_untouched(crawled: Crawled) -> None:
    """Faults of pages are not faults of the run; nothing but the site was asked."""
    assert crawled.result.status == "complete"
    assert crawled.canary == []


def test_every_linked_page_is_recorded(crawled: Crawled) -> None:
    """Not one page is lost, whatever it does; the forbidden ones are said to be so."""
    missing = [
        link for link in LINKED if f"{SITE}{link}" not in crawled.pages and not link.startswith("/deep")
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("path", "fetch", "word"),
    [
        ("/good/1/", "fetched", ""),
        ("/loop/", "error", "never end"),
        ("/ping/", "error", "never end"),
        ("/grow?n=0", "skipped", ""),
        ("/cookie/", "error", "never end"),
        ("/no-location/", "error", "without saying where"),
        ("/to-file/", "error", "no web page"),
        ("/to-private/", "skipped", ""),
        ("/to-decimal/", "skipped", ""),
        ("/to-userinfo/", "skipped", ""),
        ("/rebind/", "skipped", ""),
        ("/429/", "fetched", ""),
        ("/429-nonsense/", "fetched", ""),
        ("/429-day/", "error", "429"),
        ("/500/", "error", "500"),
        ("/404/", "error", "404"),
        ("/410/", "error", "410"),
        ("/401/", "error", "401"),
        ("/304/", "error", "304"),
        ("/close/", "error", "lost"),
        ("/garbage/", "error", "not HTTP"),
        ("/http09/", "error", ""),
        ("/drip/", "error", "too long"),
        ("/truncated/", "error", "ended early"),
        ("/chunk-bad/", "error", ""),
        ("/lying-length/", "error", "too big"),
        ("/endless/", "error", "too "),
        ("/bomb/", "error", "unpacks to more"),
        ("/double-bomb/", "error", "unpacks to more"),
        ("/gzip-lie/", "fetched", ""),
        ("/gzip-cut/", "error", "ends early"),
        ("/rot13/", "error", "not known"),
        ("/huge-header/", "error", ""),
        ("/many-headers/", "fetched", ""),
        ("/flood-headers/", "error", "not HTTP"),
        ("/endless-headers/", "error", ""),
        ("/nested/", "fetched", ""),
        ("/attributes/", "fetched", ""),
        ("/pdf/", "fetched", ""),
        ("/png/", "skipped", ""),
        ("/film/", "skipped", ""),
        ("/empty/", "fetched", ""),
        ("/refresh-loop/", "fetched", ""),
        ("/private/x/", "robots", ""),
        ("/login", "skipped", ""),
        ("/caf%C3%A9/", "fetched", ""),
        ("/found-in-utf16/", "fetched", ""),
    ],
)
def test_each_fault_is_recorded_for_what_it_is(crawled: Crawled, path: str, fetch: str, word: str) -> None:
    """The page says how it ended, in words."""
    page = crawled.pages[f"{SITE}{path}"]
    assert (fetch, True) == (page.fetch, word in (page.error or "")), page.error


@pytest.mark.parametrize("path", ["/private/x/", "/login", "/logout?x=1", "/deleted/", "/framed/"])
def test_doors_stay_shut(crawled: Crawled, path: str) -> None:
    """Nothing that robots.txt, a login, a form or a frame holds is ever requested."""
    assert crawled.asked[path] == 0


def test_tries_are_bounded(crawled: Crawled) -> None:
    """No page is asked for more than three times, or six where Twisted asks again on a fresh connection at once."""
    assert max(number for path, number in crawled.asked.items() if path != "/close/") <= 3
    assert crawled.asked["/close/"] <= 6


def test_spellings_of_one_url_are_one_page(crawled: Crawled) -> None:
    """Tracking, fragments, dots and escapes make no new page."""
    assert crawled.asked["/same/"] == 1


@pytest.mark.parametrize(
    ("trap", "most"), [("/calendar/", 12), ("/session/", 4), ("/deep/", 5), ("/facet", 13)]
)
def test_traps_end_and_are_said(crawled: Crawled, trap: str, most: int) -> None:
    """An endless set of URLs is bounded by its shape, and the counts say why."""
    assert sum(number for path, number in crawled.asked.items() if path.startswith(trap)) <= most
    assert any("max_pattern_pages" in reason for reason in crawled.result.counts)


def test_xml_entities_are_refused_and_said(crawled: Crawled) -> None:
    """The site map that would read a file is left alone."""
    assert CrawlNote(CrawlNoteName.SITEMAP_HAS_ENTITIES, f"{SITE}/map.xml") in crawled.result.notes
