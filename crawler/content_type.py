"""Which answers are read, told from the header before the body comes and from the first bytes after."""

from __future__ import annotations

from crawler.feed_links import is_feed

HTML = "html"
FEED = "feed"
PDF = "pdf"
TEXT = "text"

_READ = frozenset(
    {
        "text/html", "application/xhtml+xml", "application/pdf", "application/xml", "text/xml", "text/plain",
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "",
    }
)  # fmt: skip
_BINARY = (
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\0\0\0",
    b"%!PS",
    b"OggS",
    b"ID3",
)


def media_type(content_type: str | None) -> str:
    """Return the type without parameters, lower-case: ``text/html; charset=x`` is ``text/html``."""
    return (content_type or "").partition(";")[0].partition(",")[0].strip().lower()


def is_read(content_type: str | None) -> bool:
    """Return whether an answer of this type is worth downloading."""
    return media_type(content_type) in _READ


def kind_of(body: bytes, content_type: str | None) -> str | None:
    """Return what a body is (``html``, ``feed``, ``pdf``, ``text``), its bytes before its header; None if binary."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if start.startswith(b"%PDF-"):
        return PDF
    if body.startswith(_BINARY) and not body.startswith((b"\0\0\0<", b"\0\0\0T")):
        return None
    named = media_type(content_type)
    if named not in ("text/html", "application/xhtml+xml") and is_feed(body):
        return FEED
    if start.startswith((b"<?xml", b"<rss", b"<feed")) and is_feed(body):
        return FEED
    if named == "text/plain":
        return TEXT
    if named in ("application/xml", "text/xml"):
        return HTML if b"<html" in start.lower() else TEXT
    if named == "application/pdf":
        return HTML if start[:1] == b"<" else None
    return HTML
