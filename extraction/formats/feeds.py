"""Read the entries of RSS and Atom feeds, which describe the site's posts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from extraction.page.document import fold
from extraction.page_reading import PageReading, Reference
from reference.url_identity import normalise
from schemas.page_note import PageNoteName
from schemas.vocabulary import Source

MAX_ENTRIES = 2_000
"""Entries read from one feed."""

_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}")
"""Matches the day of ``2022-12-12T08:00:00Z``."""


def read_feed(body: bytes, url: str) -> PageReading:
    """Return a reading whose references are the feed's entries; entities and the network are never resolved."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(body.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return PageReading(url=url, unreadable="not readable as a feed")
    references: list[Reference] = []
    title = None
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _local(element)
        if name == "title" and title is None:
            title = fold("".join(element.itertext())) or None
        if name in ("item", "entry") and len(references) < MAX_ENTRIES:
            reference = _entry(element, url)
            if reference is not None:
                references.append(reference)
    return PageReading(
        url=url,
        notes=[PageNoteName.FEED],
        title=title,
        references=references,
    )


def _entry(element: etree._Element, feed_url: str) -> Reference | None:
    link = title = published = modified = raw = None
    people = []
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name, text = _local(child), fold("".join(child.itertext()))
        if name == "link":
            href = child.get("href")
            if href and child.get("rel", "alternate") == "alternate":
                link = href
            elif text and not link:
                link = text
        elif name == "title":
            title = text or None
        elif name in ("pubdate", "published", "issued", "date"):
            published, raw = _date(text), text
        elif name in ("updated", "modified"):
            modified = _date(text)
        elif name == "creator" or (name == "author" and text):
            people.append(fold(child.findtext("{*}name") or text))
    url = normalise(link, feed_url) if link else None
    if url is None:
        return None
    return Reference(
        url=url, source=Source.FEED, title=title, published=published, modified=modified,
        people=people, raw=raw, selector="feed",
    )  # fmt: skip


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


def _date(text: str) -> str | None:
    """Return an RFC 822 or ISO 8601 time as ISO 8601 with its own zone, or its day where no more is valid."""
    if _ISO.match(text):
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return text[:10]
        return text[:10] if len(text) <= 10 else _iso(found)
    try:
        return _iso(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError):
        return None


def _iso(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    plain = moment.isoformat(timespec="seconds")
    return plain.replace("+00:00", "Z") if moment.utcoffset() == UTC.utcoffset(None) else plain
