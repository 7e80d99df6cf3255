"""Read British addresses in lines of text, from the postcode backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.business_name import names_business
from extraction.locations.address.found_address import FoundAddress, fold_lines
from extraction.locations.address.unit import FIRST_UNIT, UNIT, is_unit, names_unit
from schemas.location import Address

_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|"
    "EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|"
    "MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|"
    "SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)
"""Postcode areas (Royal Mail, Postcode Address File)."""
GB_POSTCODE = re.compile(
    rf"(?<![\w-])(?P<out>(?:{_AREAS})\d[A-Z\d]?)\s?(?P<in>\d[ABD-HJLNP-UW-Z]{{2}})(?![\w-])"
)
"""Matches ``SW11 4NP``."""
_SPLIT = re.compile(r"\s*(?:,|\n|;|\||•|·)\s*")
_STOP = re.compile(
    r"(?i)@|https?:|www\.|\b(?:tel|phone|telephone|fax|email|call)\b|[?!]|\d{3}[\s-]\d{3,4}[\s-]\d{3,4}"
)
"""Matches ``Tel``: a segment that does not belong to an address."""
_LABEL = re.compile(
    r"(?i)^(?:(?:our|the|clinic|postal|full)\s+)*(?:address|location|find us(?: at)?|visit us(?: at)?)\s*:\s*"
)
"""Matches ``Our address: ``."""
_HOUSE = re.compile(r"^(?:(?:Suite|Unit|Flat|Room)\s+\S+,?\s+)?\d{1,4}(?:[-–/]\d{1,4})?[A-Za-z]?\s+\S")
"""Matches ``35-37 Parkgate Road``."""
_STREET_END = re.compile(
    r"(?i)\b(?:road|rd|street|st|avenue|ave|lane|close|way|court|drive|place|square|terrace|gardens?|grove|hill|mews|"
    r"parade|crescent|row|walk|green|park|yard|wharf|quay|dock|house|broadway|gate|rise|vale|view|approach)\.?(?:\s+(?:north|south|east|west|[NSEW]))?$"
)
"""Matches ``Parkgate Road``."""
_PREFIX = re.compile(
    r"(?i)^.*?(?:\b(?:at|is|in|visit|near|of|on|the|t/a|by)|(?<!\d )\band|"
    r"\b(?:address|clinics?|branch(?:es)?|practices?|offices?|locations?|studios?|cent(?:re|er)s?|rooms)\s*:)\s+"
    rf"(?=\d|(?:{UNIT})\s*$)"
)
"""Matches the ``We are at `` before a house number or a unit."""
_FLOOR_OF = re.compile(rf"(?P<unit>{UNIT})\s+(?:of|at)\s+$")
"""Matches the ``second floor of `` before a house number."""
_HOUSE_NAME = re.compile(
    r"\b(?:House|Building|Court|Centre|Mill|Chambers|Hall|Barn|Lodge|Works|Studios?|Mews|Dock|Wharf|"
    r"Surgery|Courtyard|Cottage|Annexe|Arcade|Estate)$|^The [A-Z]"
)
"""Matches ``Alexander House``."""
_COUNTIES = re.compile(
    r"(?i)(?:"
    r"bedfordshire|berkshire|buckinghamshire|cambridgeshire|cheshire|cornwall|cumbria|derbyshire|"
    r"devon|dorset|durham|essex|gloucestershire|hampshire|herefordshire|hertfordshire|kent|lancashire|"
    r"leicestershire|lincolnshire|merseyside|middlesex|norfolk|northamptonshire|northumberland|"
    r"nottinghamshire|oxfordshire|rutland|shropshire|somerset|staffordshire|suffolk|surrey|sussex|"
    r"warwickshire|wiltshire|worcestershire|yorkshire|east sussex|west sussex|greater london|"
    r"greater manchester|west midlands|north yorkshire|south yorkshire|west yorkshire|isle of wight|"
    r"tyne (?:and|&) wear|avon|cleveland|county durham|(?:county |co\.? )(?:antrim|armagh|down|fermanagh|londonderry|"
    r"tyrone)|gwynedd|powys|dyfed|gwent|clwyd|(?:south |mid |west )?glamorgan|pembrokeshire|carmarthenshire|"
    r"ceredigion|monmouthshire|flintshire|fife|midlothian|(?:east|west) lothian|(?:aberdeen|ayr|lanark|renfrew|perth|"
    r"stirling|inverness|argyll|dunbarton)shire|herts|bucks|berks|beds|cambs|glos|hants|lancs|leics|lincs|northants|"
    r"notts|oxon|staffs|wilts|worcs|(?:[nsw]\.? )?yorks|(?:w\.? )?mids"
    r")\.?"
)
"""Matches ``Surrey``: counties that addresses still name, in full or shortened (ceremonial and former counties)."""


def read_gb(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the British addresses of these lines: a postcode with a house number or street before it."""
    text = "\n".join(lines)
    found: list[FoundAddress] = []
    begin = 0
    for code in GB_POSTCODE.finditer(text):
        if address := _read_back(text, max(begin, code.start() - 220), code):
            found.append(address)
        begin = code.end()
    return found


