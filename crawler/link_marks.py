"""Say what a tag means to a crawl: a link of some kind, a wish of the page, its base, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from schemas.page_note import PageNote, PageNoteName
from store.links import LinkKind

NOINDEX = PageNote(PageNoteName.NOINDEX)
_FRAMESET = PageNote(PageNoteName.FRAMESET)
_META_REFRESH = PageNote(PageNoteName.META_REFRESH)

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL
)  # e.g. 0; url=/home/


class LinkMark(NamedTuple):
    """Meaning of one tag."""

    href: str | None
    """Reference as it is written; null or empty for none."""
    kind: LinkKind | None
    """Null where the reference is the base of those behind it."""
    note: PageNote | None = None
    """Note of the page."""


def mark_of(tag: str, attributes: Mapping[str, str | None]) -> LinkMark | None:
    """Return what a tag means by its lower-case name and attributes; None where it means nothing."""
    if tag in ("a", "area"):
        return LinkMark(attributes["href"], _anchor_kind(attributes)) if "href" in attributes else None
    if tag == "link":
        kind = _link_kind(attributes) if "href" in attributes else None
        return None if kind is None else LinkMark(attributes["href"], kind)
    if tag == "meta":
        return _meta(attributes)
    if tag == "base":
        return LinkMark(attributes["href"], None) if "href" in attributes else None
    return LinkMark(attributes["src"], LinkKind.PAGE, _FRAMESET) if tag == "frame" else None


def _anchor_kind(attributes: Mapping[str, str | None]) -> LinkKind:
    rel = attributes.get("rel")
    if rel and ("next" in rel or "prev" in rel) and {"next", "prev"} & set(rel.lower().split()):
        return LinkKind.PAGINATION
    return LinkKind.PAGE


def _link_kind(attributes: Mapping[str, str | None]) -> LinkKind | None:
    rel = (attributes.get("rel") or "").lower().split()
    if "canonical" in rel:
        return LinkKind.CANONICAL
    if "next" in rel or "prev" in rel:
        return LinkKind.PAGINATION
    if "alternate" in rel and (attributes.get("type") or "").strip().lower() in _FEEDS:
        return None if "comment" in (attributes.get("title") or "").lower() else LinkKind.FEED
    return None


def _meta(attributes: Mapping[str, str | None]) -> LinkMark | None:
    """Return the target of a meta refresh, or a ``noindex``."""
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        match = _REFRESH.fullmatch(attributes.get("content") or "")
        href = match[1].strip().strip("'\"") if match else ""
        return LinkMark(href, LinkKind.REFRESH, _META_REFRESH) if href else None
    if (attributes.get("name") or "").strip().lower() == "robots":
        wishes = (attributes.get("content") or "").lower()
        if "noindex" in wishes or "none" in wishes:
            return LinkMark(None, LinkKind.REFRESH, NOINDEX)
    return None
