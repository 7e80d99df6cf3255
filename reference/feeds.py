"""Recognises RSS, RDF and Atom feeds by their root element, or by what the server calls them."""

from __future__ import annotations

import re

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
"""Matches ``<rss version="2.0">`` and ``<rdf:RDF>``."""
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf|[\s\0]|<\?[^>]*>|<!--(?:(?!-->).)*-->|<!DOCTYPE\s[^>]*>)*", re.DOTALL)
"""Matches whole what may precede a root element: ``<?xml version="1.0"?> <!-- made by hand -->``."""
_HTML = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
"""Matches ``<!DOCTYPE html>`` and ``<html lang="en">``."""
_READ = 2_000
"""Bytes that are looked at: a root element comes first but for comments and style sheets."""


def is_feed(body: bytes, content_type: str | None) -> bool:
    """Return whether bytes are a feed: a feed's root element, in HTML as the first one only, or a feed's type.

    >>> is_feed(b"<?xml version='1.0'?><rss version='2.0'>", "text/html")
    True
    >>> is_feed(b"<!doctype html><p>How to write <feed >", "text/html")
    False
    """
    start = body[:_READ]
    kind = (content_type or "").lower()
    root = _ROOT.search(start)
    if root is None:
        return ("rss+xml" in kind or "atom+xml" in kind) and _HTML.search(start) is None
    before = start[: root.start()]
    return _PROLOG.fullmatch(before) is not None if "html" in kind else _HTML.search(before) is None
