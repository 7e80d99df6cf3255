"""The run, the Scrapy command and `checkup extract` give the same records of the same pages."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

DETAILS = (
    "On the first day, rest it, and put something cold on the sore place for ten minutes every few hours.",
    "Then move a little more each morning, and stop when the ache grows instead of going further that day.",
    "Sleep on your side with a pillow that keeps the weight off, and turn over before you feel stiff.",
    "Drink water, eat as you always do, and take the tablets that your doctor gave you with your meals.",
    "Come back to the office after a month, so that we can see together how far you can bend and reach.",
)
FOOTER = "<footer><p>Hill Clinic<br>12 Main Street, Suite 4<br>West Orange, NJ 07052<br>(973) 555-0123</p></footer>"
SECOND = "<p>Hill Clinic North<br>40 Oak Avenue<br>Montclair, NJ 07042<br>(973) 555-0199</p>"
POSTS = {"/post/": "Knee pain", "/back/": "Back pain", "/neck/": "Neck pain"}
LASTMOD = {"/post/": "2024-05-06", "/back/": "2023-01-02T03:04:05Z"}
PAGES = ("/", "/back/", "/contact/", "/neck/", "/post/", "/post/index.html", "/post/print/")
"""Pages that are read; others end in an error or are forbidden."""


class Clinic:
    """Three posts, one of them shown at three URLs, two offices, a site map, a dead link and a forbidden page."""

    def __init__(self) -> None:
        self.moved = False

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        origin = f"http://{asked.headers['host']}"
        if asked.path == "/robots.txt":
            text = f"User-agent: *\nDisallow: /private/\nSitemap: {origin}/sitemap.xml\n"
            return Reply(text, content_type="text/plain")
        if asked.path == "/sitemap.xml":
            rows = "".join(
                f"<url><loc>{origin}{path}</loc><lastmod>{day}</lastmod></url>"
                for path, day in LASTMOD.items()
            )
            space = "http://www.sitemaps.org/schemas/sitemap/0.9"
            return Reply(f'<urlset xmlns="{space}">{rows}</urlset>', content_type="application/xml")
        if self.moved and asked.path == "/neck/":
            return Reply("", 301, headers=(("Location", "/stiff-neck/"),))
        return page(origin, "/neck/" if asked.path == "/stiff-neck/" else asked.path)


def page(origin: str, path: str) -> Reply:
    """Return the page at a path."""
    if path == "/":
        links = "".join(
            f'<li><a href="{other}">{other}</a></li>' for other in (*PAGES, "/dead/", "/private/")
        )
        return Reply(f"<!DOCTYPE html><title>Hill Clinic</title><h1>Welcome</h1><ul>{links}</ul>{FOOTER}")
    if path == "/contact/":
        return Reply(
            f"<!DOCTYPE html><title>Contact | Hill Clinic</title><h1>Our offices</h1>{SECOND}{FOOTER}"
        )
    post = path.replace("index.html", "").replace("print/", "")
    if post not in POSTS or path == "/private/":
        return Reply("no", 404)
    name = POSTS[post]
    text = "".join(f"<p>{detail} That is how {name.lower()} gets better.</p>" for detail in DETAILS)
    head = f'<link rel="canonical" href="{origin}/post/">' if path == "/post/print/" else ""
    return Reply(
        f"<!DOCTYPE html><html lang=en><head><title>{name} | Hill Clinic</title>{head}</head>"
        f'<body class="single single-post"><main><article><h1>{name}</h1>'
        f'<p class="byline">By Ann Good, MD on <time datetime="2021-03-04">March 4, 2021</time></p>'
        f"{text}</article></main>{FOOTER}</body></html>"
    )


def by_id(records: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return articles, texts and offices by their ids, without the fields that the audits fill."""
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        key = record.get("text_id") or record["location_id"]
        assert found.get(key, record) == record
        found[key] = {
            name: value
            for name, value in record.items()
            if name not in ("believed", "readability", "freshness")
        }
    return found


def published(site: LoopbackSite, data: Path) -> dict[str, dict[str, Any]]:
    """Return the articles and offices that a run publishes."""
    done = checkup(
        "run", f"http://127.0.0.1:{site.port}/", "--delay", "0", "--json", "--fresh", "--data", data
    )
    assert done.returncode == Exit.DONE, done.stderr
    run = Path(json.loads(done.stdout)["run"])
    return by_id(
        json.loads(line)
        for file in ("articles.jsonl", "texts.jsonl", "locations.jsonl")
        for line in (run / file).read_text("utf-8").splitlines()
    )


def crawled(site: LoopbackSite, data: Path) -> dict[str, dict[str, Any]]:
    """Return the items of Scrapy's own command."""
    items = data / "items.jsonl"
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "scrapy",
                "crawl",
                "clinic",
                "-L",
                "ERROR",
                "-O",
                str(items),
                "-a",
                "delay=0",
            ),
            *("-a", f"url=http://127.0.0.1:{site.port}/", "-a", f"data={data}"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return by_id(map(json.loads, items.read_text("utf-8").splitlines()))


def extracted(port: int, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the records of the same bodies as saved pages, in an order of their own."""
    origin = f"http://127.0.0.1:{port}"
    requests = []
    for number, path in enumerate(reversed(PAGES)):
        saved = folder / f"{number}.html"
        saved.write_bytes(page(origin, path).wire().partition(b"\r\n\r\n")[2])
        lastmod = {"lastmod": LASTMOD[path]} if path in LASTMOD else {}
        requests.append(json.dumps({"id": path, "url": origin + path, "path": str(saved), **lastmod}))
    done = checkup("extract", "-", stdin="\n".join(requests))
    assert done.returncode == Exit.DONE, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == list(reversed(PAGES))
    return by_id(
        record for line in lines for record in (*line["articles"], *line["texts"], *line["locations"])
    )


def test_the_same_pages_give_the_same_records(tmp_path: Path) -> None:
    """One article a post however many URLs show it, with its sitemap date; a text of the contact page; both offices."""
    with LoopbackSite(Clinic()) as site:
        run = published(site, tmp_path / "run")
        items = crawled(site, tmp_path)
        lines = extracted(site.port, tmp_path)
    assert items == run
    assert lines == run
    articles = {record["headline"]: record for record in run.values() if record["record"] == "article"}
    assert sorted(articles) == ["Back pain", "Knee pain", "Neck pain"]
    assert [record["url"][-9:] for record in run.values() if record["record"] == "text"] == ["/contact/"]
    assert len(run) == 6
    assert "2024-05-06" in json.dumps(articles["Knee pain"]["date_observations"])


def test_the_scrapy_command_uses_the_ids_that_the_history_knows(tmp_path: Path) -> None:
    """A post that moved keeps its id, in the items as in the next run."""
    clinic = Clinic()
    with LoopbackSite(clinic) as site:
        before = published(site, tmp_path)
        clinic.moved = True
        items = crawled(site, tmp_path)
        after = published(site, tmp_path)
    assert items == after
    assert items.keys() == before.keys()
    moved = [record["url"] for record in items.values() if record.get("headline") == "Neck pain"]
    assert [url.rpartition(str(site.port))[2] for url in moved] == ["/stiff-neck/"]
