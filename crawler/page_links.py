"""Find the links of a page as browsers do: of a plain one by its tags, else in one pass of lexbor's parser."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from crawler.link_marks import LinkMark, mark_of
from crawler.needs_scripts import needs_scripts
from crawler.pagination import is_next_page, listing_of
from crawler.plain_marks import PlainMarks
from crawler.references import UNKNOWN, References
from reference.expensive_markup import rough_links, tangle
from reference.url_identity import MAX_URL_CHARS, normalise
from schemas.page_note import PageNote, PageNoteName
from store.links import LinkKind

READER = 1
"""Version of these rules: stored with a page, so that links read by other rules are not replayed."""

RENDERING_READER = READER + 1_000
"""The same with rendering on: a page that was read without it is requested in full."""

MAX_LINKS = 5_000
"""Links taken from one page; a longer list is a trap or a site map for people, and the note says so.

Behind a cut a page is read to its end for its wishes and for as many links again that earlier pages had: menu and
footer."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(
    r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)  # e.g. text/html; charset=utf-8
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_SINGLE_BYTE = frozenset({"iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """Links of a page, with its notes."""

    links: tuple[tuple[str, LinkKind], ...]
    """Normalised URLs of any host with their kinds, in the order of the page, without repeats."""
    notes: tuple[PageNote, ...]
    """E.g. ``meta_refresh``, ``long_urls_dropped:1``, ``links_cut``, ``frameset``, ``noindex``."""
    needs_scripts: bool = False
    """True where the page is empty without its scripts; false where the finder does not look for it."""


class LinkFinder:
    """Finds links of a site's pages."""

    def __init__(self, *, notice_scripts: bool = False) -> None:
        self._notice_scripts = notice_scripts
        self._references = References()
        self._plain_marks = PlainMarks()

    def find(self, body: bytes, url: str, content_type: str | None = None) -> PageLinks:
        """Return the links of an HTML body found at a URL. Never raises on any bytes."""
        markup = _readable(body, content_type)  # counted as the parser sees it: UTF-16 hides a tag from bytes
        if isinstance(markup, str):
            markup = markup.encode("utf-8", "replace")
        self._references.begin_page()
        if not self._notice_scripts:
            marks = self._plain_marks.read(markup)
            if marks is not None:
                return self._follow(marks, url)
        if tangle(markup):
            return self._find_roughly(markup, url)
        tree = LexborHTMLParser(markup)
        # One query for all: each costs a walk of the whole tree.
        nodes = tree.css("base[href],a[href],area[href],link[href],meta[http-equiv],meta[name],frame[src]")
        marks = [mark for node in nodes if (mark := mark_of(node.tag or "", node.attributes))]
        found = self._follow(marks, url)
        return (
            replace(found, needs_scripts=True)
            if self._notice_scripts and needs_scripts(markup, tree)
            else found
        )

    def _follow(self, marks: Iterable[LinkMark], url: str) -> PageLinks:
        """Return the links that a page's tags make at a URL."""
        references = self._references
        base = url
        known = references.known_at(base)
        notes: list[PageNote] = []
        links: dict[tuple[str, LinkKind], None] = {}
        dropped = 0
        for href, kind, note in marks:
            if note is not None and note not in notes:
                notes.append(note)
            if kind is None:
                if base is url:
                    base = normalise(href or "", url) or url
                    known = references.known_at(base)
                continue
            if not href or href[0] == "#":
                continue
            target = known.get(href, UNKNOWN)
            if target is UNKNOWN:
                target = references.absolute(href, base, known)
                if target is None and references.cut:
                    continue
            if target is None:
                dropped += len(href) > MAX_URL_CHARS and not href.startswith(("data:", "javascript:"))
                continue
            if kind is LinkKind.FEED and _is_comment_feed(target, url):
                continue
            if len(links) < 2 * MAX_LINKS:
                links[target, kind] = None
            if len(links) >= MAX_LINKS:
                references.cut = True
        if references.cut:
            notes.append(PageNote(PageNoteName.LINKS_CUT))
        if dropped:
            notes.append(PageNote(PageNoteName.LONG_URLS_DROPPED, str(dropped)))
        return PageLinks(links=_paged(url, links), notes=tuple(notes))

    def _find_roughly(self, body: bytes, url: str) -> PageLinks:
        references = self._references
        known = references.known_at(url)
        found: dict[tuple[str, LinkKind], None] = {}
        for href in rough_links(body, MAX_LINKS):
            target = known.get(href, UNKNOWN)
            if target is UNKNOWN and not href.startswith("#"):
                target = references.absolute(href, url, known)
            if target:
                found[target, LinkKind.PAGE] = None
        notes = [PageNote(PageNoteName.LINKS_CUT)] if references.cut else []
        notes.append(PageNote(PageNoteName.TANGLED_MARKUP))
        return PageLinks(links=_paged(url, found), notes=tuple(notes))


def _paged(url: str, links: Iterable[tuple[str, LinkKind]]) -> tuple[tuple[str, LinkKind], ...]:
    """Mark the links to further pages of this listing as pagination."""
    listing = listing_of(url)[0].partition("?")[0]
    further = {
        link[0]
        for link in links
        if link[1] is LinkKind.PAGE
        and link[0].startswith(listing)
        and _may_page(link[0])
        and is_next_page(url, link[0])
    }
    if not further:
        return tuple(links)
    return tuple(
        (target, LinkKind.PAGINATION if kind is LinkKind.PAGE and target in further else kind)
        for target, kind in links
    )


def _may_page(target: str) -> bool:
    return target[-1] in "0123456789/" and ("/pag" in target or "=" in target or "/seite" in target)


def _is_comment_feed(feed: str, page: str) -> bool:
    """Return whether a feed is the page's own.

    WordPress gives every post one, of its comments, and every category one, of posts that are in the site's feed or
    on the category's page anyway.
    """
    path = feed.partition("?")[0].rstrip("/")
    if "/comments/" in path:
        return True
    own = path.removesuffix("/feed").removesuffix("/rss").removesuffix("/atom")
    # A listing's own feed is declared on each of its pages.
    return own.count("/") > 2 and listing_of(page)[0] == f"{own}?"


def _readable(body: bytes, content_type: str | None) -> bytes | str:
    """Return the body for lexbor: UTF-8 bytes as they are, anything else decoded as browsers do.

    Byte order mark, then header, then ``<meta charset>``; https://encoding.spec.whatwg.org/#names-and-labels
    """
    if body.startswith(codecs.BOM_UTF8):
        return body[3:]
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    label = None
    if content_type and (match := _HEADER_CHARSET.search(content_type)):
        label = match[1].lower()
    elif found := _CHARSET.search(body, 0, 2048):
        label = found[1].decode("ascii", "replace").lower()
        if label.startswith("utf-16"):
            label = "utf-8"  # a meta tag that could be read is not UTF-16
    if label is None or label in _UTF8 or label == "utf-7":
        return body
    if label in _SINGLE_BYTE:
        return body.decode("cp1252", "replace")
    try:
        return body.decode(label, "replace")
    except (LookupError, UnicodeError, ValueError):
        return body
