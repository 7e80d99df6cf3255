"""Read the parts of an address that are before its tail (region, postal code): units, street, and the places after it.

Canadian, Australian, New Zealand, Irish and British addresses share this order: unit, building, number and street,
locality, town. A country's own file finds the tails and says what the places are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.locations.address.business_name import names_business
from extraction.locations.address.street import find_street
from extraction.locations.address.unit import FIRST_UNIT, UNIT, names_unit, split_units
from reference.street_words import CANONICAL_SUFFIX

_SPLIT = re.compile(
    r"\s*(?:,|\n|;|\||•|·)\s*|\s[–—-]\s(?!\d{1,3}(?:st|nd|rd|th)?\s(?:Street|Avenue|St|Ave)\b)"
)
"""Matches the `` – `` of ``Suite 210 – 2184 West Broadway``, not that of ``10328 - 81 Avenue``."""
_STOP = re.compile(
    r"(?i)@|https?:|www\.|©|\b(?:tel|phone|telephone|fax|email|call|hours|copyright)\b|[?!]|"
    r"\d{3}[\s-]\d{3,4}[\s-]\d{3,4}|\d{4}[\s-]\d{4}|\d{1,2}:\d\d\b|\b\d{1,2}(?:\.\d\d)?\s?[ap]m\b"
)
"""Matches ``Tel``: a part that does not belong to an address."""
_PO_BOX = re.compile(r"(?i)^\s*(?:p\.?\s?o\.?|gpo|post office|locked|private)\s*(?:box|bag)\b[\s\w.#]*$")
"""Matches ``PO Box 516``: Australia Post and Canada Post let it be a line of its own beside the street."""
_LABEL = re.compile(
    r"(?i)^(?:(?:our|the|clinic|practice|surgery|office|postal|street|full|main|uk)\s+)*"
    r"(?:address|adresse|location|find us(?: at)?|visit us(?: at)?|where to find us|where we are)\s*(?::|[-–—]\s)\s*"
)
"""Matches ``UK Address: ``."""
_SENTENCE = re.compile(r"(?P<word>[A-Za-z]{4,})[.!?]\s+(?=[A-Z\d#])")
"""Matches the end of ``Parking is behind the house. 12``."""
_PREFIX = re.compile(
    r"(?i)^.*?(?:\b(?:at|is|in|visit|near|of|on|the|t/a|by|to)|(?<!\d )\band|"
    r"\b(?:clinics?|branch(?:es)?|practices?|offices?|locations?|studios?|cent(?:re|er)s?|rooms)\s*:|\()\s*"
    rf"(?=\d|(?:{UNIT})\s*$)"
)
"""Matches the ``We are at `` before a house number or a unit."""
_LED = re.compile(
    r"(?i)^.*?\b(?:located|situated|based|find us|visit us|we are|clinic is|practice is|surgery is|office is)\s+"
    r"(?:at|in|on)\s+(?=(?-i:[A-Z\d#]))"
)
"""Matches the ``Our clinic is located at `` before a street without a number."""
_FLOOR_OF = re.compile(rf"(?P<unit>{UNIT})\s+(?:of|at)\s+$")
"""Matches the ``second floor of `` before a house number."""
_UNIT_STROKE = re.compile(
    r"(?i)^(?P<unit>(?:(?:shop|unit|suite|flat|level|office|apt|room)\s*)?[A-Z]?\d{1,4}[A-Z]?)\s*/\s*"
    r"(?P<rest>\d{1,5}[A-Z]?(?:[-–]\d{1,5})?\s+[A-Z].*)$"
)
"""Matches ``Shop 4/90 John Street``: Australia Post and NZ Post write a unit before a stroke and the number."""
_ROAD = (
    r"road|rd|street|str?|avenue|ave?|lane|ln|close|way|drive|dr|place|pl|square|sq|terrace|tce|ter|crescent|cres|cr|"
    r"row|walk|quay|boulevard|blvd|boul|parade|pde|highway|hwy|esplanade|promenade|mall|circuit|cct|"
    r"broadway|parkway|pkwy|bypass|mews|hill|grove|gardens?|gate|green|rise|view|vale|approach|court|ct|"
    r"drive|wynd|strand|embankment|turnpike|bridge|circus"
)
_STREET_END = re.compile(
    rf"(?i)^(?:[^\d\s]\S*\s+){{1,5}}(?:{_ROAD})\.?(?:\s+(?:north|south|east|west|upper|lower|[NSEW]))?\.?$|"
    r"^(?:cnr|corner)\b.+(?:\band\b|&)|^(?:state\s+highway|SH)\s?\d{1,2}[A-Z]?$|"
    r"^(?:rue|boul(?:\.|evard)?|av(?:\.|enue)?|chemin|ch\.|place|rang|route|c[ôo]te|mont[ée]e|all[ée]e)\s+\S.*$"
)
"""Matches ``Upper Main Street``, ``Cnr Broadway Avenue & Princess Street``, ``State Highway 1``,
``rue Saint-Denis``."""
_LETTER = re.compile(r"^\d{1,5}[a-z](?=\s)")
"""Matches ``30a``: a house number whose letter is small."""
_FRENCH = re.compile(
    r"(?i)^\d{1,5}[A-Z]?(?:-\d+)?,?\s+(?:rue|boul(?:\.|evard)?|av(?:\.|enue)?|chemin|ch\.|place|rang|route|"
    r"c[ôo]te|mont[ée]e|all[ée]e)\s+[^\W\d].*$"
)
"""Matches ``4465 rue Saint-Denis``: in French the type of the street leads (Canada Post, addressing guidelines)."""
_SMALL_WORD = re.compile(
    r"(?<![\w.'’-])(?!(?:of|the|and|na|an|on|le|la|de|du|des|de|y|upon|rue|boul|av|chemin|place|rang|route|côte|cote|"
    r"montée|montee|allée|allee|avenue|boulevard)\b)[a-zà-ÿ]{2,}"
)
"""Matches ``shop``: a word that no street's name has."""
_NUMBER = re.compile(r"^\d{1,5}[A-Z]?(?:[-–]\d{1,5}[A-Z]?)?$")
"""Matches ``4465``: a house number that a comma separates from its street."""
_HOUSE_NAME = re.compile(
    r"\b(?:House|Buildings?|Court|Centre|Center|Central|Mills?|Maltings|Chambers|Hall|Barn|Lodge|Works|Studios?|Mews|"
    r"Dock|Wharf|Surgery|Courtyard|Cottage|Annexe|Arcade|Estate|Tower|Towers|Plaza|Mall|Hub|Place|Complex|Precinct|"
    r"Park|Gate|Point|Exchange|Village|Campus|Corner|Quarter|Square|Hill)(?:\s(?:One|Two|Three|[A-Z]|\d))?$|^The [A-Z]"
)
"""Matches ``Alexander House``."""
_THOROUGHFARE = re.compile(
    r"(?i)\b(?:road|rd|street|st|avenue|ave|lane|quay|terrace|drive|highway|parade|boulevard|row)\.?$"
)
"""Matches ``Main Street``: it may follow a numbered building (``12 Abbey Court, Main Street``)."""
_BUILDINGLIKE = re.compile(
    r"(?i)\b(?:house|court|centre|center|mews|mills?|building|park|estate|plaza|arcade)$"
)
"""Matches ``12 Abbey Court``."""
_BARE_UNIT = re.compile(r"^#?\s?(?:\d{1,4}\s?[A-Z]?|[A-Z]-?\d{1,4}|[A-Z])$")
"""Matches ``402``, ``11 A``: a unit without its word, before or after a street that is numbered itself."""
MAX_PART = 60
"""Most characters of a part of an address."""
MAX_PARTS = 8
"""Most parts of an address before its tail."""
MAX_BACK = 240
"""Most characters of an address before its tail."""


