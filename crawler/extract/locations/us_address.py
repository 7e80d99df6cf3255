"""US addresses in lines of text: from a state and ZIP backwards to the house number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.extract.locations.found_address import FoundAddress
from crawler.extract.locations.normal_form import city_form
from crawler.extract.locations.street import find_street
from crawler.extract.locations.street_words import NUMBER_WORDS
from crawler.extract.locations.unit import is_unit, mend, split_units
from crawler.extract.locations.us_states import STATE_PATTERN, state_code
from crawler.extract.locations.zip_codes import city_at_end, zip_area
from schemas.location import Address

_SEPARATOR = r"[\s,.;:|•·–—-]*"
_STATE_ZIP = re.compile(
    rf"(?<![\w&])(?P<state>{STATE_PATTERN}){_SEPARATOR}(?P<zip>\d{{5}}(?:\s?[-–]\s?\d{{4}})?)(?![\w%]|[-–.,]\d)"
)
"""Matches ``NJ 07083`` and ``Florida. 33126``."""
_BARE_ZIP = re.compile(r"(?<=[\s,])(?P<state>)(?P<zip>\d{5}(?:-\d{4})?)(?=\s*(?:$|[\n,.;|]))")
"""Matches ``07083`` at the end of ``Union 07083``."""
_STATE_END = re.compile(
    rf"(?:,\s*|\n)(?P<state>{STATE_PATTERN})(?P<zip>)(?=[.,]?\s*(?:$|[\n|•·;(]|(?:USA|U\.S\.A?\.?|United States)\b))"
)
"""Matches ``, NJ`` at the end of a line that gives no ZIP."""

_LOWER_TAIL = re.compile(r"(?m)^[^A-Z\n]*[a-z],\s+[a-z]{2}\.?\s+\d{5}(?:-\d{4})?\b[^A-Z\n]*$")
"""Matches the line ``paterson, nj 07503``."""
_SPLIT = re.compile(r"\s*(?:,|\n|;|\||•|·|\s[–—-]\s|\s/\s)\s*")
"""Matches the edges between the parts of an address."""
_LABEL = re.compile(
    r"(?i)^(?:(?:our|the|office|clinic|mailing|street|physical|visit|main)\s+)*"
    r"(?:address|addr|location|located at|office|visit us(?: at)?|find us(?: at)?|directions|headquarters)\s*(?::|\bat\b|[-–])\s*"
)
"""Matches ``Our address:``."""
_PO_BOX = re.compile(r"(?i)\bp\.?\s?o\.?\s*box\b|\bpost(?:al)? office box\b|\bP\.?M\.?B\.?\s?#?\s?\d")
"""Matches ``P.O. Box``."""
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b")
"""Matches ``One``: without a number there is no street to part from a city."""
_PHONE_LIKE = re.compile(r"\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}|@|https?://|www\.")
"""Matches ``(732) 906-9600``."""
_CITY = re.compile(r"^[A-Z][A-Za-zÀ-ÿ.'’\-]*(?:\s+(?:of|de|la|las|los|the|on|upon|by|[A-Z][A-Za-zÀ-ÿ.'’\-]*)){0,4}$")
"""Matches ``West Orange``."""
_DIRECTION = re.compile(r"(?:N|S|E|W|NE|NW|SE|SW|[NS]\.\s?[EW]\.|[NSEW]\.)")
"""Matches the ``S.W.`` that a comma parts from its street."""
MAX_BACK = 320
"""Characters looked at before a state and ZIP: the longest real address block here has 180."""


@dataclass(frozen=True, slots=True)
class _Tail:
    start: int
    end: int
    state: str | None
    zip_code: str | None


def read_us(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the US addresses of these lines, in order, none overlapping; PO boxes are none."""
    text = "\n".join(mend(line) for line in lines)
    if _LOWER_TAIL.search(text):
        return _read_lower(text)
    return _read(text)


def _read_lower(text: str) -> list[FoundAddress]:
    """Read a text whose addresses are written without capitals; the parts keep the text's own case."""
    shown = "\n".join(
        line if any(c.isupper() for c in line) or len(line.upper()) != len(line) else line.upper()
        for line in text.split("\n")
    )
    result = []
    for found in _read(shown):
        own = text[found.start : found.end]
        values = found.address.model_dump()
        for part in ("street", "unit", "city"):
            value = values[part]
            at = own.upper().find(value.upper()) if value else -1
            if value and at >= 0:
                values[part] = own[at : at + len(value)]
        result.append(replace(found, raw=fold_lines(own), address=Address(**values)))
    return result


def fold_lines(text: str) -> str:
    """Return lines joined by comma and blank, commas at their ends not doubled."""
    return ", ".join(part for part in re.split(r"\s*,?\s*\n\s*", text) if part)


def _read(text: str) -> list[FoundAddress]:
    found: list[FoundAddress] = []
    begin = 0
    for tail in _tails(text):
        if tail.start < begin:
            continue
        address = _read_back(text, max(begin, tail.start - MAX_BACK), tail)
        if address is not None:
            found.append(address)
            begin = tail.end
        elif tail.zip_code:
            begin = tail.end
    return found


