"""Serve a clinic of four posts that a test can edit between two runs, and run the whole line on it."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.gate import Gate
from pipeline.recheck import recheck
from pipeline.recheck_targets import named_on_one_site
from pipeline.run import FirstStage, LastStage, RunEnd, RunOptions, run_site
from reports.progress import Progress
from schemas.profile import AuditSettings, CrawlSettings, Profile, WorkerSettings
from schemas.recheck import Recheck
from schemas.vocabulary import Severity, Tier
from store.connection import open_history
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

HOST = "hill-clinic.example"
NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
_TEXT = (
    "On the first day, rest it, and put something cold on the sore place for ten minutes every few hours.",
    "Then move a little more each morning, and stop when the ache grows instead of going on that day.",
    "Sleep on your side with a pillow that keeps the weight off, and turn over before you feel stiff.",
    "Drink water, eat as you always do, and take the tablets that you were given with your meals.",
)
NAMES = {"knee": "Knees", "hip": "Hips", "ankle": "Ankles", "wrist": "Wrists"}


class Moment(NamedTuple):
    """When an answer is given."""

    number: int
    """Number of the answer, over all runs."""
    day: datetime.date
    """Day of the run."""


Lively = Callable[[str, str, Moment], str]


@dataclass
class Post:
    """One post of the clinic's blog."""

    path: str
    title: str
    dated: str = "Last updated: March 9, 2024"
    texts: list[str] = field(default_factory=lambda: list(_TEXT))


class SmallClinic:
    """The site's handler: a front page, a listing and the posts as they are now; ``moved`` answers with redirects."""

    def __init__(self) -> None:
        self.posts = {
            name: Post(f"/blog/{name}/", f"{title} that hurt when you climb the stairs")
            for name, title in NAMES.items()
        }
        self.pages: dict[str, str] = {}
        """Bodies of other pages by path, linked from the front page."""
        self.front = ""
        """Text of the front page above its links."""
        self.footer = "Hill Clinic, 12 Main Street, West Orange, NJ 07052, (973) 555-0123"
        self.bylines = True
        """False for a design without authors."""
        self.bodies: dict[str, str] = {}
        """What comes in place of pages, by path."""
        self.statuses: dict[str, int] = {}
        """Statuses by path of pages that are linked and do not answer as a page should."""
        self.moved: dict[str, str] = {}
        """Redirects by path, linked from the front page."""
        self.replies: dict[str, Reply] = {}
        """Answers of other pages as they are, by path, linked from the front page."""
        self.lively: list[Lively] = []
        """What changes with every answer: functions of a page's path, its HTML, and the moment."""
        self.day = NOW.date()
        self._answers = 0
        self.unlinked: set[str] = set()
        """Paths of posts, pages and redirects that no page links to, although they answer."""

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        """Return the page at a path."""
        path = asked.path.partition("?")[0]
        if path in self.bodies:
            return Reply(self.bodies[path])
        if path in self.statuses:
            return Reply("No.", self.statuses[path])
        if path in self.moved:
            return Reply(status=301, headers=(("Location", self.moved[path]),))
        titles = {post.path: post.title for post in self.posts.values()}
        titles |= dict.fromkeys(self.moved, "Read it here") | {
            other: other for other in (*self.pages, *self.replies)
        }
        links = "".join(
            f'<li><a href="{target}">{title}</a></li>'
            for target, title in titles.items()
            if target not in self.unlinked
        )
        if path in self.replies:
            return self.replies[path]
        if path in self.pages:
            return self._page(path, path.strip("/").title(), self.pages[path])
        if path in ("/", "/blog/"):
            front = self.front if path == "/" else ""
            return self._page(path, "Hill Clinic", f"<h1>Hill Clinic</h1>{front}<ul>{links}</ul>")
        for post in self.posts.values():
            if path == post.path:
                texts = "".join(f"<p>{text} So do {post.title.lower()}.</p>" for text in post.texts)
                by = (
                    ""
                    if not self.bylines
                    else '<p class="byline">By <a rel="author" href="/team/ann/">Ann Good, MD</a></p>'
                )
                body = f"<main><article><h1>{post.title}</h1>{by}<p>{post.dated}</p>{texts}</article></main>"
                return self._page(path, post.title, body, '<meta property="og:type" content="article">')
        return Reply("gone", 404)

    def _page(self, path: str, title: str, body: str, head: str = "") -> Reply:
        html = (
            f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body>'
            f"<nav><a href='/'>Home</a> <a href='/blog/'>Blog</a></nav>{body}"
            f"<footer>{self.footer}</footer></body></html>"
        )
        self._answers += 1
        for lively in self.lively:
            html = lively(path, html, Moment(self._answers, self.day))
        return Reply(html)


