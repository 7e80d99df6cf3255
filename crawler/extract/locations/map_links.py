"""Addresses in links to maps and in embedded maps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qs, unquote_plus, urlsplit

from lxml import html

from crawler.extract.document import Document, selector
from crawler.extract.locations.address_text import read_address_text
from crawler.extract.locations.candidate import OfficeCandidate
from crawler.extract.locations.found_address import FoundAddress
from schemas.vocabulary import Source

MAX_MAPS = 40
"""Links read of a page."""
_KEYS = ("q", "query", "daddr", "destination", "address", "where1", "saddr", "near", "ll")
"""Parameters that hold an address: Google Maps URLs, Apple Map Links, Bing Maps."""
_PLACE = re.compile(r"/maps/(?:place|search|dir)/(?:[^/]*/)?(?P<text>[^/@?]+)")
"""Matches ``/maps/place/2500+Morris+Ave,+Union,+NJ+07083``."""
_EMBED = re.compile(r"!2s(?P<text>[^!]+)")
"""Matches ``!2s2500%20Morris%20Ave`` in an embed's ``pb`` parameter."""


def map_offices(
    document: Document, elements: Sequence[html.HtmlElement], country: str
) -> list[OfficeCandidate]:
    """Return the addresses that map links and embeds of a page lead to, each wording once."""
    found: dict[str, OfficeCandidate] = {}
    for element in elements[:MAX_MAPS]:
        href = element.get("href") or element.get("src") or element.get("data-src") or ""
        if "map" not in href and "waze." not in href:
            continue
        address = read_map_link(href.strip(), country)
        if address is None or address.raw in found:
            continue
        found[address.raw] = OfficeCandidate(
            address_raw=address.raw,
            address=address.address,
            source=Source.MAP_LINK,
            region=document.region(element),
            selector=selector(element),
            context=" ".join(element.text_content().split())[:120],
            inferred=list(address.inferred),
            strong=address.strong,
        )
    return list(found.values())


@lru_cache(maxsize=512)
def read_map_link(url: str, country: str) -> FoundAddress | None:
    """Return the address in a map's URL, null where it holds none (short links, coordinates)."""
    try:
        parts = urlsplit(url)
        values = parse_qs(parts.query)
    except ValueError:
        return None
    texts = [text for key in _KEYS for text in values.get(key, ())]
    if match := _PLACE.search(parts.path):
        texts.append(unquote_plus(match["text"]))
    for pb in values.get("pb", ()):
        texts.extend(unquote_plus(match["text"]) for match in _EMBED.finditer(pb))
    for text in texts:
        if any(c.isdigit() for c in text) and (found := read_address_text(text, country)):
            return found
    return None
