"""Read US addresses in lines of text, from a state and ZIP backwards to the house number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extraction.locations.address.city_at_end import city_at_end
from extraction.locations.address.found_address import Evidence, FoundAddress, fold_lines
from extraction.locations.address.street import find_street
from extraction.locations.address.text_signs import TextSigns
from extraction.locations.address.unit import is_unit, names_unit, repair_split_words, split_units
from extraction.locations.address.us_tail import Tail, find_tails
from reference.address_forms import city_form
from reference.number_words import NUMBER_WORDS
from reference.street_words import CANONICAL_SUFFIX
from reference.us_postal_codes import postal_area, postal_codes_of
from schemas.location import Address

_SPLIT = re.compile(r"\s*(?:,|\n|;|\||•|·|\s[–—-]\s|\s/\s)\s*")
"""Matches the edges between the parts of an address."""
_LOWER_TAIL = re.compile(r"(?m)^[^A-Z\n]*[a-z],\s+[a-z]{2}\.?\s+\d{5}(?:-\d{4})?\b[^A-Z\n]*$")
"""Matches the line ``paterson, nj 07503``."""
_LABEL = re.compile(
    r"(?i)^(?:(?:our|the|office|clinic|mailing|street|physical|visit|main)\s+)*"
    r"(?:address|addr|location|located at|office|visit us(?: at)?|find us(?: at)?|directions|headquarters)"
    r"\s*(?::|\bat\b|[-–])\s*"
)
"""Matches ``Our address:``."""
_FIELD = re.compile(
    r"(?i)\s*(?:street(?: address)?|address(?: line)? ?[12]?|suite|unit|city|town|state|zip(?: code)?|"
    r"postal code)\s*:?\s*"
)
"""Matches ``City``: a table's label beside the part itself."""
_FIELD_NAME = re.compile(
    r"(?i)^\s*(?:street(?: address)?|city|town|state|province|zip(?: ?code)?|postal code)\s*:\s*(?=\S)"
)
"""Matches the ``City: `` of ``City: Portland``: one part of an address a line, each with its name."""
_SENTENCE = re.compile(r"\b(?P<word>[A-Za-z]{4,})[.!?]\s+(?=[A-Z\d])")
"""Matches the end of ``on the ground floor of the Kresge building. Our address is``."""
_SHORTENED = frozenset(
    (
        "bldg",
        "dept",
        "univ",
        "prof",
        "capt",
        "west",
        "east",
        "north",
        "south",
        "suite",
        "room",
        "floor",
        "unit",
    )
)
"""Words of four letters and more whose full stop does not end a sentence."""
_PO_BOX = re.compile(r"(?i)\bp\.?\s?o\.?\s*box\b|\bpost(?:al)? office box\b|\bP\.?M\.?B\.?\s?#?\s?\d")
"""Matches ``P.O. Box``."""
_PHONE = re.compile(r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}\W*")
"""Matches ``(732) 906-9600``."""
_WEB = re.compile(r"@|https?://|www\.|©|(?i:\bcopyright\b|\(c\))")
"""Matches ``www.`` and ``© 2023``: a line that is no part of an address."""
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b")
"""Matches ``One``: only a text with a number may hold a street before its city."""
_CITY = re.compile(
    r"^[A-Z][A-Za-zÀ-ÿ.'’\-]*(?:\s+(?:of|de|del|des|du|el|au|la|le|las|los|the|in the|on|upon|by|"
    r"(?:d['’])?[A-Z][A-Za-zÀ-ÿ.'’\-]*)){0,4}$"
)
"""Matches ``West Orange``, ``Coeur d'Alene``, ``Fond du Lac`` and ``Lake in the Hills``."""
_IN_CITY = re.compile(r"^(?:in|at|near)\s+(?:downtown\s+)?(?=[A-Z])")
"""Matches the ``in `` of ``in Anchorage``."""
_LED_UNIT = re.compile(r".*(?::|\b(?:at|in|is|on|to|the|visit))\s+", re.DOTALL)
"""Matches the ``You will find us at `` before a unit that its house number follows."""
_OF_HOUSE = re.compile(r"^(?:(?:of|at)\s+)?(?=\d)")
"""Matches the ``of `` between ``the 2nd floor `` and ``55 Water Street``."""
_EARLIER = re.compile(r".*\band\s+(?=\d+\s+[A-Z])")
"""Matches the ``2 Park Ave and `` before the second of two streets."""
_PREPOSITION = re.compile(r"\s+(?:in|at|near)(?:\s+downtown)?$")
"""Matches the `` in`` between a street and its city."""
_DIRECTION = re.compile(r"(?P<way>N|S|E|W|NE|NW|SE|SW|[NS]\.\s?[EW]\.|[NSEW]\.)(?=$|\s)")
"""Matches the ``S.W.`` that a comma separates from its street."""
_LINE_BELOW = re.compile(r"[ \t.]*\n(?P<line>[^\n]{1,60})(?:\n(?P<next>[^\n]{0,120}))?")
"""Matches the end of an address's last line and the line below it."""
_INITIAL = re.compile(r"\b[A-Z]\.(?=\s)")
"""Matches the ``T.`` of ``Mark T. Lowell``."""
DEGREES = frozenset(("MD", "PA", "MA", "MS", "ND"))
"""States whose letters are also a degree's: doctor of medicine, physician assistant, masters, naturopathic doctor."""
_LOOSE_UNIT = re.compile(r"#?\s?(?:\d{1,4}-?[A-Z]|[A-Z]-?\d{1,4}|\d{1,4})$")
"""Matches ``9B``: a unit without its word (USPS Publication 28, section 213: after the street, with ``#`` or none)."""
MAX_UNIT_DIGITS = 5
"""Most digits of a unit's number; a telephone number has seven."""
MAX_BACK = 320
"""Most characters read before a state and ZIP: the longest real address block here has 180."""
MAX_PARTS = 7
"""Most parts between two edges that are read."""


