"""Read one answer into the page that the store keeps. Pure: it neither requests nor writes."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.answer import SERVER_FAILURES, WORDS, Answer, Failure
from crawler.content_encoding import EncodingError, unpack_body
from crawler.feed_links import read_feed_links
from crawler.link_marks import NOINDEX
from crawler.page_links import LinkFinder
from reference.content_type import ContentKind, content_kind, media_type
from reference.url_identity import normalise
from schemas.page_note import PageNote, PageNoteName
from schemas.vocabulary import Fetch
from store.links import LinkKind

KEPT_HEADERS = (
    "age",
    "content-language",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "link",
    "x-robots-tag",
)
"""Headers that later stages read; the rest are not kept."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_MANY = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """One answer as read for its page."""

    fetch: Fetch
    error: str | None = None
    body: bytes | None = None
    links: tuple[tuple[str, LinkKind], ...] = ()
    """Normalised, of any host."""
    redirect: str | None = None
    """URL that it redirects to, normalised."""
    notes: tuple[PageNote, ...] = ()
    unchanged: bool = False
    """True where the stored page is still current, by the server's 304."""
    needs_scripts: bool = False
    """True where the page is empty without its scripts; only looked for where pages are rendered."""


def may_retry(answer: Answer) -> bool:
    """Return whether a second request can help: the server is in trouble, not the page."""
    if answer.failure is not None:
        return answer.failure in SERVER_FAILURES
    return answer.status is not None and (answer.status in _TOO_MANY or 500 <= answer.status <= 599)


def is_server_error(answer: Answer) -> bool:
    """Return whether the answer counts against the server's health: it fails, or asks for fewer requests."""
    return may_retry(answer)


def read_page(answer: Answer, url: str, finder: LinkFinder, max_body_bytes: int) -> PageAnswer:
    """Return the answer as read for the page at a normalised URL. Never raises on any bytes."""
    status = answer.status
    if answer.failure is not None or status is None:
        failure = answer.failure or Failure.INTERNAL
        note = PageNote(PageNoteName(failure.value))
        return PageAnswer(fetch=Fetch.ERROR, error=WORDS[failure], notes=(note,))
    if status in _REDIRECTS:
        return _read_redirect(answer, url)
    if status == 304:
        return PageAnswer(fetch=Fetch.NOT_MODIFIED, unchanged=True)
    if not 200 <= status <= 299:
        return PageAnswer(fetch=Fetch.ERROR, error=f"the server answers {status}")
    content_type = answer.headers.get("content-type")
    if answer.stopped:
        note = PageNote(PageNoteName.TYPE_NOT_READ, media_type(content_type)[:80])
        return PageAnswer(fetch=Fetch.SKIPPED, notes=(note,))
    try:
        body = unpack_body(answer.body, answer.headers.get("content-encoding", ""), max_body_bytes)
    except EncodingError as error:
        note = PageNote(PageNoteName(error.fault.value))
        return PageAnswer(fetch=Fetch.ERROR, error=f"the answer cannot be read: {error}", notes=(note,))
    if not body.strip(b" \t\r\n\0"):
        return PageAnswer(fetch=Fetch.FETCHED, notes=(PageNote(PageNoteName.EMPTY),))
    kind = content_kind(body, content_type)
    if kind is None:
        return PageAnswer(fetch=Fetch.SKIPPED, notes=(PageNote(PageNoteName.BINARY_CONTENT),))
    notes: tuple[PageNote, ...] = ()
    links: tuple[tuple[str, LinkKind], ...] = ()
    needs_scripts = False
    if kind == ContentKind.HTML:
        found = finder.find(body, url, content_type)
        links, notes, needs_scripts = found.links, found.notes, found.needs_scripts
        header_links = _refresh_header(answer.headers.get("refresh"), url)
        links += header_links
        if NOINDEX not in notes and _is_noindex(answer.headers.get("x-robots-tag", "")):
            notes += (NOINDEX,)
    elif kind == ContentKind.FEED:
        targets = (normalise(href, url) for href in read_feed_links(body))
        links = tuple((target, LinkKind.FEED_ITEM) for target in targets if target)
    if answer.rendering is not None:
        notes += (PageNote(answer.rendering),)
    return PageAnswer(fetch=Fetch.FETCHED, body=body, links=links, notes=notes, needs_scripts=needs_scripts)


def _read_redirect(answer: Answer, url: str) -> PageAnswer:
    location = answer.headers.get("location", "").strip()
    if not location:
        return PageAnswer(
            fetch=Fetch.ERROR, error=f"the server answers {answer.status} without saying where to"
        )
    target = normalise(location, url)
    if target is None:
        return PageAnswer(fetch=Fetch.ERROR, error=f"redirects to {location[:200]!r}, which is no web page")
    note = PageNote(PageNoteName.REDIRECT, str(answer.status))
    return PageAnswer(fetch=Fetch.FETCHED, redirect=target, notes=(note,))


def _is_noindex(x_robots_tag: str) -> bool:
    """Return whether the header asks every search engine to leave the page out; ``bot: noindex`` asks only one."""
    return not {"noindex", "none"}.isdisjoint(wish.strip().lower() for wish in x_robots_tag.split(","))


def _refresh_header(value: str | None, url: str) -> tuple[tuple[str, LinkKind], ...]:
    """Return the target of a ``Refresh: 0; url=/x`` header as a link: it is noted, not followed as content."""
    if not value or "=" not in value:
        return ()
    target = normalise(value.partition("=")[2].strip(" '\""), url)
    return ((target, LinkKind.REFRESH),) if target else ()