@dataclass(frozen=True, slots=True)
class Before:
    """The parts of an address before its tail."""

    start: int
    """Offset of its first character."""
    street: str
    """Buildings and street."""
    units: tuple[str, ...]
    """Units in the order of the text."""
    places: tuple[str, ...]
    """What follows the street: localities, town, county."""
    numbered: bool
    """True if the street has a house number."""


def parts_before(text: str, begin: int, stop: int) -> Before | None:
    """Return the parts between two offsets that end in a tail, null where no street is there."""
    kept = _parts(text, max(begin, stop - MAX_BACK), stop)
    while kept and _PO_BOX.match(kept[-1][1]):
        kept.pop()
    for at in range(len(kept) - 1, -1, -1):
        if (street := _street_in(kept, at)) is not None:
            return _around(kept, at, street)
    for at in range(len(kept) - 2, -1, -1):
        name = kept[at][1]
        lead = FIRST_UNIT.match(name)
        rest = name[lead.end() :].strip(" ,") if lead else name
        if _STREET_END.match(rest) and not names_unit(name) and not _SMALL_WORD.search(rest):
            units = (lead["unit"],) if lead else ()
            number = kept[at - 1][1] if at else ""
            if not lead and _NUMBER.match(number):
                joined = f"{number}, {rest}"
                return _around(
                    [*kept[: at - 1], (kept[at - 1][0], joined), *kept[at + 1 :]], at - 1, _Street(joined)
                )
            return _around(kept, at, _Street(rest, units, numbered=False))
    return _of_building(kept)