def may_hold_us(signs: TextSigns) -> bool:
    """Return whether a text may hold a US address: any with a digit, or with a house's number as a word."""
    return any(c.isdigit() for c in signs.text) or _NUMBER.search(signs.text) is not None


def read_us(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the US addresses of these lines, in order, none overlapping; PO boxes do not count."""
    text = "\n".join(_FIELD_NAME.sub("", repair_split_words(line)) for line in lines)
    return _read_lower(text) if _LOWER_TAIL.search(text) else _read(text)


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


def _read(text: str) -> list[FoundAddress]:
    found: list[FoundAddress] = []
    begin = 0
    for tail in find_tails(text):
        if tail.start < begin:
            continue
        address = _Backwards(text, max(begin, tail.start - MAX_BACK), tail).read()
        if address is not None:
            address = _with_unit_below(text, address)
            found.append(address)
            begin = address.end
        elif tail.zip_code:
            begin = tail.end
    return found


def _with_unit_below(text: str, found: FoundAddress) -> FoundAddress:
    """Return an address without a unit with the one that is all of the line below it: ``Reno, NV 89509⏎Suite 12``."""
    below = _LINE_BELOW.match(text, found.end)
    if found.address.unit is not None or below is None or not names_unit(below["line"]):
        return found
    if sum(sign.isdigit() for sign in below["line"]) > MAX_UNIT_DIGITS:
        return found  # "Ph. 502/633-4190" is not a penthouse
    if find_street(below["next"] or "", whole=True) is not None:
        return found  # the next address begins with it
    values = found.address.model_dump() | {"unit": below["line"].strip(" ,.;()")}
    end = below.end("line")
    return replace(found, end=end, raw=fold_lines(text[found.start : end]), address=Address(**values))


@dataclass(slots=True)
class _Backwards:
    """One walk from a tail back over the parts of an address, until the street is found."""

    text: str
    begin: int
    tail: Tail
    city: str | None = None
    units: list[str] = field(default_factory=list)
    direction: str = ""

    def read(self) -> FoundAddress | None:
        segments = _segments(self.text[self.begin : self.tail.start])
        for at in range(len(segments) - 1, max(-1, len(segments) - 1 - MAX_PARTS), -1):
            start, part = segments[at]
            phone_end = max((m.end() for m in _PHONE.finditer(part)), default=0)
            if phone_end and not part[phone_end:].strip():
                return None
            if label := _LABEL.match(part, phone_end):
                phone_end = label.end()
            phone_end = max(phone_end, _last_sentence(part))
            start, part = start + phone_end, part[phone_end:]
            if not part.strip(" .:-") or _PO_BOX.search(part) or _FIELD.fullmatch(part):
                continue
            if _WEB.search(part) or len(part) > 160:
                return None
            if (found := self._street(segments, at, start, part)) is not None:
                return found
            if not self._other(part):
                return None
        return None

    def _street(self, segments: list[tuple[int, str]], at: int, start: int, part: str) -> FoundAddress | None:
        """Return the address whose street is in this part, null without one."""
        if is_unit(part):
            return None
        text, units, rest = split_units(part)
        last = at == len(segments) - 1
        if units and (not text or _LED_UNIT.fullmatch(text + " ")) and (house := _OF_HOUSE.match(rest)):
            begin = part.rindex(rest) + house.end()
            if (found := self._street(segments, at, start + begin, part[begin:])) is not None:
                return self._with_unit(found, start + part.index(units), units)
            return None
        if self.city is None and units is None and _NUMBER.search(text):
            cut = city_at_end(text, self.tail.zip_code)
            street = find_street(cut[0], whole=True) if cut else None
            if cut is not None and street is not None:
                self.city = cut[1]
                name = cut[0][street.start :]
                skipped = _EARLIER.match(name)
                name = name[skipped.end() :] if skipped else name
                if name.endswith(" of"):
                    return None
                begin = start + street.start + (skipped.end() if skipped else 0)
                return self._build(begin, _PREPOSITION.sub("", name), street.strong)
        street = find_street(text, whole=units is not None or not last)
        if street is None:
            return self._split_number(segments, at, part)
        name, after = text[street.start : street.end], text[street.end :].strip(" ,.;-–")
        if units is None and street.strong and _LOOSE_UNIT.match(after):
            self.units.insert(0, after)
            after = ""
        if units is None and after:
            rest = after
        elif after:
            name = text[street.start :].rstrip(" ,.;")
        if rest:
            if self.city is None:
                self.city = _IN_CITY.sub("", rest)
            elif not street.strong or len(rest.split()) > 4:
                return None
        if units:
            self.units.insert(0, units)
        elif not self.units and street.start == 0:
            named = at > 1 and is_unit(segments[at - 1][1]) and not names_unit(segments[at - 1][1])
            if named and names_unit(segments[at - 2][1]):
                at -= 1  # the building's name between the suite and its street
            while at and (led := _led_unit(segments[at - 1][1])) is not None:
                at -= 1
                start = segments[at][0] + led
                self.units.insert(0, segments[at][1][led:].strip(" ,.;()"))
        return self._build(start + street.start, name, street.strong)

    def _other(self, part: str) -> bool:
        """Take a part without a street: unit, city, direction, or a building's name; return false for others."""
        if is_unit(part):
            self.units.insert(0, part.strip(" ,.;") if "(" in part else part.strip(" ,.;()"))
            return True
        if self.city is not None and not self.units and _LOOSE_UNIT.match(part.strip()):
            self.units.insert(0, part.strip())
            return True
        if self.city is not None and (way := _DIRECTION.match(part)):
            rest = part[way.end() :].strip()
            if not rest or is_unit(rest):
                self.direction = way["way"]
                self.units[:0] = [rest] if rest else []
                return True
        if self.city is None:
            part = _IN_CITY.sub("", part)
        text, units, rest = split_units(part)
        if not text and units and self.city is None:
            if way := _DIRECTION.match(rest):
                rest = rest[way.end() :]
            rest = _IN_CITY.sub("", rest)
            if not _CITY.match(rest.strip(" .")):
                return False
            self.units.insert(0, units)
            self.city = rest.strip(" .")
            return True
        if self.city is None and (way := _DIRECTION.match(part)) and units and rest:
            self.direction, self.city = way["way"], rest.strip(" .")
            self.units.insert(0, units)
            return True
        if self.city is None and _CITY.match(part.strip(" .")):
            self.city = part.strip(" .")
            return True
        if self.city is not None and len(part.split()) <= 6 and part[:1].isupper():
            if units and not rest:
                self.units.insert(0, units)
            return True
        return False

    def _split_number(self, segments: list[tuple[int, str]], at: int, name: str) -> FoundAddress | None:
        """Return the address whose house number is alone before its street's name (split over headings)."""
        if at == 0 or self.city is None or not name[:1].isalnum():
            return None
        start, number = segments[at - 1]
        if not re.fullmatch(r"\d{1,5}[A-Z]?", number.strip()):
            return None
        whole = f"{number.strip()} {name}"
        return None if find_street(whole, whole=True) is None else self._build(start, whole, True)

    def _with_unit(self, found: FoundAddress, start: int, unit: str) -> FoundAddress:
        """Return an address with the unit that is before its house number."""
        values = found.address.model_dump()
        values["unit"] = ", ".join((unit, *filter(None, (values["unit"],))))
        begin = self.begin + start
        raw = fold_lines(self.text[begin : found.end])
        return replace(found, start=begin, raw=raw, address=Address(**values))

    def _build(self, start: int, street: str, strong: bool) -> FoundAddress | None:
        tail, city, inferred = self.tail, self.city, []
        area = postal_area(tail.zip_code) if tail.zip_code and (city is None or tail.state is None) else None
        if city is not None and not _CITY.match(city.strip(" .")):
            return None
        if tail.zip_code is None and (not strong or city is None or _is_person(city, tail.state)):
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
        name = street.strip(" ,.;") + ("." if street.rstrip(" ,;").endswith(".") else "")
        if self.direction:
            name = f"{name}, {self.direction}"
        address = Address(
            street=name,
            unit=", ".join(self.units) or None,
            city=city.strip(" .,"),
            region=region,
            postal_code=tail.zip_code,
            country="US",
        )
        begin = self.begin + start
        raw = fold_lines(self.text[begin : tail.end])
        evidence = Evidence.CODE if tail.state and tail.zip_code else Evidence.REGION
        if "city" in inferred and tail.state is None:
            evidence = Evidence.TOWN  # five digits after a street are a code of many countries
        return FoundAddress(begin, tail.end, raw, address, tuple(inferred), strong, evidence)


def _is_person(city: str, state: str | None) -> bool:
    """Return whether a "city and state" may be a person with letters behind the name: ``Mark T. Lowell, D.C.``

    In the District of Columbia there is one city; before the letters that degrees share with states, a name is a city
    only where the postal data has it there.
    """
    if state == "DC":
        return city_form(city) != "washington"
    if state not in DEGREES or len(city.split()) < 2:
        return False
    return _INITIAL.search(city) is not None or not postal_codes_of(city, state)


def _last_sentence(part: str) -> int:
    """Return the offset of a part's last sentence, 0 for its start; the full stop of ``Blvd.`` does not end one."""
    ends = (
        found.end()
        for found in _SENTENCE.finditer(part)
        if (word := found["word"].casefold()) not in CANONICAL_SUFFIX and word not in _SHORTENED
    )
    return max(ends, default=0)


def _led_unit(part: str) -> int | None:
    """Return the offset of the units that end a part: its start, or after the words that lead to them; else null.

    >>> _led_unit("#204"), _led_unit("Visit us at Suite 5"), _led_unit("We like Suite 5")
    (0, 12, None)
    """
    if names_unit(part):
        return 0
    lead = _LED_UNIT.match(part)
    return lead.end() if lead is not None and names_unit(part[lead.end() :]) else None


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