def _read_back(text: str, begin: int, code: re.Match[str]) -> FoundAddress | None:
    parts: list[tuple[int, str]] = []
    at = begin
    before = text[begin : code.start()]
    for edge in [*_SPLIT.finditer(before), None]:
        stop = edge.start() if edge else len(before)
        piece = before[at - begin : stop]
        if piece.strip():
            parts.append((at + len(piece) - len(piece.lstrip()), piece.strip(" .,")))
        if edge:
            at = begin + edge.end()
    kept: list[tuple[int, str]] = []
    for start, part in reversed(parts):
        clean = _LABEL.sub("", part)
        prefix = _PREFIX.match(clean)
        if _STOP.search(clean[prefix.end() :] if prefix else clean) or len(kept) >= 7:
            break
        if prefix is None and len(clean) > 60:
            break
        if prefix is not None:
            at = start + len(part) - len(clean)
            kept.insert(0, (at + prefix.end(), clean[prefix.end() :]))
            if floor := _FLOOR_OF.search(prefix.group()):
                kept.insert(0, (at + floor.start(), floor["unit"]))
            break
        kept.insert(0, (start + len(part) - len(clean), clean))
    first = next((n for n, (_, part) in enumerate(kept) if _HOUSE.match(part)), None)
    if first is None:
        first = next((n for n, (_, part) in enumerate(kept) if _STREET_END.search(part)), None)
        if first is None:
            return None
    numbered = _HOUSE.match(kept[first][1]) is not None
    while first > 0 and (_is_house(kept[first - 1][1], numbered) or names_unit(kept[first - 1][1])):
        first -= 1
    kept = kept[first:]
    places = [part for _, part in kept]
    lead = FIRST_UNIT.match(places[0])
    if lead is not None and _HOUSE.match(places[0][lead.end() :].strip(" ,")):
        places[:1] = [lead["unit"], places[0][lead.end() :].strip(" ,")]
    region = None
    if len(places) > 2 and _COUNTIES.fullmatch(places[-1]):
        region = places.pop()
    city = places.pop() if len(places) > 1 else None
    if city is None or not re.match(r"^[A-Z][A-Za-z .'’-]+$", city):
        return None
    units = [part for part in places if is_unit(part)]
    street = ", ".join(_without_locality([part for part in places if not is_unit(part)]))
    if not street:
        return None
    start = kept[0][0]
    raw = fold_lines(text[start : code.end()])
    return FoundAddress(
        start,
        code.end(),
        raw,
        Address(
            street=street,
            unit=", ".join(units) or None,
            city=city,
            region=region,
            postal_code=f"{code['out']} {code['in']}",
            country="GB",
        ),
    )


def _is_house(part: str, numbered: bool) -> bool:
    """Return whether the part before a street names the house; before a number, a business's name does not."""
    return _HOUSE_NAME.search(part) is not None and not (numbered and names_business(part))


def _without_locality(parts: list[str]) -> list[str]:
    """Return the parts of a street without a district between it and the city ("Marylebone")."""
    kept: list[str] = []
    for part in parts:
        named = any(_STREET_END.search(k) for k in kept)
        if not named or _STREET_END.search(part) or any(c.isdigit() for c in part):
            kept.append(part)
    return kept
