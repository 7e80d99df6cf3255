"""Whatever a site's addresses look like, each ``url`` and ``page_id`` that a run publishes is that of a page of it."""

from __future__ import annotations

import asyncio
import datetime
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunOptions, run_site
from reference.url_identity import normalise
from reports.progress import Progress
from schemas.profile import CrawlSettings, Profile, WorkerSettings
from schemas.vocabulary import RunStatus
from store.connection import open_work
from store.pages import iter_pages
from store.run_store import RunStore
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)

ARTICLES = (
    "/articles?topic=knee,hip", "/articles?topic=knee%2Chip", "/articles?topic=low back", "/articles?q=a+b:c",
    "/articles?a=&b", "/articles?b", "/articles?tag=x&tag=b&tag=a", "/articles/%e2%80%9cquoted%e2%80%9d/",
    "/blog//double/slash", "/blog/../blog/./dots/", "/blog/café au lait/", "/blog/p;v=1/", "/blog/(brackets)[1]|/",
    "/blog/session;jsessionid=1A2B?n=1", "/blog/session?n=2&JSESSIONID=9&utm%5Fsource=mail", "/blog/%7Eann/?#top",
    "/blog/long?x=" + "y%20" * 300,
)  # fmt: skip
"""As links write them."""

OFFICES = (
    ("/offices?city=New%20York", "12 Main Street, Suite 4<br>West Orange, NJ 07052<br>(973) 555-0123"),
    ("/offices?city=Edison,%20NJ", "10 Parsonage Road, Suite 208<br>Edison, NJ 08837<br>(973) 555-0188"),
    ("/location/Bayonne & Union/", "836 Broadway<br>Bayonne, NJ 07002<br>(973) 555-0199"),
)

_DETAILS = (
    "On the first day, rest it, and put something cold on the sore place for ten minutes every few hours.",
    "Then move a little more each morning, and stop when the ache grows instead of going futher that day.",
    "Sleep on your side with a pillow that keeps the weight off, and turn over before you feel stiff.",
    "Drink water, eat as you always do, and take the tablets that your docter gave you with your meals.",
    "Come back to the office after a month, so that we can see together how far you can bend and reach.",
)


class OddAddresses:
    """A clinic whose links write its addresses in every way; in its ``later`` state some of them have changed."""

    def __init__(self) -> None:
        self.later = False

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        """Return the page at a path and query; the site knows only those that browsers would ask for."""
        base = f"http://{asked.headers['host']}"
        if asked.path == "/":
            return self._front(base)
        if asked.path == "/feed.xml":
            return _feed(base)
        if asked.path == "/moved,page?b=2&c=1":
            return Reply(
                status=301, headers=(("Location", "/blog/caf\u00e9 au lait/../new  place/?b=2&a=1,2#x"),)
            )
        if asked.path == "/moving,away/" and self.later:
            return Reply(status=301, headers=(("Location", "/shut door/?a=b c"),))
        if asked.path == "/moving,away/":
            return _article(base, asked.path, "Moving a stiff ankle")
        for number, (path, address) in enumerate(OFFICES):
            if asked.path == _asked_as(base, path) and not (self.later and number == 1):
                return Reply(_page("Office", f"<h1>Our office</h1><p>Hill Clinic<br>{address}</p>"))
        if "new%20%20place" in asked.path:
            return _article(base, asked.path, "How we moved to a new place")
        for number, path in enumerate(ARTICLES):
            if asked.path == _asked_as(base, path):
                again = " once more" * (self.later and number == 0)
                return _article(base, asked.path, f"Knees and hips, part {number}{again}")
        return Reply("no", 403 if "shut" in asked.path else 404)

    def _front(self, base: str) -> Reply:
        host = base.partition("//")[2]
        paths = [*ARTICLES, *(path for path, _ in OFFICES)]
        links = [
            *paths,
            "/moved,page?c=1&b=2",
            "/moving,away/",
            "/dead, link?x=a b",
            f"HTTP://u:p@{host.upper()}/dead, link?x=a b",
        ]
        cards = "".join(
            f'<li><h3><a href="{escape(base + path)}#more">Knees and hips, part {number}</a></h3>'
            f"<p>{number + 1} May 2021</p></li>"
            for number, path in enumerate(ARTICLES)
        )
        menu = "".join(f'<a href="{escape(link)}">read on</a> ' for link in links)
        feed = '<link rel=alternate type="application/rss+xml" href="/feed.xml">'
        return Reply(_page("Hill Clinic", f"<h1>Welcome</h1><ul>{cards}</ul><p>{menu}</p>", feed))


def _asked_as(base: str, path: str) -> str:
    return (normalise(path, f"{base}/") or "").removeprefix(base)


def _page(title: str, body: str, head: str = "") -> str:
    footer = f"<footer><p>Hill Clinic<br>{OFFICES[0][1]}</p></footer>"
    return f"<!DOCTYPE html><html lang=en><title>{escape(title)}</title>{head}<body>{body}{footer}</html>"


def _article(base: str, path: str, headline: str) -> Reply:
    name = escape(headline)
    data = {
        "@context": "https://schema.org", "@type": "BlogPosting", "headline": headline, "url": f"{base}{path}",
        "datePublished": f"2019-02-{len(path) % 27 + 1:02}",
    }  # fmt: skip
    head = f'<meta property="og:type" content="article"><link rel=canonical href="{escape(path)}#x">'
    head += f'<script type="application/ld+json">{json.dumps(data)}</script>'
    text = "".join(f"<p>{detail} That is how {name} gets better.</p>" for detail in _DETAILS)
    by = '<p>By <a rel=author href="/team/Ann Good/">Ann Good, MD</a></p>'
    return Reply(_page(headline, f"<main><article><h1>{name}</h1>{by}{text}</article></main>", head))