class Weeks:
    """Runs over the clinic, one a week, in one data folder; use as a context manager."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.clinic = SmallClinic()
        self.said: list[str] = []
        self.settings: dict[str, Any] = {}
        """Further keys of the profile."""
        self._served = LoopbackSite(self.clinic)
        self.week = 0
        self.asked: list[str] = []
        """Paths that the last run requested."""

    def __enter__(self) -> Weeks:
        self._served.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._served.__exit__(*error)

    @property
    def folder(self) -> Path:
        """Return the site's folder."""
        return self.data / HOST

    @property
    def port(self) -> int:
        """Return the port on loopback that serves the clinic."""
        return self._served.port

    def run(
        self,
        *,
        first: FirstStage = "crawl",
        last: LastStage = "report",
        fail_on: Severity | None = None,
        fresh: bool = True,
        progress: Progress | None = None,
        **crawl: Any,
    ) -> RunEnd:
        """Return the end of the next week's run, with these settings of the crawl."""
        self.week += first == "crawl"
        options = RunOptions(
            data=self.data,
            first=first,
            last=last,
            fresh=fresh,
            now=NOW + datetime.timedelta(days=7 * self.week),
            gate=Gate(severity=fail_on, tier=Tier.MAYBE) if fail_on else None,
            resolve={HOST: ("127.0.0.1", self._served.port)},
        )
        profile = Profile(
            url=f"http://{HOST}/",
            crawl=CrawlSettings(**{"delay_seconds": 0, "concurrent_requests": 4} | crawl),
            workers=WorkerSettings(processes=1),
            audits=AuditSettings(off=["silent-edit"]),  # the posts are edited without a word about it
            **self.settings,
        )
        assert options.now is not None
        self.clinic.day = options.now.date()
        before = len(self._served.asked)
        with progress or Progress(quiet=True) as shown:
            end = run_site(profile, options, shown, warn=self.said.append)
        self.asked = self._served.paths()[before:]
        return end

    def recheck(self, *words: str, hours: float = 24) -> Recheck:
        """Return what a recheck says some hours after the last run."""
        folder, named = named_on_one_site(self.data, words, HOST)
        now = NOW + datetime.timedelta(days=7 * self.week, hours=hours)
        before = len(self._served.asked)
        with Progress(quiet=True) as shown:
            found = recheck(
                folder,
                named,
                shown,
                now=now,
                resolve={HOST: ("127.0.0.1", self._served.port)},
                processes=1,
                retry_seconds=0.01,
                warn=self.said.append,
            )
        self.asked = self._served.paths()[before:]
        return found


def records(end: RunEnd, file: str) -> list[dict[str, Any]]:
    """Return the records of one file of a published run."""
    assert end.published is not None
    text = (end.published.folder / f"{file}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def rewrite(end: RunEnd, file: str, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
    """Change the records of a published run, as an older Checkup would have written them; null leaves one out.

    A finding that is left out has no life in the history either.
    """
    assert end.published is not None
    written = records(end, file)
    changed = [new for record in written if (new := change(record)) is not None]
    if file == "findings":
        ids = {finding["finding_id"] for finding in written} - {finding["finding_id"] for finding in changed}
        with closing(open_history(end.published.folder.parent.parent)) as history:
            history.executemany("DELETE FROM finding_lives WHERE finding_id = ?", [(one,) for one in ids])
    path = end.published.folder / f"{file}.jsonl"
    path.write_text("".join(f"{json.dumps(record, separators=(',', ':'))}\n" for record in changed), "utf-8")
    sign(end.published.folder, path)


def sign(folder: Path, path: Path) -> None:
    """Let a run's manifest name a file as it is now."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        if file["path"] == path.name:
            file["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def of_another_version(end: RunEnd, **changes: Any) -> None:
    """Let the manifest of a published run name other fingerprints."""
    assert end.published is not None
    path = end.published.folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "fingerprint": "x1:0123456789abcdef", **changes}), "utf-8")
