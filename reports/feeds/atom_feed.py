"""Write an Atom feed (RFC 4287); every text is plain text, so that no reader takes words of a page for markup."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from reports.feeds.feed_head import FeedHead
from reports.feeds.feed_item import FeedItem

ATOM = "http://www.w3.org/2005/Atom"
"""The namespace of RFC 4287, section 2."""


def write_atom_feed(head: FeedHead, items: Sequence[FeedItem]) -> str:
    """Return the feed as XML with its declaration; it was updated when its newest item was, else by the run's clock."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", head.language)
    _add(feed, "id", head.id)
    _add(feed, "title", head.title)
    _add(feed, "subtitle", head.description)
    _add(feed, "updated", max((item.date for item in items), default=head.now))
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Checkup")
    if head.url:
        _link(feed, head.url)
    for item in items:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "updated", item.date)
        _add(entry, "published", item.date)
        if item.url:
            _link(entry, item.url)
        for tag in item.tags:
            etree.SubElement(entry, f"{{{ATOM}}}category", term=tag)
        _add(entry, "content", item.text, type="text")
    text: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text.decode()


def _add(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}", **attributes).text = text


def _link(parent: etree._Element, url: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel="alternate", href=url)
