"""What a response is."""

from __future__ import annotations

import pytest

from reference.content_type import (
    ContentKind,
    content_kind,
    is_downloaded,
    media_type,
    unreadable_type,
)

PAGE = b"<!doctype html><html><body><p>Back pain is common.</p></body></html>"
FEED = b"\xef\xbb\xbf<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>"


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (PAGE, "text/html", ContentKind.HTML),
        (PAGE, None, ContentKind.HTML),
        (PAGE, "application/pdf", ContentKind.HTML),
        (PAGE, "text/xml", ContentKind.HTML),
        (FEED, "text/html; charset=utf-8", ContentKind.FEED),
        (FEED, "application/rss+xml", ContentKind.FEED),
        (b"<urlset></urlset>", "application/xml", ContentKind.TEXT),
        (b"OTTO CLINIC\nRIFF RAFF\n", "text/plain", ContentKind.TEXT),
        (b"\n%PDF-1.7", "text/html", ContentKind.PDF),
        (b"not a pdf", "application/pdf", None),
        (b"\x89PNG\r\n\x1a\n", "text/html", None),
        (b"\0\0\0\x20ftypisom", None, None),
        (b"OTTO\0\x0c\0\x80", None, None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "text/html", None),
    ],
)
def test_how_a_body_is_read(body: bytes, content_type: str | None, expected: ContentKind | None) -> None:
    """By its bytes before what the server calls them."""
    assert expected == content_kind(body, content_type)


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (PAGE, "image/png", None),
        (b"body {}", "text/css", "a style sheet, not a page"),
        (b"ID3\x04\0\0\0", None, "a media file, not a page"),
        (b"GIF89a", "text/html", "an image, not a page"),
        (b"GIF8 is a format", "text/plain", None),
        (b"%!PS-Adobe-3.0", None, "a PostScript document, not a page"),
        (bytes(range(32)) * 8, "text/html", "binary data, not a page"),
        ("Rücken".encode("cp1252"), None, "bytes in no known encoding and without a tag, not a page"),
    ],
)
def test_why_a_body_is_not_a_page(body: bytes, content_type: str | None, expected: str | None) -> None:
    """In words, for the page's record."""
    assert expected == unreadable_type(body, content_type)


def test_what_is_downloaded() -> None:
    """Types that can hold a page, a feed or a PDF, and an unknown one."""
    assert media_type("Text/HTML; charset=utf-8") == "text/html"
    assert is_downloaded("text/html;charset=x")
    assert is_downloaded(None)
    assert not is_downloaded("image/png")
