"""The ids of pages and of what a page holds: the same page gets the same id in every process."""

from __future__ import annotations

from hashlib import sha256


def page_id(url: str) -> str:
    """Return the id of a page first seen under this normalised final URL: ``p-`` and 16 hex digits of its sha256."""
    return f"p-{sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def article_id(page_id: str) -> str:
    """Return the id of the article that a page holds: ``a-`` and the page id's digits."""
    return f"a-{page_id.removeprefix('p-')}"


def text_id(page_id: str) -> str:
    """Return the id of the text that a page holds, whatever its kind: ``t-`` and the page id's digits."""
    return f"t-{page_id[2:]}"
