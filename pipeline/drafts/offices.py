"""Read the offices that a draft lists, as a page with its text would show them."""

from __future__ import annotations

import re
from html import escape

from pipeline.drafts.draft import Draft
from schemas.location import Location

_POSTAL_CODE = re.compile(r"\b(?:[A-Z]{2},? {1,3}\d{5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b")
"""Matches ``NJ 07083`` and ``SW11 4NP``."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
LEAST_OFFICES = 2
"""Postal codes of a draft that is read for offices: one office has no odd form, and reading costs half a second."""
_URL = "http://draft.invalid/draft/"


def offices_of(draft: Draft) -> list[Location]:
    """Return the offices of a draft; none of one that has fewer than `LEAST_OFFICES` postal codes."""
    if sum(1 for _ in _POSTAL_CODE.finditer(draft.readable)) < LEAST_OFFICES:
        return []
    from extraction import extract_pages

    paragraphs = (part.strip("\n") for part in _PARAGRAPHS.split(draft.readable) if part.strip())
    body = "".join(f"<p>{'<br>'.join(map(escape, part.split(chr(10))))}</p>" for part in paragraphs)
    page = f"<!doctype html><html><body><main>{body}</main></body></html>"
    ((_, _, offices),) = extract_pages(
        [("draft", _URL, page.encode("utf-8", "replace"), "text/html; charset=utf-8")]
    )
    return offices
