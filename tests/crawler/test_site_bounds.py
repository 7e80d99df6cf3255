"""A site without an end is walked up to its bounds, which are said and remove nothing."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from crawler.caps import Caps
from crawler.known_urls import MEAN_URL_CHARS
from crawler.page_links import MAX_LINKS
from crawler.sitemap import read_sitemap
from crawler.sitemap_answers import LEAST_ENTRIES
from schemas.crawl_note import CrawlNote, CrawlNoteName
from schemas.left_out import LeftOut, LeftOutReason
from schemas.profile import CrawlSettings
from store.connection import open_work
from store.run_store import RunStore
from store.runs import set_state
from tests.crawler.crawling import crawl, pages
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

SITE = "http://clinic.example"


class Words:
    """A site whose start page names pages of words alone, and whose site map names more."""

    def __init__(self, *, linked: int = 0, mapped: int = 0, maps: int = 1, tail: str = "") -> None:
        self.linked = linked
        self.mapped = mapped
        self.maps = maps
        self.tail = tail

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/":
            links = "".join(f"<a href=/{_word(at)}/{self.tail}>x</a>" for at in range(self.linked))
            return Reply(f"<p>Welcome.</p>{links}")
        if asked.path == "/robots.txt":
            names = "".join(
                f"Sitemap: {SITE}/map-{at}.xml\n" for at in range(self.maps if self.mapped else 0)
            )
            return Reply(names, content_type="text/plain")
        if asked.path.startswith("/map-"):
            where = _word(int(asked.path[5:-4]))
            entries = "".join(
                f"<url><loc>{SITE}/{where}/{_word(at)}/</loc></url>" for at in range(self.mapped)
            )
            return Reply(f"<urlset>{entries}</urlset>", content_type="application/xml")
        if asked.path.endswith(".xml"):
            return Reply("no", 404)
        return Reply("<p>A page.</p>")


def _word(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


def test_the_bound_of_pages_is_said_and_limits_no_run(tmp_path: Path) -> None:
    """Pages beyond it are counted as left out, with a note, and the run stays complete."""
    with LoopbackSite(Words(linked=30)) as site:
        result = crawl(tmp_path, site.port, max_site_pages=10)
    assert result.status == "complete"
    assert len(pages(tmp_path)) == 10
    assert result.counts["left_out max_site_pages"] == 21
    assert CrawlNote(CrawlNoteName.MAX_SITE_PAGES) in result.notes


def test_the_bound_of_pages_costs_no_page_of_the_last_run(tmp_path: Path) -> None:
    """Where a site outgrows the bound, the pages that it had are requested and new ones are left out."""
    site_now = Words(linked=10)
    with LoopbackSite(site_now) as site:
        crawl(tmp_path, site.port, run="run-1")
        with contextlib.closing(open_work(tmp_path)) as connection:
            set_state(RunStore(connection, "run-1"), "published")
        site_now.linked = 30
        second = crawl(tmp_path, site.port, run="run-2", max_site_pages=6)
    assert pages(tmp_path, "run-1").keys() == pages(tmp_path, "run-2").keys()
    assert second.counts["left_out max_site_pages"] == 20


def test_the_bound_of_known_urls_is_said(tmp_path: Path) -> None:
    """What is met beyond it is not kept in mind; the run says so and is complete."""
    with LoopbackSite(Words(linked=300)) as site:
        result = crawl(tmp_path, site.port, max_known_urls=100)
    with contextlib.closing(open_work(tmp_path)) as connection:
        known = connection.execute("SELECT count(*) FROM urls").fetchone()[0]
    assert known <= 105  # the start page and the usual places of a site map are always known
    assert result.status == "complete"
    assert result.counts["left_out max_known_urls"] >= 200
    assert CrawlNote(CrawlNoteName.MAX_KNOWN_URLS) in result.notes


class Partners:
    """A page of more links than are taken, which never changes."""

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path != "/":
            return Reply(status=404)
        if asked.headers.get("if-none-match") == '"1"':
            return Reply(status=304, content_type=None, headers=(("ETag", '"1"'),))
        links = "".join(f"<a href=https://other.example/{at}/>x</a>" for at in range(MAX_LINKS + 1))
        return Reply(f"<p>Welcome.</p>{links}", headers=(("ETag", '"1"'),))


def test_an_unchanged_page_whose_links_are_cut_is_said_again(tmp_path: Path) -> None:
    """Each run that has the page has the note, whether the server sent it or not."""
    results = []
    with LoopbackSite(Partners()) as site:
        for run in ("run-1", "run-2"):
            results.append(crawl(tmp_path, site.port, run=run))
            with contextlib.closing(open_work(tmp_path)) as connection:
                set_state(RunStore(connection, run), "published")
    assert results[1].counts["not_modified"] == 1
    assert all(CrawlNote(CrawlNoteName.LINKS_CUT) in result.notes for result in results)


def test_long_urls_fill_the_bound_sooner(tmp_path: Path) -> None:
    """The bound is one of memory: of URLs ten times as long as the mean, fewer are kept."""
    with LoopbackSite(Words(linked=100, tail="long/" + "x" * (8 * MEAN_URL_CHARS))) as site:
        result = crawl(tmp_path, site.port, max_known_urls=100)
    assert result.counts["left_out max_known_urls"] >= 80


def test_a_short_run_takes_few_pages_of_each_site_map(tmp_path: Path) -> None:
    """With a limit of pages, no more of a site map is kept than could be requested, nor more site maps read."""
    with LoopbackSite(Words(mapped=600, maps=9)) as site:
        result = crawl(tmp_path, site.port, max_pages=5)
        maps = [path for path in site.paths() if path.startswith("/map-")]
    with contextlib.closing(open_work(tmp_path)) as connection:
        known = connection.execute("SELECT count(*) FROM urls").fetchone()[0]
    assert result.status == "limited"
    assert len(maps) <= 5
    assert known <= 5 * LEAST_ENTRIES + 20


def test_a_site_map_is_cut_without_a_fault_where_few_pages_are_asked_for() -> None:
    """The note of a cut site map is for one that breaks the protocol's own bound."""
    body = b"<urlset>" + b"<url><loc>http://c.example/</loc></url>" * 9 + b"</urlset>"
    found = read_sitemap(body, 4)
    assert (len(found.urls), found.notes) == (4, [])


def test_the_caps_count_old_pages_apart() -> None:
    """New pages have the room that those of the last complete run leave."""
    caps = Caps(CrawlSettings(max_site_pages=3), pages_before=2)
    assert caps.refuses("http://c.example/new", 1) is None
    caps.count("http://c.example/new")
    caps.count("http://c.example/old", had_before=True)
    assert caps.refuses("http://c.example/newer", 1) == LeftOut(LeftOutReason.MAX_SITE_PAGES)
    assert caps.refuses("http://c.example/older", 1, had_before=True) is None
