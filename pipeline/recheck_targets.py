"""Find what a recheck was asked about among what a site last published: findings by id, pages by URL."""

from __future__ import annotations

import datetime
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pipeline.closed_findings import places_of
from pipeline.find_published import finding_of, site_folders
from pipeline.finding_lives import FINDING_FILES, FINDINGS_FILE
from reference.url_identity import normalise, page_key
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.finding_states import ASKS_FOR_WORK, CLOSED
from schemas.page import Page
from store import finding_lives
from store.publish import latest_run
from store.published_folder import PublishedFolder, published_folder
from store.site_folder import site_folder

_ID = re.compile(r"f-[0-9a-f]{4,16}")
"""Matches ``f-0123456789abcdef``, and the beginning of one, ``f-01234``."""
_SHORTEST = "f-0123"
MOST_CHARACTERS = 300
"""Of a URL that is compared with those that are known, for a hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is looked at."""

    findings: list[Finding] = field(default_factory=list)
    """Open ones, as the last complete run published them, each once."""
    closed: list[tuple[Finding, datetime.datetime]] = field(default_factory=list)
    """Those that were closed before, and when."""
    pages: dict[str, Page] = field(default_factory=dict)
    """Records of the pages to ask for, by final URL."""
    urls: list[str] = field(default_factory=list)
    """Final URLs of the pages that were named by their URLs."""
    named: set[str] = field(default_factory=set)
    """Final URLs of those whose own faults are looked for: not of an address that is only the target of a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Ids of findings, or their beginnings, and normalised URLs of pages, of one site."""

    ids: Sequence[str] = ()
    urls: Sequence[str] = ()

    def on(
        self,
        run: PublishedFolder,
        history: sqlite3.Connection,
        may_be_judged: Callable[[Finding], bool] = lambda _: True,
    ) -> Target:
        """Return what is meant, of the last complete run; raises `UsageError` for what it does not know.

        Pages of findings that ``may_be_judged`` says no to are not asked for.
        """
        target = Target()
        pages = _Pages(run)
        findings: dict[str, Finding] = {}
        for prefix in self.ids:
            finding = _finding(run, prefix)
            closed_at = finding.closed_at
            life = finding_lives.known(history, [finding.finding_id]).get(finding.finding_id)
            if life is not None and life.closed_at is not None:
                closed_at = datetime.datetime.fromisoformat(life.closed_at)
            if closed_at is not None and (
                life is None or life.closed_at is not None or finding.status in CLOSED
            ):
                target.closed.append((finding, closed_at))
                continue
            findings[finding.finding_id] = finding
            if may_be_judged(finding):
                target.named.update(place.url for place in places_of(finding))
        urls = [pages.final_url(url) for url in self.urls]
        target.urls.extend(urls)
        target.named.update(urls)
        if urls:
            there = {finding.finding_id: finding for finding in _on_pages(run, urls)}
            lives = finding_lives.known(history, there)
            closed = {key for key, life in lives.items() if life.closed_at is not None}
            findings |= {key: finding for key, finding in there.items() if key not in closed}
        target.findings.extend(findings.values())
        wanted = target.named | {finding.subject for finding in findings.values() if may_be_judged(finding)}
        target.pages.update(
            (page.final_url, page) for url in sorted(wanted) if (page := pages.at(url)) is not None
        )
        return target


