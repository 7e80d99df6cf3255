"""Recognise a response by its content type and its first bytes: a page, a feed, a PDF, or neither."""

from __future__ import annotations

import re
from enum import StrEnum

from reference.feeds import is_feed


class ContentKind(StrEnum):
    """Kind of a body, by which it is read."""

    HTML = "html"
    FEED = "feed"
    PDF = "pdf"
    TEXT = "text"


_DOWNLOADED = frozenset(
    {
        "text/html", "application/xhtml+xml", "application/pdf", "application/xml", "text/xml", "text/plain",
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "",
    }
)  # fmt: skip
_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|\x00{3}\x0cjP|\x00{2}[\x01\x02]\x00", re.DOTALL
        ),
        "an image, not a page",
    ),
    (
        re.compile(
            rb"RIFF.{4}(?:WAVE|AVI )|OggS\x00|ID3[\x01-\x0f]|.{4}ftyp|\x1aE\xdf\xa3|\x00{2}\x01[\xb3\xba]",
            re.DOTALL,
        ),
        "a media file, not a page",
    ),
    (re.compile(rb"PK\x03\x04"), "a zipped document, not a page"),
    (re.compile(rb"\x1f\x8b"), "compressed data, not a page"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an office document, not a page"),
    (re.compile(rb"%!PS"), "a PostScript document, not a page"),
    (re.compile(rb"OTTO\x00|wOF[F2]|\x00\x01\x00{2}"), "a font, not a page"),
)
"""First bytes of formats that are not pages (WHATWG MIME Sniffing, 6: image, audio, font and archive patterns; the
others from their own specifications), e.g. ``GIF89a``."""
_BINARY = bytes(sorted({*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)}))
"""Bytes that no text holds (WHATWG MIME Sniffing, "binary data byte"), but for NUL, which UTF-16 is full of."""
_SNIFFED = 4_096
_MOST_BINARY = 0.02
"""Share of binary bytes from which a response is not a text: random bytes hold 10 %, compressed ones 8 % and more, the
real pages of the data sets at most one in a thousand."""
_TAG = re.compile(rb"<\0?[A-Za-z!/?]")
"""Matches ``<p``, and the same in UTF-16."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16's byte order marks."""
_PAGES = ("html", "xml", "text/plain", "application/octet-stream", "unknown")
_NO_PAGES = {
    "application/pdf": "a PDF, not a page",
    "text/css": "a style sheet, not a page",
    "text/calendar": "a calendar, not a page",
    "text/csv": "a table of values, not a page",
    "application/zip": "an archive, not a page",
}


def media_type(content_type: str | None) -> str:
    """Return the type without parameters, lower-case.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").partition(";")[0].partition(",")[0].strip().lower()


def is_downloaded(content_type: str | None) -> bool:
    """Return whether a response of this type is worth downloading."""
    return media_type(content_type) in _DOWNLOADED


def is_pdf(body: bytes) -> bool:
    """Return whether bytes are a PDF, whatever the server calls them."""
    return _start(body).startswith(b"%PDF-")


def content_kind(body: bytes, content_type: str | None) -> ContentKind | None:
    """Return how a body is read, by its bytes before its type; None for the signature of another format."""
    if is_pdf(body):
        return ContentKind.PDF
    if _signature(body):
        return None
    if is_feed(body, content_type):
        return ContentKind.FEED
    named = media_type(content_type)
    if named == "text/plain":
        return ContentKind.TEXT
    if named in ("application/xml", "text/xml"):
        return ContentKind.HTML if b"<html" in _start(body).lower() else ContentKind.TEXT
    if named == "application/pdf":
        return ContentKind.HTML if _start(body)[:1] == b"<" else None
    return ContentKind.HTML


def unreadable_type(body: bytes, content_type: str | None) -> str | None:
    """Return why a response that is neither feed nor PDF is not a page, in words; None for what may be one."""
    if reason := _signature(body):
        return reason
    if _is_binary(body):
        return "binary data, not a page"
    if _is_unlettered(body, content_type):
        return "bytes in no known encoding and without a tag, not a page"
    kind = media_type(content_type)
    if not kind or any(name in kind for name in _PAGES):
        return None
    if b"<html" in body[:3_000].lower() or b"<!doctype html" in body[:3_000].lower():
        return None
    if kind in _NO_PAGES:
        return _NO_PAGES[kind]
    family = kind.split("/")[0]
    if family in ("image", "audio", "video", "font"):
        return f"{'an' if family[0] in 'ai' else 'a'} {family} file, not a page"
    if kind.startswith("text/"):
        return None
    return f"of type {kind}, not a page"


def _start(body: bytes) -> bytes:
    return body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")


def _signature(body: bytes) -> str | None:
    """Return what the first bytes of another format say, of the body or after white space."""
    for start in (body[:16], body[:16].lstrip()):
        for pattern, reason in _SIGNATURES:
            if pattern.match(start):
                return reason
    return None


def _is_binary(body: bytes) -> bool:
    start = body[:_SNIFFED]
    if start.startswith(_UTF_16):
        return False  # half of its bytes may be anything
    return len(start) - len(start.translate(None, _BINARY)) > _MOST_BINARY * len(start)


def _is_unlettered(body: bytes, content_type: str | None) -> bool:
    """Return whether bytes have no tag and are in no encoding that they, or their server, name."""
    if _TAG.search(body) or body.startswith(_UTF_16) or "charset" in (content_type or ""):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
