"""A site that refuses or fails is told of in words: what it answered, how often, and what to do."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from schemas.errors import SiteError
from tests.crawler.crawling import crawl
from tests.hostile_site.loopback import Asked, Handler, LoopbackSite, Reply


def serving(status: int, *headers: tuple[str, str], robots: int = 404, home: str | None = None) -> Handler:
    """Return a site that answers every page with one status."""

    async def serve(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/robots.txt" or "sitemap" in asked.path:
            return Reply("", robots, headers=headers if robots == status else ())
        if asked.path == "/" and home is not None:
            return Reply(home)
        return Reply("no", status, headers=headers)

    return serve


@pytest.mark.parametrize(
    ("site", "cause", "words"),
    [
        (serving(503, robots=503), "http_503", ["answered 503 3 times", "run this again later"]),
        (serving(503), "http_503", ["answered 503 3 times", "run this again later"]),
        (serving(503, ("Retry-After", "7200")), "http_503", ["503 once", "7200 s", "at most 300 s"]),
        (serving(429, ("Retry-After", "0")), "http_429", ["429 3 times", "--delay"]),
        (serving(403), "http_403", ["403 once", "administrator"]),
        (serving(401), "http_401", ["401 once", "basic_auth_env"]),
    ],
)
def test_a_site_of_which_no_page_could_be_read(
    tmp_path: Path, site: Handler, cause: str, words: list[str]
) -> None:
    """The error is the whole answer: it points to no log."""
    with LoopbackSite(site) as served, pytest.raises(SiteError) as caught:
        crawl(tmp_path, served.port)
    said = str(caught.value)
    assert caught.value.cause == cause
    assert [word for word in words if word not in said] == [], said
    assert ".log" not in said
    assert said.endswith(".")


@pytest.mark.parametrize(("status", "step"), [(503, "run this again later"), (429, "--delay")])
def test_a_crawl_that_is_stopped_says_what_the_server_answered(
    tmp_path: Path, status: int, step: str
) -> None:
    """Whatever else was under way: no number in it hangs on that."""
    home = "".join(f'<a href="/p{at}/">{at}</a>' for at in range(60))
    with LoopbackSite(serving(status, ("Retry-After", "0"), home=home)) as served:
        result = crawl(tmp_path, served.port)
    assert result.status == "partial"
    assert f"it answered {status}, the last pause that it asked for (Retry-After) was 0 s" in str(
        result.reason
    )
    assert step in str(result.reason)


def test_pages_that_always_fail_do_not_speak_for_the_server(tmp_path: Path) -> None:
    """They are tried again when nothing else is left to ask: one after another, without a good answer between."""
    home = "".join(f'<a href="/p{at}/">{at}</a>' for at in range(40))
    refuse = serving(503, ("Retry-After", "0"), home=home)

    async def serve(asked: Asked, writer: asyncio.StreamWriter) -> Reply | None:
        if asked.path in ("/p6/", "/p7/", "/p8/", "/p9/"):
            return await refuse(asked, writer)
        return Reply(home)

    with LoopbackSite(serve) as served:
        result = crawl(tmp_path, served.port, concurrent_requests=1)
        assert served.paths().count("/p9/") == 3
    assert result.status == "complete", result.reason