def _feed(base: str) -> Reply:
    items = "".join(
        f"<item><title>Part</title><link>{escape(base + path)}</link>"
        "<pubDate>Wed, 05 May 2021 08:00:00 GMT</pubDate></item>"
        for path in ARTICLES
    )
    return Reply(
        f"<rss><channel><title>Hill</title>{items}</channel></rss>", content_type="application/rss+xml"
    )


@pytest.fixture(scope="module", params=["a Unicode host", "an address with its port"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the published folders of two runs over the site, which changes between them."""
    data = tmp_path_factory.mktemp("odd")
    site = OddAddresses()
    folders = []
    with LoopbackSite(site) as served:
        url, resolve = f"http://127.0.0.1:{served.port}", {}
        if request.param == "a Unicode host":
            url = "HTTP://Hügel-Klinik.example:80"
            resolve = {"xn--hgel-klinik-thb.example": ("127.0.0.1", served.port)}
        profile = Profile(
            url=url,
            crawl=CrawlSettings(delay_seconds=0, concurrent_requests=4),
            workers=WorkerSettings(processes=1),
        )
        for later in (False, True):
            site.later = later
            options = RunOptions(data=data, now=NOW + datetime.timedelta(days=7 * later), resolve=resolve)
            with Progress(quiet=True) as progress:
                end = run_site(profile, options, progress)
            assert (end.status, end.published is not None) == (RunStatus.COMPLETE, True)
            assert end.published is not None
            folders.append(end.published.folder)
    return folders


def lines(run: Path, file: str) -> list[dict[str, Any]]:
    """Return the records of one of a run's files."""
    return [json.loads(line) for line in (run / f"{file}.jsonl").read_text("utf-8").splitlines()]


def references(value: Any, where: str) -> Iterator[tuple[str, str, Any]]:
    """Yield (place, kind, value) for whatever names a page in a record."""
    if isinstance(value, list):
        for item in value:
            yield from references(item, where)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key in ("page_id", "article_id"):
            yield f"{where}/{key}", "id", None if item is None else item[2:]
        elif key in ("url", "final_url"):
            yield f"{where}/{key}", "url", item
        elif key in ("linked_from", "urls"):
            yield from ((f"{where}/{key}", "url", url) for url in item)
        elif key == "subject" and item is not None and item[:2] in ("p-", "a-"):
            yield f"{where}/{key}", "id", item[2:]
        else:
            yield from references(item, f"{where}/{key}")


def test_every_reference_is_to_a_page_of_the_run(runs: list[Path]) -> None:
    """By id and by URL, in every file; what is gone, or was before a change, is a page of the run before."""
    known: dict[str, set[str]] = {"id": set(), "url": set()}
    for run in runs:
        now: dict[str, set[str]] = {"id": set(), "url": set()}
        for page in lines(run, "pages"):
            now["id"].add(page["page_id"][2:])
            now["url"] |= {page["url"], page["final_url"]}
        unresolved = []
        records = [
            (file.stem, record) for file in sorted(run.glob("*.jsonl")) for record in lines(run, file.stem)
        ]
        manifest = json.loads((run / "manifest.json").read_text("utf-8"))
        records += [("manifest", other) for other in manifest["other_addresses"]]
        for file, record in records:
            for place, kind, value in references(record, file):
                if value is None and place.endswith("/url"):  # an outcome of the whole site
                    continue
                former = place.startswith("changes/before") or record.get("op") == "gone"
                if value not in now[kind] and not (former and value in known[kind]):
                    unresolved.append((place, value))
        assert unresolved == []
        known = now


def test_the_site_shows_what_there_is_to_resolve(runs: list[Path]) -> None:
    """Every article and office is found, and every file but the rejects has lines."""
    first, later = runs
    urls = [article["url"] for article in lines(first, "articles")]
    base = lines(first, "pages")[0]["url"].rstrip("/")
    assert {normalise(path, f"{base}/") for path in ARTICLES} <= set(urls)
    assert len(lines(first, "locations")) == len(OFFICES)
    assert {file: bool(lines(later, file)) for file in ("findings", "outcomes", "changes")} == {
        "findings": True, "outcomes": True, "changes": True,
    }  # fmt: skip
    assert any(finding["occurrences"] for finding in lines(first, "findings"))
    assert any(page["linked_from"] for page in lines(first, "pages"))
    assert {"unreachable", "moved"} <= {change["op"] for change in lines(later, "changes")}


def test_a_page_that_moved_and_shuts_keeps_its_article_at_its_new_address(runs: list[Path]) -> None:
    """The last good record stays, under the id that it had."""
    before = {article["url"]: article["article_id"] for article in lines(runs[0], "articles")}
    (kept,) = [article for article in lines(runs[1], "articles") if article["lifecycle"] == "unreachable"]
    base = kept["url"].partition("/shut")[0]
    assert kept["url"] == f"{base}/shut%20door/?a=b%20c"
    assert kept["article_id"] == before[f"{base}/moving,away/"]


def test_what_pages_name_has_the_same_form(runs: list[Path]) -> None:
    """Canonical links and people's own pages are written as the crawl would ask for them."""
    articles = lines(runs[0], "articles")
    named = [article["canonical_url"] for article in articles]
    named += [person["profile_url"] for article in articles for person in article["people"]]
    assert [url for url in named if url is None or normalise(url) != url] == []


def test_each_page_is_asked_for_once(runs: list[Path]) -> None:
    """Spellings of one address are one row of the store."""
    for run in runs:
        connection = open_work(run.parents[1])
        try:
            stored = [page.url for page in iter_pages(RunStore(connection, run.name))]
        finally:
            connection.close()
        assert [url for url in stored if normalise(url) != url] == []
        assert len(stored) == len(set(stored))
