"""A whole crawl of a loopback site finds, stores, repeats and refuses what it should."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
from pathlib import Path

import pytest

from schemas.errors import SiteError
from schemas.profile import CrawlSettings, Profile
from store.connection import open_work
from store.pages import body
from store.run_store import RunStore
from store.runs import set_state
from tests.crawler.crawling import crawl, pages, stored
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply
from tests.hostile_site.ordinary import OrdinarySite

SITE = "http://clinic.example"


class Fixed:
    """Answers from a table; 404 for the rest."""

    def __init__(self, **replies: Reply) -> None:
        self.replies = {path.replace("_", "/"): reply for path, reply in replies.items()}

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/robots.txt":
            return self.replies.get("robots", Reply("", 404))
        return self.replies.get(asked.path.strip("/") or "home", Reply("no", 404))


def test_all_pages_are_found_by_links_listings_and_site_map(tmp_path: Path) -> None:
    """Two hundred posts, the orphan of the site map, redirects to their ends; what robots.txt shuts is said."""
    with LoopbackSite(OrdinarySite(200)) as site:
        result = crawl(tmp_path, site.port, max_depth=2)
        asked = site.paths()
    found = pages(tmp_path)
    assert result.status == "complete"
    assert {f"{SITE}/post/{n}/" for n in range(200)} <= found.keys()
    assert found[f"{SITE}/orphan/"].in_sitemap
    assert found[f"{SITE}/orphan/"].inlinks == 0
    assert found[f"{SITE}/blog/page/20/"].depth == 1
    assert found[f"{SITE}/old/1/"].final_url == f"{SITE}/post/3/"
    assert found[f"{SITE}/old/1/"].body_sha256 is None
    assert found[f"{SITE}/private/x/"].fetch == "robots"
    assert found[f"{SITE}/flap/"].fetch == "fetched"
    assert found[f"{SITE}/dead/"].http_status == 404
    assert "/private/x/" not in asked


def test_the_store_does_not_hang_on_who_answered_first(tmp_path: Path) -> None:
    """One request at a time, eight, and answers in random order: the same pages, depths, inlinks and caps."""
    runs = []
    for name, concurrency, jitter in (("one", 1, False), ("eight", 8, True), ("again", 8, True)):
        with LoopbackSite(OrdinarySite(60, slow_seconds=0.002, jitter=jitter)) as site:
            crawl(
                tmp_path / name, site.port, concurrent_requests=concurrency, max_depth=3, max_pattern_pages=50
            )
        runs.append(stored(tmp_path / name))
    assert runs[0] == runs[1] == runs[2]


def test_an_unchanged_site_is_asked_but_not_sent_again(tmp_path: Path) -> None:
    """The second run gets 304 for what has a validator, and stores the same pages with the same bodies."""
    with LoopbackSite(OrdinarySite(100)) as site:
        crawl(tmp_path, site.port, run="run-1")
        with contextlib.closing(open_work(tmp_path)) as connection:
            set_state(RunStore(connection, "run-1"), "published")
        second = crawl(tmp_path, site.port, run="run-2")
    before, after = pages(tmp_path, "run-1"), pages(tmp_path, "run-2")
    assert second.counts["not_modified"] == 100
    assert before.keys() == after.keys()
    assert {u: (p.body_sha256, p.depth, p.inlinks) for u, p in before.items()} == {
        u: (p.body_sha256, p.depth, p.inlinks) for u, p in after.items()
    }


def test_bodies_are_kept_as_they_were_sent(tmp_path: Path) -> None:
    """Byte for byte, and once for equal pages."""
    sent = b"<a href=/twin/>caf\xe9</a>"
    with LoopbackSite(Fixed(home=Reply(sent), twin=Reply(sent))) as site:
        crawl(tmp_path, site.port)
    with contextlib.closing(open_work(tmp_path)) as connection:
        shas = {page.body_sha256 for page in pages(tmp_path).values() if page.body_sha256}
        assert [body(connection, sha) for sha in shas] == [sent]


def test_a_page_limit_makes_a_limited_run(tmp_path: Path) -> None:
    """So many pages beside the start page's own, and the reason says what was left."""
    with LoopbackSite(OrdinarySite(50)) as site:
        result = crawl(tmp_path, site.port, max_pages=10)
    assert result.status == "limited"
    assert (result.reason or "").startswith("max_pages")
    assert len([page for page in pages(tmp_path).values() if page.fetch not in ("robots", "skipped")]) <= 11


