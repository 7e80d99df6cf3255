"""Read Canadian addresses in lines of text, from province and postal code backwards.

Forms: Canada Post, "Addressing guidelines" (canadapost-postescanada.ca, 2024): civic number and street, a unit before
the number with a hyphen or after the street, municipality, province, postal code (``ANA NAN``; the first letter is one
of 18, the others never D, F, I, O, Q, U). In French the street's type leads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.locations.address.country_address import TailParts, build_address, is_town
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.parts_before import Before, parts_before
from extraction.locations.address.tails import addresses_at, apart
from extraction.locations.address.text_signs import TextSigns, key_words

PROVINCES = {
    "Alberta": "AB", "British Columbia": "BC", "Manitoba": "MB", "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL", "Newfoundland & Labrador": "NL", "Newfoundland": "NL", "Nova Scotia": "NS",
    "Northwest Territories": "NT", "Nunavut": "NU", "Ontario": "ON", "Prince Edward Island": "PE", "Québec": "QC",
    "Quebec": "QC", "Saskatchewan": "SK", "Yukon": "YT",
}  # fmt: skip
"""Provinces and territories to their two letters (Canada Post, Addressing Guidelines, province symbols)."""
_SHORT = {
    "Alta": "AB", "Ont": "ON", "Que": "QC", "Qué": "QC", "Man": "MB", "Sask": "SK", "B.C": "BC", "N.B": "NB",
    "N.S": "NS",     "P.E.I": "PE", "PEI": "PE", "N.L": "NL", "P.Q": "QC", "PQ": "QC",
}  # fmt: skip
"""Older abbreviations."""
_BY_FORM = {
    **{n.casefold(): c for n, c in PROVINCES.items()},
    **{c.casefold(): c for c in PROVINCES.values()},
    **{form.casefold(): code for form, code in _SHORT.items()},
}
_NAMES = "|".join(
    sorted((*map(re.escape, (*PROVINCES, *_SHORT)), *set(PROVINCES.values())), key=len, reverse=True)
)
_PROVINCE = rf"(?P<province>{_NAMES})\b\.?"
CA_CODE = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z](?:\s{0,2}|-)\d[ABCEGHJ-NPRSTV-Z]\d"
"""Pattern of a postal code. Matches ``M5G 2K8``."""
_CODED = re.compile(
    rf"(?:(?<![\w&-])\(?{_PROVINCE}\)?[\s,.;:|•·–-]*(?:Canada[\s,.]*)?)?(?<![\w-])(?P<code>{CA_CODE})(?![\w-])"
)
"""Matches ``Ontario  M5G 2K8``."""
_UNCODED = re.compile(
    rf"(?:\s?[,|•·;]\s*|\n|\(|(?<=[a-z])\s(?=[A-Z][A-Z]\b))(?P<whole>{_PROVINCE})\)?(?=,?\s*(?:$|[\n|•·;)–—]|Canada\b)|\.\s+[A-Z(+\d])",
    re.MULTILINE,
)
"""Matches ``, ON`` at the end of a line, of a sentence, or before ``Canada``."""
_NATION = re.compile(r"[\s,]*(?:\n\s*)?Canada\b\.?")
"""Matches ``, Canada`` after an address."""
_UNIT_NUMBER = re.compile(
    r"^(?P<unit>[A-Z]?\d{1,5}[A-Z]?)\s?[-–]\s?(?P<street>(?P<number>\d{1,5})[A-Z]?\s.+)$"
)
"""Matches ``101-160 Osborne Street``: the unit, a hyphen and the civic number."""
_NUMBERED_ROAD = re.compile(r"^\d{1,3}[A-Z]?\s+(?:street|avenue|st|ave)\b", re.IGNORECASE)
"""Matches the ``81 Avenue`` of ``10328 - 81 Avenue``, whose first number is the house's."""


def province_code(text: str) -> str | None:
    """Return a province's two letters, null for other words.

    >>> province_code("Ontario"), province_code("B.C."), province_code("Maine")
    ('ON', 'BC', None)
    """
    return _BY_FORM.get(text.strip(" .()").casefold())


_SHAPE = re.compile(r"\d(?<=[A-Z]\d)[A-Z][\s-]{0,2}\d[A-Z]\d(?!\w)")
"""Matches the ``5G 2K8`` of ``M5G 2K8``."""
_SIGNS = key_words((*PROVINCES, "Canada")) | {*PROVINCES.values(), *_SHORT}


def may_hold_ca(signs: TextSigns) -> bool:
    """Return whether a text has a postal code's shape, a province's name or letters, or the country's name."""
    text = signs.text
    return (
        not _SIGNS.isdisjoint(signs.words)
        or _SHAPE.search(text) is not None
        or "B.C" in text
        or "N.S" in text
    )


def read_ca(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Canadian addresses of these lines: a postal code or a province with a street before it."""
    text = "\n".join(lines)
    tails = apart([*_CODED.finditer(text)], _UNCODED.finditer(text))
    return addresses_at(text, tails, _read, code="code")


def _read(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    before = parts_before(text, begin, tail.start())
    if before is None or not before.places:
        return None
    groups = tail.groupdict()
    places, province = list(before.places), groups["province"]
    if province is None and len(places) > 1 and province_code(places[-1]):
        province = places.pop()
    city, code = places[-1], groups.get("code")
    if not is_town(city) or (code is None and not before.numbered):
        return None
    nation = _NATION.match(text, tail.end())
    end = nation.end() if nation else tail.end()
    parts = TailParts(
        end=end if code is None else tail.end(), city=city, region=province_code(province) if province else None,
        postal_code=_spaced(code) if code else None, evidence=Evidence.CODE if code else Evidence.REGION,
    )  # fmt: skip
    return build_address(text, _without_unit_number(before), parts, "CA")


def _without_unit_number(before: Before) -> Before:
    match = _UNIT_NUMBER.match(before.street)
    if match is None or before.units or _NUMBERED_ROAD.match(match["street"]) or _is_range(match):
        return before
    return replace(before, street=match["street"], units=(match["unit"],))


def _is_range(match: re.Match[str]) -> bool:
    """Return whether two numbers with a hyphen are one house's range (``93-95``), not unit and number."""
    unit, number = match["unit"], match["number"]
    if not unit.isdigit() or len(unit) != len(number) or len(unit) < 2:
        return False
    return 0 < int(number) - int(unit) <= 10


def _spaced(code: str) -> str:
    plain = "".join(c for c in code if c.isalnum())
    return f"{plain[:3]} {plain[3:]}"
