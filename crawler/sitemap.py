"""Read site maps: index, list of URLs or plain text, as in https://www.sitemaps.org/protocol.html.

They are written by plug-ins and by hand, and many are no XML: a raw ``&``, a lost namespace, an encoding that is not
the one declared. A parser that mends XML drops what it does not like (``?a=1&b=2`` becomes ``?a=1=2``, an address that
is nowhere), so the few tags that matter are looked for in the text, and an address is taken as it is written.
"""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass, field

from schemas.crawl_note import CrawlNoteName

MAX_SITEMAP_BYTES = 52_428_800
"""The protocol's limit, uncompressed."""

MAX_ENTRIES = 50_000
"""The protocol's limit for one file."""

_TAG = re.compile(r"<(/?)(?:([\w.-]*):)?([\w.-]+)[^<>]*>")  # e.g. <sm:loc>
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")  # e.g. &amp;
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.-]{1,40})""", re.IGNORECASE)
"""Matches ``<?xml version="1.0" encoding="ISO-8859-1``."""
_ONE_BYTE = re.compile(r"iso-8859-\d+|windows-125\d|latin-?1", re.IGNORECASE)
"""Matches whole ``ISO-8859-1``, an encoding in which any bytes are some text."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""First bytes of XML in UTF-16 without a mark."""
_ENTRIES = ("url", "sitemap")


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
    text = _decode(body)
    start = text[:1000].lstrip("\ufeff \t\r\n")
    if start[:1] != "<":
        _read_text(text, found)
        return found
    if "<!entity" in text[:100_000].lower():
        # No site map needs one, and an entity is how XML is made to read files or fill the memory.
        found.notes.append(CrawlNoteName.SITEMAP_HAS_ENTITIES)
        return found
    _Reader(found).read(text)
    if not found.urls and not found.sitemaps and not found.notes:
        found.notes.append(CrawlNoteName.SITEMAP_NOT_A_SITEMAP)
    return found


def _decode(body: bytes) -> str:
    """Return the text: by its mark, else as UTF-8, whatever is declared, else as declared, else as Windows-1252."""
    for mark, encoding in (*_BOMS, *_WIDE):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        declared = _ENCODING.search(body[:1000])
        name = declared[1].decode("ascii", "replace") if declared else ""
    try:
        return body.decode(name if _ONE_BYTE.fullmatch(name) else "windows-1252", "replace")
    except LookupError:  # iso-8859-99
        return body.decode("windows-1252", "replace")


class _Reader:
    """Collects the entries of one file while its tags pass by."""

    def __init__(self, found: Sitemap) -> None:
        self._found = found
        self._entry = ""
        """Name and prefix of the open entry, e.g. ``url``; empty outside of one."""
        self._prefix: str | None = None
        self._values: dict[str, str] = {}
        self._field = ""
        """Name of the open field of the entry."""
        self._parts: list[str] = []
        self._is_cut = False

    def read(self, text: str) -> None:
        """Read the whole file, each character once."""
        place = 0
        is_whole = True
        while not self._is_cut:
            start = text.find("<", place)
            self._add(text[place : start if start >= 0 else len(text)])
            if start < 0:
                break
            if text.startswith("<!--", start):
                end = text.find("-->", start + 4)
                place = end + 3
            elif text.startswith("<![CDATA[", start):
                end = text.find("]]>", start + 9)
                self._parts.append(text[start + 9 : end if end >= 0 else len(text)] if self._field else "")
                place = end + 3
            else:
                tag = _TAG.match(text, start)
                if tag is not None:
                    self._take_tag(*tag.groups())
                end = place = tag.end() if tag is not None else start + 1
            if end < 0:
                is_whole = False
                break
        self._field = ""  # an address that the file's end cuts is not an address
        if self._is_cut:
            return
        is_whole = is_whole and not self._entry
        self._close_entry()
        if not is_whole:
            self._found.notes.append(CrawlNoteName.SITEMAP_BROKEN)

    def _add(self, text: str) -> None:
        if self._field:
            self._parts.append(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text))

    def _take_tag(self, slash: str, prefix: str | None, name: str) -> None:
        name = name.lower()
        self._close_field()
        if name in _ENTRIES:
            # A closing tag that is missing is made up for by the next entry.
            self._close_entry()
            if not slash:
                self._entry, self._prefix = name, prefix
        elif self._entry and not slash and prefix == self._prefix and name in ("loc", "lastmod"):
            self._field = name

    def _close_field(self) -> None:
        if self._field:
            value = "".join(line.strip() for line in "".join(self._parts).splitlines())
            if value:
                self._values.setdefault(self._field, value)
        self._field = ""
        self._parts = []

    def _close_entry(self) -> None:
        # An address that was escaped twice has no parameter called "amp;b".
        location = self._values.get("loc", "").replace("&amp;", "&")
        if location and self._entry == "url":
            self._is_cut = self._found.is_full()
            if not self._is_cut:
                self._found.urls.append((location, self._values.get("lastmod", "")[:64] or None))
        elif location and self._entry == "sitemap" and len(self._found.sitemaps) < self._found.max_entries:
            self._found.sitemaps.append(location)
        self._entry = ""
        self._values = {}


def _read_text(text: str, found: Sitemap) -> None:
    """Read the plain form: one URL a line."""
    for line in text.splitlines():
        line = line.strip("\ufeff \t")
        if line.startswith(("http://", "https://")):
            if found.is_full():
                return
            found.urls.append((line, None))
    if not found.urls:
        found.notes.append(CrawlNoteName.SITEMAP_NOT_A_SITEMAP)
