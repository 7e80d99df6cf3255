"""Find the pages that are copies of others: print and filtered views, and `/x/index.html` beside `/x/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extraction.site.site_page import SitePage
from reference.url_identity import normalise

_INDEX = re.compile(r"(?<=/)(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)  # e.g. /blog/index.html


def duplicate_urls(pages: Iterable[SitePage], named: Mapping[str, str]) -> dict[str, str]:
    """Return the pages that are copies of another of these pages, each with the URL of the page that stands for it.

    ``named`` holds the canonical URL that a page names and that is believed (`canonical_claims`), by its own URL. A
    page without one and whose URL is that of another with ``index.html`` is its copy where both are the same bytes.
    Of pages that name one another in a ring, the first by URL stands for all.
    """
    bodies = {page.url: page.body_sha256 for page in pages}
    original: dict[str, str] = {}
    for url, sha256 in bodies.items():
        canonical = normalise(named[url]) if url in named else None
        if canonical is None or canonical == url:
            bare = _INDEX.sub("", url)
            canonical = bare if bodies.get(bare) == sha256 else None
        if canonical is not None and canonical != url and canonical in bodies:
            original[url] = canonical
    ends: dict[str, str] = {}
    for url in original:
        _follow(url, original, ends)
    return {url: ends[url] for url in original if ends[url] != url}


def _follow(url: str, original: Mapping[str, str], ends: dict[str, str]) -> None:
    """Add to ``ends`` the page that represents each page on the way from one: each step is taken once."""
    way: dict[str, int] = {}
    at = url
    while at not in ends and at not in way and at in original:
        way[at] = len(way)
        at = original[at]
    if at in way:
        ring = list(way)[way[at] :]
        ends.update(dict.fromkeys(ring, min(ring)))
    end = ends.get(at, at)
    for page in way:
        ends.setdefault(page, end)
