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
    stands_for = {url: _original(url, original) for url in original}
    return {url: of for url, of in stands_for.items() if of != url}


def _original(url: str, original: Mapping[str, str]) -> str:
    way = [url]
    while (following := original.get(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]
