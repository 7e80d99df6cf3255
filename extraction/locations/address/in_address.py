"""Read Indian addresses in lines of text, from a city and PIN code backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.business_name import names_business
from extraction.locations.address.found_address import FoundAddress, fold_lines
from extraction.locations.address.unit import names_unit
from schemas.location import Address

_STATES = {
    "andhra pradesh", "arunachal pradesh", "assam", "bihar", "chhattisgarh", "goa", "gujarat", "haryana",
    "himachal pradesh", "jharkhand", "karnataka", "kerala", "madhya pradesh", "maharashtra", "manipur", "meghalaya",
    "mizoram", "nagaland", "odisha", "punjab", "rajasthan", "sikkim", "tamil nadu", "telangana", "tripura",
    "uttar pradesh", "uttarakhand", "west bengal", "jammu & kashmir", "jammu and kashmir", "ladakh", "delhi",
    "new delhi", "chandigarh", "puducherry", "j&k",
}  # fmt: skip
"""States and union territories of India (Census of India)."""
_CITY_STATES = frozenset(("delhi", "new delhi", "chandigarh", "puducherry"))
_COUNTRY = frozenset(("india", "bharat"))
PIN = re.compile(r"(?<![\d-])(?P<pin>[1-9]\d{2}\s?\d{3})(?![\d-])")
"""Matches ``180005``."""
_TAIL = re.compile(
    rf"(?P<city>[A-Z][A-Za-z .&]{{0,60}}?)\s*(?:\([^)\n]{{0,60}}\))?[\s,.:–—-]+"
    rf"(?:PIN\s*(?:code)?\s*[:–-]?\s*)?{PIN.pattern}"
)
"""Matches ``Jammu – 180005``."""
_SPLIT = re.compile(r"\s*(?:,|\n|;|\||•|·)\s*")
_STOP = re.compile(
    r"(?i)@|https?:|www\.|\b(?:tel|phone|call|mobile|email|whatsapp|hours|mon|sun)\b|[?!]|\d{7,}|:\s*\d"
)
"""Matches ``Phone``: a segment that does not belong to an address."""
_STATE_AFTER = re.compile(
    r"(?:\s*+[,.–—-]\s*+|(?=[^\S\n]*+\n)\s*+)(?P<state>[A-Z][a-z]+(?: (?:&|and|[A-Z][a-z]+))*)"
)
"""Matches ``, Karnataka`` after a PIN code."""
_FIRST = (
    r"(?:(?:flat|shop|plot|house|door|unit|office|room|suite|block|building|sector|h\.?|d\.?|s\.?c\.?o\.?)\s*)?"
    r"(?:(?:no|nos|number)\b\.?\s*[:-]?\s*)?#?\s?[A-Z]?-?\d|(?:opp(?:osite)?|near|behind|above)\b|"
    r"(?:ground|first|second|third|fourth|fifth|top|lower|upper)\s+floor\b"
)
_STARTS = re.compile(rf"(?i)^(?:{_FIRST})")
"""Matches ``Plot No. 7`` and ``24``: a line that an address may begin with."""
_HINT = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(map(re.escape, _STATES - {'delhi'}), key=len, reverse=True))}|india)\b|\+91[\s-]?\d"
)
"""Matches ``Tamil Nadu`` and ``+91 4``: signs, on a page of another country, that a code is Indian."""
_UNIT = re.compile(r"(?i)\b(?:floor|level|suite|unit|room|basement)\b")
"""Matches ``3rd Floor``; a shop's, plot's or house's number is the street's own here."""
HINT_WITHIN = 120
"""Most characters from an address to "India" or an Indian number after it."""
_PREFIX = re.compile(rf"(?i)^.*\b(?:at|in|is|visit|on|the)\s+(?={_FIRST})")
"""Matches the ``Our clinic is at `` before a house number."""
_LABEL = re.compile(r"(?i)^(?:(?:our|the|clinic|full)\s+)*(?:address|location|visit us(?: at)?)\s*[:–-]\s*")
"""Matches ``Address: ``."""


def read_in_abroad(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Indian addresses of a page of another country: those with a state, "India" or an Indian number."""
    if not any(PIN.search(line) for line in lines):
        return []
    text = "\n".join(lines)
    if not _HINT.search(text):
        return []
    return [
        found
        for found in read_in(lines)
        if found.address.region or _HINT.search(text, found.end, found.end + HINT_WITHIN)
    ]


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
    city, region = tail["city"].strip(), None
    if city.casefold() in _COUNTRY:
        city = ""
    elif _is_state(city, parts[-1][1] if parts else ""):
        region, city = city, ""
    for start, part in reversed(parts):
        clean = _PREFIX.sub("", _LABEL.sub("", part))
        if _STOP.search(clean) or len(clean) > 70 or len(kept) >= 8 or not clean:
            break
        if start < line_start:
            goes_on = before[:line_start].rstrip().endswith(",")
            line_start = before.rfind("\n", 0, start) + 1
            begins = _STARTS.match(before[line_start:]) and not (kept and _STARTS.match(kept[0][1]))
            if kept and not (goes_on and len(kept) < 4) and not begins:
                break
        if not kept and not city and clean.casefold() in _STATES and region is None:
            region = clean
        elif not kept and not city:
            city = clean
        else:
            kept.insert(0, (start + len(part) - len(clean), clean))
        if clean != part:
            break
    if region is None and kept and kept[-1][1].casefold() in _STATES and len(kept) > 1:
        region = kept.pop()[1]
    while len(kept) > 1 and names_business(kept[0][1]) and _STARTS.match(kept[1][1]):
        del kept[0]
    if not city or not re.match(r"[A-Z][A-Za-z .&()'’-]*$", city):
        return None
    units = [part for _, part in kept if _UNIT.search(part) and names_unit(part)]
    streets = [part for _, part in kept if part not in units]
    if not streets:
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
            street=", ".join(streets),
            unit=", ".join(units) or None,
            city=city,
            region=region,
            postal_code="".join(tail["pin"].split()),
            country="IN",
        ),
    )


def _is_state(name: str, before: str) -> bool:
    """Return whether a name before a PIN code is a state; Delhi is one only after the city of that name."""
    form = name.casefold()
    if form in _CITY_STATES:
        return before.casefold() in _CITY_STATES
    return form in _STATES and bool(before)
