"""Recognise bytes that are not a page by the server's content type and by their first bytes."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF, not a page"),
    (b"\x89PNG\r\n", "an image, not a page"),
    (b"\xff\xd8\xff", "an image, not a page"),
    (b"GIF8", "an image, not a page"),
    (b"RIFF", "a media file, not a page"),
    (b"PK\x03\x04", "a zipped document, not a page"),
    (b"\x1f\x8b", "compressed data, not a page"),
    (b"\xd0\xcf\x11\xe0", "an office document, not a page"),
    (b"OTTO", "a font, not a page"),
    (b"wOF", "a font, not a page"),
)
_BINARY = bytes(sorted({*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)}))
"""Bytes that no text holds (WHATWG MIME Sniffing, "binary data byte"), but for NUL, which UTF-16 is full of."""
_SNIFFED = 4_096
_MOST_BINARY = 0.02
"""Share of binary bytes from which a response is not text: random bytes hold 10 %, compressed ones 8 % and more, the
real pages of the data sets at most one in a thousand."""
_TAG = re.compile(rb"<\0?[A-Za-z!/?]")
"""Matches ``<p``, and the same in UTF-16."""
_PAGES = ("html", "xml", "text/plain", "application/octet-stream", "unknown")
_NO_PAGES = {
    "application/pdf": "a PDF, not a page",
    "text/css": "a style sheet, not a page",
    "text/calendar": "a calendar, not a page",
    "text/csv": "a table of values, not a page",
    "application/zip": "an archive, not a page",
}


def unreadable_type(body: bytes, content_type: str | None) -> str | None:
    """Return the reason, in words, why a response is not a page, or null where it may be one."""
    start = body[:16].lstrip()
    for signature, reason in _SIGNATURES:
        if start.startswith(signature):
            return reason
    if _is_binary(body):
        return "binary data, not a page"
    if _is_unlettered(body, content_type):
        return "bytes in no known encoding and without a tag, not a page"
    kind = (content_type or "").split(";")[0].strip().lower()
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


def _is_binary(body: bytes) -> bool:
    start = body[:_SNIFFED]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False  # UTF-16's byte order marks: half of its bytes may be anything
    return len(start) - len(start.translate(None, _BINARY)) > _MOST_BINARY * len(start)


def _is_unlettered(body: bytes, content_type: str | None) -> bool:
    """Return whether bytes have no tag, are not UTF-8, and name no encoding and are served without one."""
    if _TAG.search(body) or body.startswith((b"\xff\xfe", b"\xfe\xff")) or "charset" in (content_type or ""):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
