"""Leave out of a page's record what changes with every look at it: no audit of ours reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

_LOOK: dict[str, Any] = {
    "fetch": "fetched",
    "etag": None,
    "last_modified": None,
    "last_seen": None,
    "missing_runs": 0,
}
"""Fields that say how this run looked, with the value that audits see."""
_SITE: dict[str, Any] = {
    "fetched_at": None, "kind_confidence": None, "sitemap_lastmod": None, "in_sitemap": False, "depth": 0,
    "inlinks": 0, "linked_from": [],
}  # fmt: skip
"""Fields that other pages and the rest of the site move, likewise: an audit of one page does not ask for them."""
_ASKED = "1970-01-01T00:00:00Z"
"""Time of every request, as the audits of the site see it: that there was one says whether a page was asked for."""


def alone(page: Mapping[str, Any]) -> str:
    """Return the line of a page with these values as the audits of one record are handed it."""
    return to_json({**page, **_LOOK, **_SITE}).decode()


def in_site(page: Mapping[str, Any]) -> str:
    """Return the line of a page with these values as the audits of the site are handed it."""
    asked = {"fetched_at": _ASKED if page.get("fetched_at") else None}
    fetch = {} if page.get("fetch") in ("fetched", "not_modified") else {"fetch": page.get("fetch")}
    return to_json({**page, **_LOOK, **fetch, **asked}).decode()
