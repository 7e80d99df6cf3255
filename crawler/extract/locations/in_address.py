"""Indian addresses in lines of text: from a city and PIN code backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.extract.locations.found_address import FoundAddress, fold_lines
from schemas.location import Address

_STATES = {
    "andhra pradesh", "arunachal pradesh", "assam", "bihar", "chhattisgarh", "goa", "gujarat", "haryana",
    "himachal pradesh", "jharkhand", "karnataka", "kerala", "madhya pradesh", "maharashtra", "manipur", "meghalaya",
    "mizoram", "nagaland", "odisha", "punjab", "rajasthan", "sikkim", "tamil nadu", "telangana", "tripura",
    "uttar pradesh", "uttarakhand", "west bengal", "jammu & kashmir", "jammu and kashmir", "ladakh", "delhi",
    "new delhi", "chandigarh", "puducherry", "j&k",
}  # fmt: skip
"""States and union territories of India (Census of India)."""
PIN = re.compile(r"(?<![\d-])(?P<pin>[1-9]\d{2}\s?\d{3})(?![\d-])")
"""Matches ``180005``."""
_TAIL = re.compile(
    rf"(?P<city>[A-Z][A-Za-z .&]*?)\s*(?:\([^)\n]*\))?[\s,.:–—-]+(?:PIN\s*(?:code)?\s*[:–-]?\s*)?{PIN.pattern}"
)
"""Matches ``Jammu – 180005``."""
_SPLIT = re.compile(r"\s*(?:,|\n|;|\||•|·)\s*")
_STOP = re.compile(
    r"(?i)@|https?:|www\.|\b(?:tel|phone|call|mobile|email|whatsapp|hours|mon|sun)\b|[?!]|\d{7,}|:\s*\d"
)
"""Matches ``Phone``: a segment that is no part of an address."""
_STATE_AFTER = re.compile(r"\s*,\s*(?P<state>[A-Z][a-z]+(?: (?:&|and|[A-Z][a-z]+))*)")
"""Matches ``, Karnataka`` after a PIN code."""
_LABEL = re.compile(r"(?i)^(?:(?:our|the|clinic|full)\s+)*(?:address|location|visit us(?: at)?)\s*[:–-]\s*")
"""Matches ``Address: ``."""


def read_in(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Indian addresses of these lines: at least one part of a street before city and PIN code."""
    text = "\n".join(lines)
    found: list[FoundAddress] = []
    begin = 0
    for tail in _TAIL.finditer(text):
        if address := _read_back(text, max(begin, tail.start() - 220), tail):
            found.append(address)
        begin = tail.end()
    return found


def _read_back(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    before = text[begin : tail.start()]
    kept: list[tuple[int, str]] = []
    line_start = before.rfind("\n") + 1
    parts: list[tuple[int, str]] = []
    at = 0
    for edge in [*_SPLIT.finditer(before), None]:
        stop = edge.start() if edge else len(before)
        if before[at:stop].strip():
            parts.append((at, before[at:stop].strip()))
        at = edge.end() if edge else at
    for start, part in reversed(parts):
        clean = _LABEL.sub("", part)
        if _STOP.search(clean) or len(clean) > 70 or len(kept) >= 6 or not clean:
            break
        if start < line_start and kept and not (len(kept) < 2 and before[:line_start].rstrip().endswith(",")):
            break
        kept.insert(0, (start + len(part) - len(clean), clean))
        if clean != part:
            break
    city, region = tail["city"].strip(), None
    if city.casefold() in _STATES and kept and len(kept) > 1:
        region, city = city, kept.pop()[1]
    elif kept and kept[-1][1].casefold() in _STATES:
        region = kept.pop()[1]
    if not kept:
        return None
    end = tail.end()
    if (
        region is None
        and (after := _STATE_AFTER.match(tail.string, end))
        and after["state"].casefold() in _STATES
    ):
        region, end = after["state"], after.end()
    start = begin + kept[0][0]
    raw = fold_lines(text[start:end])
    return FoundAddress(
        start,
        end,
        raw,
        Address(
            street=", ".join(part for _, part in kept),
            city=city,
            region=region,
            postal_code="".join(tail["pin"].split()),
            country="IN",
        ),
    )
