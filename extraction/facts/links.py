"""Gather a page's links to pages."""

from __future__ import annotations

from extraction.facts.bounds import MOST_URL_CHARACTERS, cut
from extraction.facts.page_walk import PageWalk
from extraction.facts.spoken_words import fuller_name, spoken_words
from reference.url_identity import link_host, origin, site_host

MOST_REL = 10
"""Values of ``rel`` kept of a link."""


def links(walk: PageWalk) -> list[dict[str, object]]:
    """Return the fields of each `Link`: ``a`` and ``area`` with an http(s) address or a fragment of the page itself.

    An address that is blank, a bare ``#`` or ``javascript:`` leads nowhere; one of more than `MOST_URL_CHARACTERS`
    is left out.
    """
    found: list[dict[str, object]] = []
    document = walk.document
    own = site_host(document.url)
    here = f"{origin(document.url)}/"
    for element, href in walk.links:
        url = walk.absolute(href)
        if url is None or len(url) > MOST_URL_CHARACTERS:
            continue
        place = walk.place(element)
        words = walk.words(element)
        spoken = "" if words else spoken_words(walk, element)
        in_text = walk.in_text(element, words)
        found.append(
            {
                "url": url,
                "fragment": (href.partition("#")[2] or None) if "#" in href else None,
                "words": words or spoken,
                "label": fuller_name(walk, element, words) or None,
                "spoken": bool(spoken),
                "inside": url.startswith(here) or link_host(url) == own,
                "region": place.region,
                "in_text": in_text,
                "rel": _rel(element.get("rel")),
                "image": bool(walk.pictures.get(element)),
                "hidden": place.hidden,
                "seen_on": None,
            }
        )
    return found


def _rel(stated: str | None) -> list[str]:
    if not stated:
        return []
    return [cut(value) for value in dict.fromkeys(stated.lower().split())][:MOST_REL]
