"""List the addresses of a page whose form no reader knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from extraction.locations.candidate import OfficeCandidate, UnreadAddress
from extraction.locations.sources.structured_address import text_of
from extraction.locations.sources.structured_offices import NO_OFFICE
from extraction.page.document import Document, fold
from extraction.page.structured_data import types_of
from schemas.vocabulary import Source

_TOWN_LINE = re.compile(r"\b\d{4,5}\s+[A-ZÀ-Þ][^\W\d_]{2,}|[A-ZÀ-Þ][^\W\d_]{2,},?\s+\d{4,6}\b")
"""Matches ``79111 Freiburg``: a code beside a town, as most countries write them."""
_PO_BOX = re.compile(r"(?i)\bp\.?\s?o\.?\s*box\b")
"""Matches ``PO Box``."""
MAX_WORDS = 200
"""Most characters of an address."""
MAX_UNREAD = 50
"""Most unread addresses of a page."""


def unread_addresses(document: Document, offices: Sequence[OfficeCandidate]) -> list[UnreadAddress]:
    """Return the addresses in structured data and ``<address>`` elements that gave no office, each wording once."""
    found: dict[str, UnreadAddress] = {}
    read = {office.selector for office in offices}
    data = document.structured
    for source, nodes in ((Source.JSON_LD, data.nodes), (Source.MICRODATA, data.microdata)):
        for at, node in enumerate(nodes):
            if (
                not node.get("address")
                or types_of(node) & NO_OFFICE
                or f"{source.value}[{at}].address" in read
            ):
                continue
            for value in node["address"] if isinstance(node["address"], list) else [node["address"]]:
                if _is_address(words := _words(data.resolve(value))):
                    found.setdefault(words, UnreadAddress(raw=words, source=source))
    streets = {office.address.street.casefold() for office in offices if office.address.street}
    for element in document.body.iter("address"):
        words = ", ".join(text for part in element.itertext() if (text := fold(part).strip(" ,")))
        if not (_is_address(words) and _TOWN_LINE.search(words)):
            continue
        if not any(street in words.casefold() for street in streets):
            found.setdefault(words, UnreadAddress(raw=words, source=Source.VISIBLE))
    return list(found.values())[:MAX_UNREAD]


def _words(value: Any) -> str:
    if isinstance(value, str):
        return fold(value)
    if not isinstance(value, Mapping) or not text_of(value.get("streetAddress")):
        return ""
    keys = ("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry")
    return ", ".join(text for key in keys if (text := text_of(value.get(key))))


def _is_address(words: str) -> bool:
    return (
        len(words) <= MAX_WORDS and any(c.isdigit() for c in words) and len(re.findall(r"[^\W\d_]{3,}", words)) > 1
        and not _PO_BOX.search(words)
    )  # fmt: skip
