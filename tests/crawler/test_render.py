"""Pages that are empty without scripts: rendered when asked for, by a browser that reaches nothing but the site."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from crawler import browser, rendering
from crawler.browser import BROWSERS, find_browser
from schemas.errors import UsageError
from schemas.page_note import PageNote, PageNoteName
from store.connection import open_work
from store.pages import body
from tests.crawler.crawling import crawl, pages
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

SITE = "http://clinic.example"
SHELL = '<!DOCTYPE html><title>T</title><div id="root"></div><script src="/app.js"></script>{more}'
WORDS = "Gentle exercise eases the pain of most people with a stiff back. " * 8

needs_browser = pytest.mark.skipif(
    find_spec("scrapy_playwright") is None or not any(shutil.which(name) for name in BROWSERS),
    reason="the browser extra or a Chromium is not installed",
)


class Drawn:
    """A site whose pages are one script's work."""

    def __init__(self, canary_port: int = 1) -> None:
        self._canary = f"127.0.0.1:{canary_port}"

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/robots.txt":
            return Reply("User-agent: *\nDisallow: /shut/", content_type="text/plain")
        if asked.path == "/app.js":
            return Reply(self._script(), content_type="text/javascript")
        if asked.path.startswith("/text.json"):
            return Reply(f'{{"text": "{WORDS}"}}', content_type="application/json")
        if asked.path in ("/", "/second/"):
            more = f'<script src="http://{self._canary}/third.js"></script><link rel=stylesheet href=/s.css>'
            return Reply(SHELL.format(more=more), headers=(("ETag", '"shell"'),))
        return Reply("no", 404)

    def _script(self) -> str:
        return """
            fetch('/text.json').then(r => r.json()).then(data => {
              document.getElementById('root').innerHTML = '<h1>' + location.pathname + '</h1><p>' + data.text +
                '</p><a href="/second/">More</a><img src="/picture.png"><iframe src="/frame/"></iframe>';
            });
            for (const act of [
              () => fetch('/shut/x.json'), () => fetch('/logout'),
              () => fetch('/text.json', {method: 'POST', body: 'x'}),
              () => fetch('http://CANARY/a'), () => new WebSocket('ws://CANARY/b'),
              () => new WebSocket('ws://' + location.host + '/c'), () => navigator.sendBeacon('/d', 'x'),
              () => window.open('http://CANARY/e'), () => navigator.serviceWorker.register('/worker.js'),
              () => new Worker('data:text/javascript,fetch("http://CANARY/f")'), () => alert('stay'),
            ]) { try { Promise.resolve(act()).catch(() => 0); } catch (error) { } }
        """.replace("CANARY", self._canary)


@needs_browser
def test_drawn_pages_are_rendered_and_their_links_followed(tmp_path: Path) -> None:
    """The text that the scripts draw is stored, the link they draw is found, the bundle is asked for once, and
    pictures, styles, frames, shut paths, posts, sockets and other hosts never."""
    with LoopbackSite(Drawn()) as canary, LoopbackSite(Drawn(canary.port)) as site:
        crawl(tmp_path, site.port, render_javascript=True)
        asked = [(request.method, request.path) for request in site.asked if "sitemap" not in request.path]
        assert canary.asked == []
    found = pages(tmp_path)
    assert {f"{SITE}/", f"{SITE}/second/"} == found.keys()
    assert found[f"{SITE}/second/"].notes == (PageNote(PageNoteName.RENDERED),)
    with contextlib.closing(open_work(tmp_path)) as connection:
        text = body(connection, found[f"{SITE}/second/"].body_sha256 or "")
    assert b"<h1>/second/</h1>" in text
    assert WORDS.strip().encode() in text
    expected = ["/", "/app.js", "/robots.txt", "/second/", "/text.json"]
    assert [("GET", path) for path in expected] == sorted(asked)


@needs_browser
def test_a_rendered_page_is_asked_for_in_full_again(tmp_path: Path) -> None:
    """The validator of the frame says nothing of what the scripts fill it with."""
    with LoopbackSite(Drawn()) as site:
        crawl(tmp_path, site.port, run="run-1", render_javascript=True)
        crawl(tmp_path, site.port, run="run-2", render_javascript=True)
        assert not any("if-none-match" in request.headers for request in site.asked)
    first, second = (pages(tmp_path, run) for run in ("run-1", "run-2"))
    assert {url: page.body_sha256 for url, page in first.items()} == {
        url: page.body_sha256 for url, page in second.items()
    }


@needs_browser
def test_a_script_without_an_end_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is kept as the server sent it, the note says so, and the crawl ends."""
    monkeypatch.setattr(rendering, "PAGE_SECONDS", 2.0)

    async def endless(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/app.js":
            return Reply("for (;;) { }", content_type="text/javascript")
        return Reply(SHELL.format(more=""), 200 if asked.path == "/" else 404)

    with LoopbackSite(endless) as site:
        result = crawl(tmp_path, site.port, render_javascript=True)
    assert result.status == "complete"
    assert pages(tmp_path)[f"{SITE}/"].notes == (PageNote(PageNoteName.RENDER_FAILED),)


def test_nothing_is_rendered_unless_asked_for(tmp_path: Path) -> None:
    """Without the option the page is stored as it was sent and its script is not asked for."""
    with LoopbackSite(Drawn()) as site:
        crawl(tmp_path, site.port)
        assert "/app.js" not in site.paths()
    found = pages(tmp_path)
    assert {f"{SITE}/"} == found.keys()
    assert found[f"{SITE}/"].notes == ()


def test_a_missing_browser_is_said_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names what to install, and the site is left alone."""
    monkeypatch.setattr(browser, "find_spec", lambda name: object())
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    with LoopbackSite(Drawn()) as site, pytest.raises(UsageError, match="apt install chromium"):
        crawl(tmp_path, site.port, render_javascript=True)
    assert site.asked == []


def test_a_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the extra."""
    monkeypatch.setattr(browser, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'clinic-checkup\[browser\]'"):
        find_browser()
