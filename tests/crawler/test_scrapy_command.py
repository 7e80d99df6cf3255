"""``scrapy crawl clinic`` works as every Scrapy user expects, on our store and under our lock."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

from extraction import extract_pages
from schemas.validation import check
from store.connection import open_work
from store.lock import SiteLock
from tests.commands.checkup import ROOT
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

_DETAILS = (
    "On the first day, rest it, and put something cold on the sore place for ten minutes every few hours.",
    "Then move a little more each morning, and stop when the ache grows instead of going further that day.",
    "Sleep on your side with a pillow that keeps the weight off, and turn over before you feel stiff.",
    "Drink water, eat as you always do, and take the tablets that your doctor gave you with your meals.",
    "Come back to the office after a month, so that we can see together how far you can bend and reach.",
)
_FOOTER = "<footer><p>Hill Clinic<br>12 Main Street, Suite 4<br>West Orange, NJ 07052<br>(973) 555-0123</p></footer>"


async def clinic(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """Two posts and a front page."""
    links = '<a href="/blog/knee-pain/">Knee pain</a> <a href="/blog/back-pain/">Back pain</a>'
    names = {"/blog/knee-pain/": "Knee pain", "/blog/back-pain/": "Back pain"}
    if asked.path == "/":
        return Reply(f"<!DOCTYPE html><title>Hill Clinic</title><h1>Welcome</h1>{links}{_FOOTER}")
    if name := names.get(asked.path):
        text = "".join(
            f"<p>{detail} That is how {name.lower()} gets better for most people.</p>" for detail in _DETAILS
        )
        post = f"<body><main><article><h1>{name}</h1><p>By Ann Good, MD</p>{text}</article></main>"
        return Reply(
            f"<!DOCTYPE html><html lang=en><title>{name} | Hill Clinic</title>{post}{_FOOTER}</html>"
        )
    return Reply("no", 404)


def expected() -> list[str]:
    """Return the headlines and addresses that the extractor finds in the same pages, however clever it is today."""
    saved = []
    for path in ("/", "/blog/knee-pain/", "/blog/back-pain/"):
        page = asyncio.run(clinic(Asked(path, {}, 0), cast(asyncio.StreamWriter, None)))
        saved.append((path, f"http://clinic.example{path}", cast(str, page.body).encode(), page.content_type))
    found: set[str] = set()
    for _, finished, offices in extract_pages(saved):
        found |= {finished.article.headline or ""} if finished.article else set()
        found |= {office.address_raw or "" for office in offices}
    return sorted(found)


def scrapy(folder: Path, port: int, *more: str) -> subprocess.CompletedProcess[str]:
    arguments = ["-a", "url=http://clinic.example/", "-a", f"data={folder}", "-a", "delay=0"]
    arguments += ["-a", f"resolve=clinic.example=127.0.0.1:{port}", "-L", "ERROR", *more]
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "clinic", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_items_are_the_sites_validated_records(tmp_path: Path) -> None:
    """Articles and offices, each saying what it is; the run is closed and never published."""
    items = tmp_path / "items.jsonl"
    with LoopbackSite(clinic) as site:
        done = scrapy(tmp_path, site.port, "-O", str(items))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    records = [json.loads(line) for line in items.read_text().splitlines()]
    assert {"article", "location"} >= {record["record"] for record in records}
    assert expected() == sorted(record.get("headline") or record.get("address_raw") for record in records)
    assert [None] * len(records) == [check(record["record"], record) for record in records]
    with contextlib.closing(open_work(tmp_path / "clinic.example")) as connection:
        assert connection.execute("SELECT state FROM runs").fetchall() == [("abandoned",)]
    assert not (tmp_path / "clinic.example" / "runs").exists()


def test_the_lock_holds_for_this_door_too(tmp_path: Path) -> None:
    """A run at work is not disturbed: nothing is asked."""
    with LoopbackSite(clinic) as site, SiteLock(tmp_path / "clinic.example", "run-1"):
        done = scrapy(tmp_path, site.port)
        assert site.asked == []
    assert "run-1" in done.stderr


def test_wrong_arguments_say_what_is_right(tmp_path: Path) -> None:
    """Without a site or a profile nothing is crawled."""
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "clinic", "-L", "ERROR"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "-a url=" in done.stderr


def test_the_documented_line_crawls_the_example(tmp_path: Path) -> None:
    """The lines of docs/how-the-data-walks.md, typed in a checkout; the port is a free one here."""
    page = (ROOT / "docs" / "how-the-data-walks.md").read_text("utf-8")
    serve, crawl = (
        shlex.split(line)[1:]
        for line in page.splitlines()
        if line.startswith((".venv/bin/python -m example", ".venv/bin/scrapy crawl clinic -a url=http:"))
    )
    with subprocess.Popen(
        [sys.executable, *serve[:-1], "0"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().split()[3].rpartition(":")[2]
        typed = [word.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for word in crawl]
        assert typed[-1] == "items.jsonl"
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *typed[:-1], str(tmp_path / "items.jsonl"), "-a", f"data={tmp_path}"],
            capture_output=True, text=True, timeout=120, cwd=ROOT,
        )  # fmt: skip
        server.send_signal(signal.SIGINT)
        assert (done.returncode, server.wait(30)) == (0, 0), done.stderr
    items = [json.loads(line) for line in (tmp_path / "items.jsonl").read_text("utf-8").splitlines()]
    assert {item["record"] for item in items} == {"article", "text", "location"}
    assert all(check(item["record"], item) is None for item in items)