def _tails(text: str) -> list[_Tail]:
    tails = [
        _Tail(m.start(), m.end(), state_code(m["state"]), re.sub(r"\s?[-–]\s?", "-", m["zip"]))
        for m in _STATE_ZIP.finditer(text)
    ]
    taken = [(tail.start, tail.end) for tail in tails]
    for pattern in (_BARE_ZIP, _STATE_END):
        for m in pattern.finditer(text):
            if not any(start < m.end() and m.start() < end for start, end in taken):
                tails.append(_Tail(m.start(), m.end(), state_code(m["state"]) if m["state"] else None, m["zip"] or None))
    return sorted(tails, key=lambda tail: tail.start)


def _read_back(text: str, begin: int, tail: _Tail) -> FoundAddress | None:
    before = text[begin : tail.start]
    segments = _segments(before)
    city: str | None = None
    units: list[str] = []
    extras: list[str] = []
    direction = ""
    boxes = 0
    for at, (start, segment) in enumerate(reversed(segments)):
        if at > 6:
            return None
        cleaned = _LABEL.sub("", segment)
        start += len(segment) - len(cleaned)
        if not cleaned.strip(" .:-"):
            continue
        if _PO_BOX.search(cleaned):
            boxes += 1
            continue
        if _PHONE_LIKE.search(cleaned) or len(cleaned) > 160:
            return None
        if is_unit(cleaned):
            units.insert(0, cleaned.strip(" ,.;") if "(" in cleaned else cleaned.strip(" ,.;()"))
            continue
        if _DIRECTION.fullmatch(cleaned) and city is not None:
            direction = cleaned
            continue
        street_text, inner_units, rest = split_units(cleaned)
        if not street_text and inner_units and city is None and _CITY.match(rest.strip(" .")):
            units.insert(0, inner_units)
            city = rest.strip(" .")
            continue
        street = find_street(street_text, whole=inner_units is not None or city is not None or at > 0)
        if street is None and city is None and inner_units is None:
            street = find_street(street_text, whole=False)
        numbered = city is None and inner_units is None and bool(_NUMBER.search(street_text))
        if street is None and numbered and (cut := city_at_end(street_text, tail.zip_code)):
            if (street := find_street(cut[0], whole=True)) is not None:
                return _build(text, begin + start + street.start, tail, cut[0][street.start :], None, units, extras, cut[1], street.strong)
        if street is not None:
            number_and_name = street_text[street.start : street.end]
            if numbered and (cut := city_at_end(street_text[street.start :], tail.zip_code)):
                number_and_name, city = cut
                return _build(text, begin + start + street.start, tail, number_and_name, None, units, extras, city, True)
            after = street_text[street.end :].strip(" ,.;-–")
            if inner_units is None and after:
                rest = after
            elif after and inner_units is not None:
                number_and_name = street_text[street.start :].rstrip(" ,.;")
            if rest:
                if city is None:
                    city = rest
                elif not street.strong or len(rest.split()) > 4:
                    return None
                else:
                    extras.insert(0, rest)
            if direction:
                number_and_name = f"{number_and_name.rstrip(' ,')}, {direction}"
            return _build(text, begin + start + street.start, tail, number_and_name, inner_units, units, extras, city, street.strong)
        if (joined := _split_number(segments, len(segments) - 1 - at, cleaned)) is not None and city is not None:
            number_start, number = joined
            return _build(text, begin + number_start, tail, f"{number} {cleaned}".strip(), None, units, extras, city, True)
        if city is None and _CITY.match(cleaned.strip(" .")):
            city = cleaned.strip(" .")
        elif city is not None and len(cleaned.split()) <= 6 and cleaned[:1].isupper():
            extras.insert(0, cleaned)
        else:
            return None
    return None


def _segments(before: str) -> list[tuple[int, str]]:
    segments: list[tuple[int, str]] = []
    at = 0
    for edge in _SPLIT.finditer(before):
        if before[at : edge.start()].strip():
            segments.append((at, before[at : edge.start()]))
        at = edge.end()
    if before[at:].strip():
        segments.append((at, before[at:]))
    return segments


def _split_number(segments: list[tuple[int, str]], at: int, name: str) -> tuple[int, str] | None:
    """Return the segment before, where it is a house number alone (an address split over headings)."""
    if at == 0 or not name[:1].isalnum():
        return None
    start, number = segments[at - 1]
    if not re.fullmatch(r"\d{1,5}[A-Z]?", number.strip()):
        return None
    if find_street(f"{number.strip()} {name}", whole=True) is None:
        return None
    return start, number.strip()


def _build(
    text: str,
    start: int,
    tail: _Tail,
    street: str,
    inner_units: str | None,
    units: list[str],
    extras: list[str],
    city: str | None,
    strong: bool,
) -> FoundAddress | None:
    area = zip_area(tail.zip_code) if tail.zip_code and (city is None or tail.state is None) else None
    inferred: list[str] = []
    if city is not None and not _CITY.match(city.strip(" .")):
        return None
    if tail.zip_code is None and (not strong or city is None):
        return None
    if city is None:
        if area is None:
            return None
        city = area.city
        inferred.append("city")
    elif area is not None and tail.state is None and city_form(city) not in area.cities:
        return None
    region = tail.state
    if region is None:
        if area is None:
            return None
        region = area.state
        inferred.append("region")
    all_units = [part for part in (inner_units, *units) if part]
    address = Address(
        street=street.strip(" ,.;") + ("." if street.rstrip(" ,;").endswith(".") else ""),
        unit=", ".join(all_units) or None,
        city=city.strip(" .,"),
        region=region,
        postal_code=tail.zip_code,
        country="US",
    )
    return FoundAddress(start, tail.end, fold_lines(text[start : tail.end]), address, tuple(inferred), strong)