def test_requests_keep_the_delay(tmp_path: Path) -> None:
    """The server sees no two requests closer than the delay, robots.txt and site maps counted."""
    with LoopbackSite(OrdinarySite(3)) as site:
        crawl(tmp_path, site.port, delay_seconds=0.1, max_pages=3)
        times = [asked.at for asked in site.asked]
    assert min(b - a for a, b in itertools.pairwise(times)) >= 0.1


def test_a_crawl_delay_wins_over_a_shorter_delay(tmp_path: Path) -> None:
    """The most specific group's Crawl-delay is kept."""
    robots = Reply(
        "User-agent: *\nCrawl-delay: 9\n\nUser-agent: checkup\nCrawl-delay: 0.2\n", content_type="text/plain"
    )
    with LoopbackSite(Fixed(robots=robots, home=Reply("<a href=/a>a</a><a href=/b>b</a>"))) as site:
        crawl(tmp_path, site.port, max_pages=2)
        times = [asked.at for asked in site.asked]
    assert min(b - a for a, b in itertools.pairwise(times)) >= 0.2


def test_a_server_in_trouble_is_left_alone(tmp_path: Path) -> None:
    """A fifth of errors ends the run as partial, long before every page was asked."""

    async def failing(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/":
            return Reply(
                "".join(f"<a href=/{a}{b}/>x</a>" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop")
            )
        return Reply("busy", 500) if asked.path[1] in "aeim" else Reply("<p>fine</p>")

    with LoopbackSite(failing) as site:
        result = crawl(tmp_path, site.port)
        assert len(site.asked) < 150
    assert result.status == "partial"
    assert "server" in (result.reason or "")


@pytest.mark.parametrize(
    ("replies", "cause"),
    [
        ({"robots": Reply("User-agent: *\nDisallow: /\n", content_type="text/plain")}, "robots"),
        ({"robots": Reply("down", 500)}, "robots_unreachable"),
        ({"home": Reply("gone", 410)}, "http_410"),
        ({"home": Reply("", 302, headers=(("Location", "/"),))}, "too_many_redirects"),
        ({"home": Reply("")}, "empty"),
        ({"home": Reply("who?", 401)}, "http_401"),
        ({"home": Reply("", 302, headers=(("Location", "http://127.0.0.3:9/"),))}, "private_address"),
    ],
)
def test_a_site_that_gives_nothing_is_an_error(tmp_path: Path, replies: dict[str, Reply], cause: str) -> None:
    """SiteError names the cause; with robots.txt shut or broken nothing else is asked."""
    with LoopbackSite(Fixed(**replies)) as site:
        with pytest.raises(SiteError) as caught:
            crawl(tmp_path, site.port)
        if cause.startswith("robots"):
            assert set(site.paths()) == {"/robots.txt"}
    assert cause == caught.value.cause
    assert str(caught.value).endswith(".")


def test_a_closed_port_is_an_error(tmp_path: Path) -> None:
    """Refused connections end the run at once."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(SiteError) as caught:
            crawl(tmp_path, held.getsockname()[1])
    assert caught.value.cause == "connection_refused"


def test_the_start_url_may_lead_to_another_host(tmp_path: Path) -> None:
    """The site is the host that the start URL's redirects end at; its robots.txt holds."""

    async def moved(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.headers["host"].startswith("127.0.0.1"):
            shut = Reply("User-agent: *\nDisallow: /shut\n", content_type="text/plain")
            home = Reply("<a href=/a/>a</a><a href=/shut/>b</a>")
            return {"/robots.txt": shut, "/": home}.get(asked.path, Reply("<p>x</p>"))
        where = f"http://127.0.0.1:{site.port}/"
        return (
            Reply("", 404) if asked.path == "/robots.txt" else Reply("", 301, headers=(("Location", where),))
        )

    with LoopbackSite(moved) as site:
        # The user's own address may be private, what it leads to may not: so the start names the address.
        from crawler.crawl import run_crawl

        profile = Profile(url="http://clinic.example/", crawl=CrawlSettings(delay_seconds=0))
        address = ("127.0.0.1", site.port)
        result = run_crawl(
            tmp_path, "run-1", profile, resolve={"clinic.example": address, "127.0.0.1": address}
        )
        assert "/shut/" not in site.paths()
    assert result.start_url_final == f"http://127.0.0.1:{site.port}/"
    assert f"http://127.0.0.1:{site.port}/a/" in pages(tmp_path)
