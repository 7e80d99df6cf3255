"""Check the outcome of each hostile endpoint, by path or, where all of a group are alike, by group.

A check returns None when all is well, else the fault in a few words. `docs/decisions/0004-hostile-list.md`
says where these checks differ from the list's words and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from extraction.finished_page import FinishedPage
from schemas.article import Article
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch

TEXT = "Gentle exercise, heat, and rest may ease the pain."
"""A sentence that every ordinary page of the world holds."""

MAX_TRIES = 4
MAX_HOPS = 22
MAX_PATTERN_PAGES = 2_000
SECONDS_FOR_ONE = 40
"""The profile's time limit for one answer, and a little."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A page as the extractor reads it when it knows no other page of the site."""

    finished: FinishedPage | None = None
    text: str = ""
    """All blocks of the page."""
    failure: str | None = None


@dataclass(slots=True)
class Evidence:
    """Everything that one crawl left behind. Paths are below the site's origin, with their queries."""

    times: dict[str, list[float]]
    """Times of the requests for each path, by path."""
    pages: dict[str, StoredPage]
    """The store's pages by path."""
    alone: dict[str, Alone]
    published: dict[str, Article]
    """The run's articles by path."""
    text: str
    """The published JSON lines, one file after another."""
    report: str
    """The published report."""
    manifest: dict[str, Any]
    again: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Second crawl: path to its request headers, ``fetch`` and ``body`` (whether a body is there)."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """Headers of every request."""

    def asked(self, prefix: str) -> int:
        """Return how many requests a path and what lies below it had."""
        return sum(len(times) for path, times in self.times.items() if path.startswith(prefix))

    def gaps(self, path: str) -> list[float]:
        """Return the seconds between the requests for one path."""
        times = self.times.get(path, [])
        return [later - sooner for sooner, later in pairwise(times)]


Check = Callable[[str, Evidence, dict[str, Any]], str | None]


def judge(endpoint: dict[str, Any], evidence: Evidence) -> str | None:
    """Return the fault of one endpoint's outcome, or None."""
    path = endpoint["path"]
    check = BY_PATH.get(path) or next(
        (check for prefix, check in BY_PREFIX if path.startswith(prefix)), BY_GROUP[endpoint["group"]]
    )
    return check(path, evidence, endpoint)


# -- building blocks ----------------------------------------------------------------------------------------


def recorded(path: str, evidence: Evidence, _: dict[str, Any]) -> str | None:
    """Check that the store holds the page's end, after a bounded number of requests."""
    if path not in evidence.pages:
        return "no record"
    asked = len(evidence.times.get(path, []))
    return None if asked <= MAX_TRIES else f"asked {asked} times"