def _of_building(kept: list[tuple[int, str]]) -> Before | None:
    """Return the address of a unit in a building without a street: ``Unit 3, Naas Town Centre, Naas``."""
    for at in range(len(kept) - 2, -1, -1):
        lead = FIRST_UNIT.match(kept[at][1])
        house = kept[at][1][lead.end() :].strip(" ,-") if lead else ""
        if lead and house and not names_unit(kept[at][1]) and not _SMALL_WORD.search(house):
            return _around(kept, at, _Street(house, (lead["unit"],), numbered=False))
        if lead and not house and at < len(kept) - 2 and not _SMALL_WORD.search(kept[at + 1][1]):
            if names_unit(kept[at + 1][1]) or any(c.isdigit() for c in kept[at + 1][1]):
                continue
            return _around(kept, at + 1, _Street(kept[at + 1][1], numbered=False))
    return None


def street_and_units(text: str) -> tuple[str, str | None] | None:
    """Return street and units of a line that holds both, null where no street is found in it.

    >>> street_and_units("Shop 4/90 John Street")
    ('90 John Street', 'Shop 4')
    """
    line = f"{text}, Town, "
    before = parts_before(line, 0, len(line))
    if before is None or not before.places or before.places[-1] != "Town":
        return None
    street = ", ".join((before.street, *before.places[:-1]))
    return street, ", ".join(before.units) or None


@dataclass(frozen=True, slots=True)
class _Street:
    """A street in one part, with the units and the town that the same part holds."""

    name: str
    units: tuple[str, ...] = ()
    rest: str = ""
    numbered: bool = True
    offset: int = 0


def _parts(text: str, begin: int, stop: int) -> list[tuple[int, str]]:
    """Return (offset, part) from the tail back to where the address must begin, in the order of the text."""
    parts: list[tuple[int, str]] = []
    at = begin
    before = text[begin:stop]
    for edge in [*_SPLIT.finditer(before), None]:
        end = edge.start() if edge else len(before)
        piece = before[at - begin : end]
        if piece.strip(" .,()"):
            parts.append((at + len(piece) - len(piece.lstrip(" (")), piece.lstrip(" (").rstrip(" ,")))
        if edge:
            at = begin + edge.end()
    kept: list[tuple[int, str]] = []
    for start, part in reversed(parts):
        clean, last = part, False
        ends = [m for m in _SENTENCE.finditer(clean) if m["word"].casefold() not in CANONICAL_SUFFIX]
        if ends and len(clean) > ends[-1].end():
            start, clean, last = start + ends[-1].end(), clean[ends[-1].end() :], True
        if label := _LABEL.match(clean):
            start, clean, last = start + label.end(), clean[label.end() :], True
        prefix = _PREFIX.match(clean) or _LED.match(clean)
        if _STOP.search(clean[prefix.end() :] if prefix else clean) or len(kept) >= MAX_PARTS or not clean:
            break
        if prefix is not None:
            kept.insert(0, (start + prefix.end(), clean[prefix.end() :]))
            if floor := _FLOOR_OF.search(prefix.group()):
                kept.insert(0, (start + floor.start(), floor["unit"]))
            break
        if len(clean) > MAX_PART:
            break
        kept.insert(0, (start, clean))
        if last:
            break
    return kept


