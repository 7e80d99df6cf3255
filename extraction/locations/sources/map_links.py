"""Read addresses in links to maps and in embedded maps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qs, unquote_plus, urlsplit

from lxml import html

from extraction.locations.address.address_text import read_address_text
from extraction.locations.address.found_address import FoundAddress
from extraction.locations.candidate import OfficeCandidate
from extraction.page.document import Document, fold, selector
from reference.address_forms import city_form, postal_form, street_form
from reference.units import unit_form
from schemas.location import Address
from schemas.vocabulary import Source

_ATTRIBUTES = ("href", "src", "data-src", "data-lazy-src", "data-original")
"""Attributes that hold the URL; scripts that load a map late keep it in one of the ``data-`` ones."""
MAX_MAPS = 40
"""Most links read on a page."""
_KEYS = ("q", "query", "daddr", "destination", "address", "where1", "saddr", "near", "ll")
"""Parameters that hold an address: Google Maps URLs, Apple Map Links, Bing Maps."""
_PLACE = re.compile(r"/maps?/(?:place|search|dir)/(?P<texts>.+)")
"""Matches ``/maps/place/2500+Morris+Ave,+Union,+NJ+07083``."""
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
"""Matches ``%20``: still in the text of an address that was encoded twice."""
_EMBED = re.compile(r"!2s(?P<text>[^!]+)")
"""Matches ``!2s2500%20Morris%20Ave`` in an embed's ``pb`` parameter."""


def map_offices(
    document: Document,
    elements: Sequence[html.HtmlElement],
    hint: str | None,
    written: Sequence[OfficeCandidate] = (),
) -> list[OfficeCandidate]:
    """Return the addresses that map links and embeds of a page lead to, each wording once.

    A suite or postal code that a link leaves out is filled from the one address written on the page that it
    fits, and named as inferred.
    """
    found: dict[str, OfficeCandidate] = {}
    for element in elements[:MAX_MAPS]:
        values = (element.get(name) or "" for name in _ATTRIBUTES)
        href = next((value for value in values if "map" in value or "waze." in value), "")
        if not href:
            continue
        address = read_map_link(href.strip(), hint)
        if address is None or address.raw in found:
            continue
        filled = _missing_parts(address.address, written)
        found[address.raw] = OfficeCandidate(
            address_raw=address.raw,
            address=address.address.model_copy(update=filled),
            source=Source.MAP_LINK,
            region=document.region(element),
            selector=selector(element),
            context=fold(element.text_content())[:120],
            inferred=[*address.inferred, *filled],
            strong=address.strong,
        )
    return list(found.values())


@lru_cache(maxsize=2048)
def _place(street: str | None, city: str | None) -> tuple[str, str]:
    """Return street and city in their normal forms; a site's pages repeat the same few."""
    return street_form(street), city_form(city)


def _missing_parts(address: Address, written: Sequence[OfficeCandidate]) -> dict[str, str]:
    """Return unit and postal code, where this address lacks them, of the only written address that it fits."""
    if address.unit and address.postal_code:
        return {}
    place = _place(address.street, address.city)
    fits = {
        (unit_form(other.unit), postal_form(other.postal_code)): other
        for other in (office.address for office in written)
        if _place(other.street, other.city) == place
        and (not address.unit or unit_form(address.unit) == unit_form(other.unit))
        and (not address.postal_code or postal_form(address.postal_code) == postal_form(other.postal_code))
    }
    fuller = [other for key, other in fits.items() if all(key)] or list(fits.values())
    if len(fuller) != 1:
        return {}
    given = {"unit": fuller[0].unit, "postal_code": fuller[0].postal_code}
    return {part: value for part, value in given.items() if value and not getattr(address, part)}


@lru_cache(maxsize=512)
def read_map_link(url: str, hint: str | None) -> FoundAddress | None:
    """Return the address in a map's URL, null where it holds none (short links, coordinates)."""
    try:
        parts = urlsplit(url)
        values = parse_qs(parts.query)
    except ValueError:
        return None
    texts = [text for key in _KEYS for text in values.get(key, ())]
    if match := _PLACE.search(parts.path):
        texts.extend(unquote_plus(text) for text in match["texts"].split("/"))
    for pb in values.get("pb", ()):
        texts.extend(unquote_plus(match["text"]) for match in _EMBED.finditer(pb))
    for text in map(_plain, texts):
        if any(c.isdigit() for c in text) and (found := read_address_text(text, hint)):
            return found
    return None


def _plain(text: str) -> str:
    """Return an address that a page encoded twice in plain words.

    >>> _plain("2021+K+St%20NW")
    '2021 K St NW'
    """
    return unquote_plus(text) if _ENCODED.search(text) or " " not in text else text