def error(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    """Check that it is an error with words, and not an article."""
    if wrong := recorded(path, evidence, endpoint):
        return wrong
    page = evidence.pages[path]
    if page.fetch is not Fetch.ERROR or not page.error:
        return f"no error: {page.fetch}"
    return no_article(path, evidence, endpoint)


def no_article(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    """Check that it is recorded, and not an article."""
    if path in evidence.published:
        return "stored as an article"
    return recorded(path, evidence, endpoint)


def article(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    """Check that it is read as an article."""
    if wrong := recorded(path, evidence, endpoint):
        return wrong
    return None if _article(path, evidence) else f"no article ({_why(path, evidence)})"


def readable(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    """Check that the page's text is found, whatever the kind of the page."""
    if wrong := recorded(path, evidence, endpoint):
        return wrong
    return (
        None if TEXT in evidence.alone.get(path, Alone()).text else f"text not found ({_why(path, evidence)})"
    )


def survives(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    """Check that it is recorded, and that the worker that read it lived."""
    if wrong := recorded(path, evidence, endpoint):
        return wrong
    return evidence.alone.get(path, Alone()).failure


def noted(note: str) -> Check:
    """Return a check for a note on the page's record."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        if wrong := recorded(path, evidence, endpoint):
            return wrong
        alone = evidence.alone.get(path, Alone())
        notes = [*evidence.pages[path].notes, *(alone.finished.notes if alone.finished else ())]
        return None if any(str(found).startswith(note) for found in notes) else f"no note {note}: {notes}"

    return check


def leads_to(target: str) -> Check:
    """Return a check that a redirect ends at a page, which is there once."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        if wrong := recorded(path, evidence, endpoint):
            return wrong
        final = _path(evidence.pages[path].final_url)
        asked = len(evidence.times.get(target, []))
        return None if final == target and asked == 1 else f"ends at {final}, asked {asked} times"

    return check


def at_most(prefix: str, requests: int, then: Check = recorded) -> Check:
    """Return a check that a path and what lies below it had so many requests at most."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        asked = evidence.asked(prefix)
        return f"{asked} requests" if asked > requests else then(path, evidence, endpoint)

    return check


def never_asked(path: str, evidence: Evidence, _: dict[str, Any]) -> str | None:
    """Check that neither it nor anything below it was requested."""
    asked = evidence.asked(path)
    return f"asked {asked} times" if asked else None


def waits(seconds: float, tries: int) -> Check:
    """Return a check that a page is there in the end, each try so long after the one before."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        gaps = evidence.gaps(path)
        if len(gaps) != tries - 1 or min(gaps, default=seconds) < seconds:
            return f"gaps {[round(gap, 2) for gap in gaps]}"
        return article(path, evidence, endpoint)

    return check


def left_out(pattern: str, then: Check) -> Check:
    """Return a check that the manifest says that a cap ended it."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        if not any(re.search(pattern, reason) for reason in evidence.manifest["left_out"]):
            return f"the manifest says nothing of {pattern}: {sorted(evidence.manifest['left_out'])}"
        return then(path, evidence, endpoint)

    return check


def without(*words: str) -> Check:
    """Return a check that words are in no published file and not in the article."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        found = _article(path, evidence)
        text = evidence.text + (found.to_json() if found else "")
        wrong = [word for word in words if word in text]
        return f"published: {wrong}" if wrong else survives(path, evidence, endpoint)

    return check


def all_of(*checks: Check) -> Check:
    """Return a check that is as wrong as the first of these."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        return next((wrong for each in checks if (wrong := each(path, evidence, endpoint))), None)

    return check


def fields(
    *, published: Iterable[str | None] = (), modified: Iterable[str | None] = (), author: str | None = None
) -> Check:
    """Return a check of an article's days (any of those named) and its first author."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        found = _article(path, evidence)
        if found is None:
            return f"no article ({_why(path, evidence)})"
        for name, wanted in (("published", tuple(published)), ("modified", tuple(modified))):
            value = getattr(found, name)
            day = value.value[:10] if value else None
            if wanted and day not in wanted:
                return f"{name} {day}, not {' or '.join(str(want) for want in wanted)}"
        names = [person.name for person in found.people]
        if author and not any(name and author in name for name in names):
            return f"people {names}"
        return None

    return check


def observed(*days: str) -> Check:
    """Return a check that an article keeps all of these days as observations, so that an audit can tell."""

    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        found = _article(path, evidence)
        seen = {observation.value[:10] for observation in found.date_observations} if found else set()
        return None if seen.issuperset(days) else f"observed {sorted(seen)}"

    return check


# -- single endpoints with a rule of their own ---------------------------------------------------------------


def _status(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    status = evidence.pages[path].http_status if path in evidence.pages else None
    wanted = int(path.rsplit("/", 1)[1])
    return error(path, evidence, endpoint) if status == wanted else f"status {status}"


def _grows(path: str, evidence: Evidence, _: dict[str, Any]) -> str | None:
    asked = evidence.asked(path)
    page = evidence.pages.get(path)
    return None if page and page.error and asked <= MAX_HOPS else f"{asked} requests"


def _others_go_on(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    begin = evidence.times[path][0] if path in evidence.times else 0.0
    others = [time for each, times in evidence.times.items() if each != path for time in times]
    meanwhile = sum(begin < time < begin + SECONDS_FOR_ONE for time in others)
    return error(path, evidence, endpoint) if meanwhile else "everything waited for it"


def _exact_text(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    wanted = endpoint.get("expected_text")
    if not wanted:
        return survives(path, evidence, endpoint)
    text = evidence.alone.get(path, Alone()).text
    return None if wanted in text else f"text {text[-60:]!r}"


def _not_utf7(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    text = evidence.alone.get(path, Alone()).text
    return "decoded as UTF-7" if "<script>" in text else survives(path, evidence, endpoint)


def _title(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    found = _article(path, evidence)
    if found is None or not found.headline:
        # A page may have a title that is nothing but white space and marks; then no headline is right.
        return survives(path, evidence, endpoint)
    odd = [letter for letter in found.headline if ord(letter) < 32 or 127 <= ord(letter) < 160]
    if odd:
        return f"control characters {odd!r} in the headline"
    if "<script>alert(1)" in evidence.report or "<img src=x" in evidence.report:
        return "markup of the site in the report"
    return survives(path, evidence, endpoint)


def _date(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    wanted = endpoint.get("expected_date")
    allowed = ALSO_RIGHT.get(endpoint["text"], (wanted,))
    return fields(published=allowed)(path, evidence, endpoint)


def _headline(wanted: str) -> Check:
    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        found = _article(path, evidence)
        headline = found.headline if found else None
        return None if headline == wanted else f"headline {headline!r}"

    return check


def _plain_fields(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    found = _article(path, evidence)
    texts = [found.headline or "", *(person.name or "" for person in found.people)] if found else [""]
    return None if not any("<" in text for text in texts) else f"markup in {texts}"


def _canonical_ring(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    ring = [f"/html/canonical-{letter}" for letter in "abc"]
    if any(len(evidence.times.get(each, [])) != 1 for each in ring):
        return "asked more than once"
    articles = [each for each in ring if each in evidence.published]
    return f"articles {articles}" if len(articles) > 1 else recorded(path, evidence, endpoint)


def _same_once(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    asked = [each for each in evidence.times if each.startswith(("/same", "/s%61me"))]
    return f"asked as {asked}" if asked != ["/same"] else recorded(path, evidence, endpoint)


def _duplicates(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    articles = [each for each in evidence.published if each.startswith("/dup/")]
    return f"articles {articles}" if len(articles) > 1 else at_most("/dup/", 201)(path, evidence, endpoint)


def _sitemap(note: str | None = None) -> Check:
    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        asked = len(evidence.times.get(path, []))
        if not 1 <= asked <= MAX_TRIES:
            return f"asked {asked} times"
        notes = [found for found in evidence.manifest["notes"] if found.endswith(path)]
        if note and not any(found.startswith(note) for found in notes):
            return f"not said in the manifest: {notes}"
        return None

    return check


def _listed(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    listed = [each for each, page in evidence.pages.items() if each.startswith("/good/") and page.in_sitemap]
    return None if len(listed) == 5 else f"listed {listed}"


def _lastmod(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    lastmod = evidence.pages["/good/1"].sitemap_lastmod if "/good/1" in evidence.pages else None
    return None if lastmod == "2021-03-04" else f"lastmod {lastmod}"


def _again(header: str | None, *, unchanged: bool) -> Check:
    def check(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
        second = evidence.again.get(path)
        if second is None:
            return "not asked for in the second run"
        conditions = {"if-none-match", "if-modified-since"} & second["headers"].keys()
        if header and header not in conditions:
            return f"conditions {sorted(conditions)}"
        if header is None and conditions:
            return f"conditions {sorted(conditions)} although nothing was claimed"
        if unchanged and second["fetch"] != Fetch.NOT_MODIFIED:
            return f"second run: {second['fetch']}"
        return None if second["article"] else "no article in the second run"

    return check


def _no_file(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    names = [file["path"] for file in evidence.manifest["files"]]
    return (
        survives(path, evidence, endpoint)
        if not any("owned" in name for name in names)
        else "a file of its name"
    )


def _no_password(path: str, evidence: Evidence, endpoint: dict[str, Any]) -> str | None:
    tried = any("authorization" in headers for headers in evidence.headers)
    return "sent a password" if tried else error(path, evidence, endpoint)


ALSO_RIGHT: dict[str, tuple[str | None, ...]] = {
    "March 2021": (None, "2021-03"),
    "04.03.2021": (None, "2021-03-04"),
    "2021-W09-4": (None, "2021", "2021-03-04"),
    "４ March ２０２１": (None, "2021-03-04"),
}
"""Days of pages where the list wants none and a date is as right; see the decision."""

BY_PATH: dict[str, Check] = {
    "/redir/long/30": all_of(at_most("/redir/long/", MAX_HOPS), error),
    "/redir/grow": _grows,
    "/redir/short/3": leads_to("/good/2"),
    "/redir/303": leads_to("/good/3"),
    "/redir/308": leads_to("/good/4"),
    "/redir/refresh-header": recorded,
    "/redir/crlf": recorded,
    "/rate/429": waits(2, 3),
    "/rate/429-date": waits(2, 2),
    "/rate/429-day": error,
    "/rate/429-bad": waits(1, 3),
    "/rate/429-negative": waits(1, 3),
    "/rate/503": waits(1, 2),
    "/flap/1": article,
    "/err/soft404": all_of(noted("soft_404"), no_article),
    "/err/soft404-home": no_article,
    "/err/empty-200": all_of(noted("empty"), no_article),
    "/err/204": all_of(noted("empty"), no_article),
    "/err/304-unasked": error,
    "/err/close": error,
    "/err/rst": error,
    "/err/garbage-status": error,
    "/err/http09": error,
    "/slow/ok": article,
    "/calendar/2020/01/": left_out(
        "(?:max_pattern_pages|max_depth) /calendar", at_most("/calendar/", 2 * MAX_PATTERN_PAGES + 1)
    ),
    "/session/start": at_most("/session/", 12),
    "/facet": left_out(r"max_pattern_pages /facet", at_most("/facet", MAX_PATTERN_PAGES + 1)),
    "/deep/": left_out("repeating_path|max_depth /deep", at_most("/deep/", 100)),
    "/relative/a": at_most("/relative/", 100),
    "/trap/many-links": left_out(r"max_pattern_pages /many/", at_most("/many/", MAX_PATTERN_PAGES)),
    "/trap/long-url": all_of(noted("long_urls_dropped"), at_most("/long/", 0)),
    "/trap/variants": _same_once,
    "/same": _same_once,
    "/dup/1": _duplicates,
    "/enc/utf7": _not_utf7,
    "/html/unclosed": recorded,
    "/html/no-html": readable,
    "/html/xhtml": readable,
    "/html/frameset": noted("frameset"),
    "/html/meta-refresh": noted("meta_refresh"),
    "/html/meta-refresh-loop": noted("meta_refresh"),
    "/html/canonical-a": _canonical_ring,
    "/html/canonical-b": _canonical_ring,
    "/html/canonical-c": _canonical_ring,
    "/html/noindex": noted("noindex"),
    "/html/x-robots": noted("noindex"),
    "/html/hidden-text": without("HIDDEN-SPAM"),
    "/html/no-title": _headline("x"),
    "/html/two-h1": _headline("Two"),
    "/html/js-only": noted("needs_javascript"),
    "/jsonld/good": fields(published=["2021-03-04"], modified=["2022-05-06"], author="Ann Good"),
    "/jsonld/invalid": fields(published=["2021-03-04"], author="Ann Good"),
    "/jsonld/types": fields(published=["2021-03-04"], modified=[None]),
    "/jsonld/authors-list": fields(author="Ann Good"),
    "/jsonld/author-string": fields(author="Ann Good"),
    "/jsonld/conflict": observed("1999-01-01", "2021-03-04"),
    "/jsonld/html": _plain_fields,
    "/jsonld/future": fields(modified=[None]),
    "/jsonld/entities": fields(published=["2021-03-04"], author="Ann Good"),
    "/date/updated-line": fields(modified=["2022-12-12"]),
    "/date/copyright-only": fields(published=[None], modified=[None]),
    "/date/comment-date": fields(published=[None], modified=[None]),
    "/date/body-mentions": fields(published=[None], modified=[None]),
    "/cache/etag": _again("if-none-match", unchanged=True),
    "/cache/lastmod": _again("if-modified-since", unchanged=True),
    "/cache/weak": _again("if-none-match", unchanged=True),
    "/cache/always-304": error,
    "/cache/changing": _again(None, unchanged=False),
    "/cache/lastmod-now": fields(modified=[None]),
    "/cache/lastmod-future": fields(modified=[None]),
    "/body/cl-small": recorded,
    "/body/te-cl": recorded,
    "/body/lf-only": recorded,
    "/body/gzip-lie": recorded,
    "/body/gzip-crc": recorded,
    "/body/no-type": article,
    "/body/header-bytes": recorded,
    "/body/pdf-as-html": no_article,
    "/body/html-as-pdf": recorded,
    "/body/png-as-html": no_article,
    "/body/json": no_article,
    "/body/binary": no_article,
    "/body/video": no_article,
    "/body/disposition": _no_file,
    "/sm/good.xml": _listed,
    "/sm/bomb.xml": _sitemap("sitemap_"),
    "/sm/xxe.xml": all_of(_sitemap(), lambda p, e, x: "read a file" if "root:x:0" in e.text else None),
    "/sm/deep/30": at_most("/sm/deep/", 10, _sitemap()),
    "/sm/html.xml": _sitemap("sitemap_"),
    "/sm/gz-bomb.xml.gz": _sitemap("sitemap_"),
    "/sm/empty.xml": _sitemap("sitemap_"),
    "/sm/51k.xml": _sitemap(),
    "/sm/lastmod.xml": _lastmod,
    "/cookie/wall": error,
    "/auth/basic": _no_password,
}
BY_PREFIX: tuple[tuple[str, Check], ...] = (
    ("/redir/offsite-", recorded),
    ("/err/", _status),
    ("/big/gzip", error),
    ("/big/deflate", error),
    ("/big/200mb", error),
    ("/big/endless", error),
    ("/html/title-", _title),
)
BY_GROUP: dict[str, Check] = {
    "control": article,
    "redirect": error,
    "rate": article,
    "error": error,
    "slow": _others_go_on,
    "trap": recorded,
    "size": survives,
    "encoding": _exact_text,
    "markup": survives,
    "jsonld": survives,
    "date": _date,
    "cache": recorded,
    "body": error,
    "sitemap": _sitemap(),
    "feed": recorded,
    "robots": never_asked,
    "auth": recorded,
}


def _article(path: str, evidence: Evidence) -> Article | None:
    finished = evidence.alone.get(path, Alone()).finished
    return finished.article if finished else None


def _why(path: str, evidence: Evidence) -> str:
    alone = evidence.alone.get(path)
    if alone is None:
        return "not read"
    if alone.finished is None:
        return alone.failure or "not read"
    return alone.finished.unreadable or alone.finished.kind


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2]