def _street_in(kept: list[tuple[int, str]], at: int) -> _Street | None:
    """Return the numbered street of a part; of the last one only where its town is in it too."""
    part = kept[at][1]
    if names_unit(part) or _PO_BOX.match(part) or _BARE_UNIT.match(part):
        return None
    last = at == len(kept) - 1
    units: tuple[str, ...] = ()
    offset = 0
    if stroke := _UNIT_STROKE.match(part):
        units, offset, part = (stroke["unit"],), stroke.start("rest"), stroke["rest"]
    elif (lead := FIRST_UNIT.match(part)) and re.match(r"[\s,:-]*\d", part[lead.end() :]):
        begin = part.index(next(c for c in part[lead.end() :] if c.isdigit()), lead.end())
        units, offset, part = (lead["unit"],), begin, part[begin:]
    if _FRENCH.match(part) and not last:
        return _Street(part, units, offset=offset)
    part = _LETTER.sub(lambda found: found.group().upper(), part)
    before, unit, after = split_units(part)
    street = find_street(before if unit else part, whole=unit is not None or not last)
    if street is None or street.start > 0:
        return None
    body = before if unit else part
    rest = body[street.end :].strip(" ,.;")
    if unit:
        units = (*units, unit)
        name, rest = body.strip(" ,"), after
    elif _BARE_UNIT.match(rest) and street.strong:
        units, name, rest = (*units, rest), body[: street.end], ""
    elif rest and not last:
        name, rest = body, ""
    else:
        name = body[: street.end] + ("." if body[street.end :].startswith(".") else "")
    if last and not rest:
        return None
    return _Street(name, units, rest, offset=offset)


def _around(kept: list[tuple[int, str]], at: int, street: _Street) -> Before:
    """Return the parts with the units and buildings before the street, and the units and places after it."""
    names, units = [street.name], list(street.units)
    start = kept[at][0] if street.units or not street.offset else kept[at][0] + street.offset
    first = at
    while first > 0:
        part = kept[first - 1][1]
        lead = FIRST_UNIT.match(part)
        house = part[lead.end() :].strip(" ,-") if lead else part
        if names_unit(part) or (street.numbered and _BARE_UNIT.match(part) and not units):
            units.insert(0, part)
        elif (
            _HOUSE_NAME.search(house) and not (street.numbered and names_business(house)) and len(house) <= 40
        ):
            names.insert(0, house)
            units[:0] = [lead["unit"]] if lead else []
        elif _PO_BOX.match(part):
            pass
        else:
            break
        first -= 1
        start = kept[first][0]
    places: list[str] = [street.rest] if street.rest else []
    for _, part in kept[at + 1 :]:
        if names_unit(part) or (_BARE_UNIT.match(part) and not places and not units):
            units.append(part)
        elif _PO_BOX.match(part):
            continue
        elif (
            not places
            and _BUILDINGLIKE.search(names[-1])
            and _THOROUGHFARE.search(part)
            and part is not kept[-1][1]
        ):
            names.append(part)
        else:
            places.append(part.strip(" .()"))
    return Before(
        start, ", ".join(names), tuple(u.strip(" ,;()") for u in units), tuple(places), street.numbered
    )