def named_on_one_site(data: Path, words: Sequence[str], host: str | None) -> tuple[Path, Named]:
    """Return the folder of the site that knows what was typed, and what was; raises `UsageError` where none does, or
    several do."""
    folders = site_folders(data, host)
    ids, urls = [], []
    for word in dict.fromkeys(words):
        if _ID.fullmatch(word):
            ids.append(word)
            continue
        url = normalise(word if "://" in word else f"https://{word}") if not word.startswith("f-") else None
        if url is None or "." not in word:
            raise UsageError(
                f"{word[:200]!r} is neither the id of a finding nor the URL of a page: name one like "
                f"{_SHORTEST}456789abcdef, from the report, or https://clinic.example/a-page."
            )
        urls.append(url)
    found = {folder for folder in folders if _knows_one(folder, ids, urls)}
    for url in urls:
        if (own := site_folder(data, url)) in folders:
            found.add(own)
    if not found and len(folders) == 1:
        found = {folders[0]}  # which says what it does not know
    if not found:
        places = ", ".join(folder.name for folder in folders)
        raise UsageError(f"no site in {data} knows {', '.join(words)[:200]}: it holds {places}.")
    if len(found) > 1:
        names = ", ".join(sorted(folder.name for folder in found))
        raise UsageError(f"that is of several sites: {names}. Name one with --site, and what is of it.")
    return found.pop(), Named(ids=ids, urls=urls)


def _knows_one(folder: Path, ids: Sequence[str], urls: Sequence[str]) -> bool:
    run = published_folder(folder, latest_run(folder) or "")
    return run is not None and any(_ids(run, prefix) for prefix in ids)


def _ids(run: PublishedFolder, prefix: str) -> list[str]:
    """Return the ids of the run's findings that begin so."""
    return [one for file in FINDING_FILES for one in run.ids(file) if one.startswith(prefix)]


def _finding(run: PublishedFolder, prefix: str) -> Finding:
    found = _ids(run, prefix)
    if len(found) > 1:
        some = ", ".join(found[:3])
        raise UsageError(f"{prefix} begins the ids of {len(found)} findings ({some} …): type more of it.")
    finding = finding_of(run, found[0]) if found else None
    if finding is not None:
        return finding
    near = get_close_matches(prefix, _ids(run, "f-"), n=3, cutoff=0.8)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UsageError(
        f"there is no finding {prefix!r} in the last complete run, {run.folder}.{hint} Its id is in the report and in "
        "findings.jsonl; a finding that an earlier run closed is in neither."
    )


def _on_pages(run: PublishedFolder, urls: Sequence[str]) -> Iterator[Finding]:
    """Yield the findings that ask for work and name one of these pages."""
    quoted = [json.dumps(url, ensure_ascii=False) for url in urls]
    for line in run.lines(FINDINGS_FILE):
        if not any(url in line for url in quoted):
            continue
        finding = Finding.model_validate_json(line, extra="ignore")
        if finding.status in ASKS_FOR_WORK and any(place.url in urls for place in places_of(finding)):
            yield finding


class _Pages:
    """The run's pages by every URL that leads to them."""

    def __init__(self, run: PublishedFolder) -> None:
        self._run = run
        self._ids: dict[str, str] = {}
        """Page ids by URL."""
        self._keys: dict[str, str] = {}
        """The same by what is the same of a page's spellings."""
        for line in run.lines("pages.jsonl"):
            page = json.loads(line)
            for url in (*page["previous_urls"], page["url"], page["final_url"]):
                self._keys.setdefault(page_key(url), page["page_id"])
                if url == page["final_url"] or url not in self._ids:
                    self._ids[url] = page["page_id"]

    def at(self, url: str) -> Page | None:
        """Return the record of the page at a URL; null where there is none."""
        page_id = self._ids.get(url)
        line = self._run.line("pages.jsonl", page_id) if page_id else None
        return Page.model_validate_json(line, extra="ignore") if line else None

    def final_url(self, url: str) -> str:
        """Return the final URL of a page that was typed, in whatever spelling; raises `UsageError` for no page."""
        page_id = self._ids.get(url) or self._keys.get(page_key(url))
        line = self._run.line("pages.jsonl", page_id) if page_id else None
        if line is not None:
            return str(json.loads(line)["final_url"])
        short = url[:MOST_CHARACTERS]
        near = get_close_matches(short, [known for known in self._ids if len(known) <= MOST_CHARACTERS], n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UsageError(
            f"the last complete run has no page {short}.{hint} A page that is newer is read by the next run."
        )
