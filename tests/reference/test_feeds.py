"""Which responses are feeds."""

from __future__ import annotations

import pytest

from reference.feeds import is_feed


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"<rss version='2.0'>", None, True),
        (b"<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'>", "text/html", True),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "text/xml", True),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", "application/xml", True),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "application/xml", True),
        (b"Warning: PHP\n<rss version='2.0'>", "application/rss+xml", True),
        (b"\n" * 3_000 + b"<rss version='2.0'>", "application/rss+xml", True),
        (b"<html><body>no feed any more</body></html>", "application/rss+xml", False),
        (b"<!doctype html><p>Write <rss > first", "text/html", False),
        (b"<div>Write <feed > first</div>", "text/html", False),
        (b"<html><!-- <rdf:RDF > --></html>", None, False),
        (b"<urlset>", "application/xml", False),
        (b"<!-- -->" * 240 + b"<p><rss >", "text/html", False),
        (b"", None, False),
    ],
)
def test_what_is_a_feed(body: bytes, content_type: str | None, *, expected: bool) -> None:
    """By the root element, in HTML only where nothing but a prolog precedes it, or by the type."""
    assert expected is is_feed(body, content_type)
