"""Read site maps: index, list of URLs or plain text, as in https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from lxml import etree

from schemas.crawl_note import CrawlNoteName

MAX_SITEMAP_BYTES = 52_428_800
"""The protocol's limit, uncompressed."""

MAX_ENTRIES = 50_000
"""The protocol's limit for one file."""


@dataclass(slots=True, kw_only=True)
class Sitemap:
    """Content of one file."""

    urls: list[tuple[str, str | None]] = field(default_factory=list)
    """Locations with their ``lastmod``, as written."""
    sitemaps: list[str] = field(default_factory=list)
    """Further site maps that an index names."""
    notes: list[CrawlNoteName] = field(default_factory=list)
    """Faults of the file."""
    max_entries: int = MAX_ENTRIES
    """Bound of its URLs, and of the site maps that it names."""

    def is_full(self) -> bool:
        """Return whether no more URLs are read; note it where the bound is the protocol's."""
        if len(self.urls) < self.max_entries:
            return False
        if self.max_entries == MAX_ENTRIES:
            self.notes.append(CrawlNoteName.SITEMAP_CUT)
        return True


def read_sitemap(body: bytes, max_entries: int = MAX_ENTRIES) -> Sitemap:
    """Return the content of a site map; whatever the bytes are, nothing is raised, requested or expanded.

    A run that was asked for few pages reads no more than ``max_entries`` of them, without a note.
    """
    found = Sitemap(max_entries=min(max_entries, MAX_ENTRIES))
    start = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] != b"<":
        _read_text(body, found)
        return found
    if b"<!ENTITY" in body[:100_000] or b"<!entity" in body[:100_000]:
        # No site map needs one, and an entity is how XML is made to read files or fill the memory.
        found.notes.append(CrawlNoteName.SITEMAP_HAS_ENTITIES)
        return found
    try:
        _read_xml(body, found)
    except (etree.LxmlError, ValueError, AssertionError):
        found.notes.append(CrawlNoteName.SITEMAP_BROKEN)
    if not found.urls and not found.sitemaps and not found.notes:
        found.notes.append(CrawlNoteName.SITEMAP_NOT_A_SITEMAP)
    return found


def _read_xml(body: bytes, found: Sitemap) -> None:
    # Elements are dropped as they are read: fifty thousand of them are no tree in memory.
    events = etree.iterparse(
        io.BytesIO(body), events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    location: str | None = None
    lastmod: str | None = None
    for _, element in events:
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        parent = element.getparent()
        inside = (
            "" if parent is None or not isinstance(parent.tag, str) else parent.tag.rpartition("}")[2].lower()
        )
        if name == "loc" and inside in ("url", "sitemap"):
            location = (element.text or "").strip() or None
        elif name == "lastmod" and inside == "url":
            lastmod = (element.text or "").strip()[:64] or None
        elif name == "url":
            if location is not None:
                if found.is_full():
                    return
                found.urls.append((location, lastmod))
            location = lastmod = None
        elif name == "sitemap":
            if location is not None and len(found.sitemaps) < found.max_entries:
                found.sitemaps.append(location)
            location = lastmod = None
        if name in ("url", "sitemap"):
            element.clear()
            if parent is not None:
                while element.getprevious() is not None:
                    del parent[0]


def _read_text(body: bytes, found: Sitemap) -> None:
    """Read the plain form: one URL a line."""
    for line in body.decode("utf-8-sig", "replace").splitlines():
        line = line.strip()
        if line.startswith(("http://", "https://")):
            if found.is_full():
                return
            found.urls.append((line, None))
    if not found.urls:
        found.notes.append(CrawlNoteName.SITEMAP_NOT_A_SITEMAP)
