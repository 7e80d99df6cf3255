"""Read a schema.org address: a PostalAddress in parts, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from extraction.locations.address.address_text import read_address_text
from extraction.locations.address.au_address import FIRST_DIGITS, au_state_code
from extraction.locations.address.ca_address import CA_CODE, province_code
from extraction.locations.address.country import NATIONS, country_code
from extraction.locations.address.gb_address import GB_POSTCODE
from extraction.locations.address.ie_address import EIRCODE, county_name
from extraction.locations.address.in_places import CITIES, STATES
from extraction.locations.address.nz_address import is_nz_town
from extraction.locations.address.parts_before import street_and_units
from extraction.locations.address.unit import split_units
from extraction.page.document import fold
from reference.address_forms import city_form
from reference.us_postal_codes import postal_area
from reference.us_states import state_code
from schemas.location import Address

_PO_BOX = re.compile(r"(?i)\bp\.?\s?o\.?\s*box\b")
"""Matches ``PO Box``."""
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
"""Matches ``07083``."""
_FOUR = re.compile(r"\d{4}")
"""Matches ``2000``."""
_SIX = re.compile(r"[1-9]\d{2}\s?\d{3}")
"""Matches ``560 038``."""


def structured_address(value: Any, hint: str | None) -> tuple[Address, str, list[str]] | None:
    """Return an address, its words and the parts that were filled in; null where it has no street that can be read.

    The country is the one that the address names, or else the only one whose region or code it has; null for none.
    """
    if isinstance(value, str):
        found = read_address_text(value, hint)
        return (found.address, found.raw, list(found.inferred)) if found else None
    if not isinstance(value, Mapping):
        return None
    lines = [text for item in values_of(value.get("streetAddress")) if (text := text_of(item))]
    if not lines:
        return None
    street_text = ", ".join(lines)
    city, region_text, code = (
        text_of(value.get(key)) for key in ("addressLocality", "addressRegion", "postalCode")
    )
    named = country_code(value.get("addressCountry"))
    if _PO_BOX.search(street_text) or not re.search(r"\w", street_text) or _is_nation(street_text):
        return None
    raw = ", ".join(
        part for part in (street_text, city, " ".join(p for p in (region_text, code) if p)) if part
    )
    if (not city and not code) or re.search(r"\d{5}\s*$", street_text):  # everything in one string
        found = read_address_text(street_text, named or hint)
        if found is not None:
            return found.address, found.raw, list(found.inferred)
        if not city and not code:
            return None
    if (
        city
        and "," in city
        and not region_text
        and (state_code(city.rpartition(",")[2]) or province_code(city.rpartition(",")[2]))
    ):
        city, _, region_text = (part.strip() for part in city.rpartition(","))
    if region_text:
        region_text = re.sub(r"\s*\([A-Z]{2}\)$", "", region_text)
    nation = named or _nation(city, region_text, code, hint)
    inferred = []
    gaps = nation == "US" and code and not (city and region_text)
    area = postal_area(code) if gaps and code else None
    if area is not None and (city is None or city_form(city) in area.cities):
        inferred = [part for part, value in (("city", city), ("region", region_text)) if not value]
        city, region_text = city or area.city, region_text or area.state
    street, unit = _street(street_text, nation)
    region = _region(region_text, nation) if region_text else None
    postal = " ".join(code.upper().split()) if code else None
    return (
        Address(street=street, unit=unit, city=city, region=region, postal_code=postal, country=nation),
        raw,
        inferred,
    )


def values_of(value: Any) -> Sequence[Any]:
    """Return the items of a property's value: of a list its own, of one value itself, of null none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text_of(value: Any) -> str | None:
    """Return the first words of a value, a list of values or a named node; null for none."""
    for item in values_of(value):
        if isinstance(item, (str, int)) and (text := fold(str(item))):
            return text
        if isinstance(item, Mapping) and (text := text_of(item.get("name") or item.get("@id")) or ""):
            return text
    return None


def _is_nation(street: str) -> bool:
    """Return whether a "street" is only a country's name, once or more.

    >>> _is_nation("United States, United States"), _is_nation("1 India Street")
    (True, False)
    """
    return all(part.strip(" .").casefold() in NATIONS for part in street.split(",") if part.strip())


def _street(text: str, nation: str | None) -> tuple[str, str | None]:
    """Return street and unit."""
    if nation in ("CA", "GB", "IE", "AU", "NZ") and (parted := street_and_units(text)) is not None:
        return parted
    street, unit, rest = split_units(text)
    if not street.strip(" ,"):
        street = rest
    elif rest:
        street = f"{street}, {rest}"
    return street.strip(" ,"), unit


def _region(text: str, nation: str | None) -> str:
    """Return a region as the country's records have it: its letters, or an Irish county's name."""
    read = _REGIONS.get(nation or "")
    return (read(text) if read else None) or text


_REGIONS: Mapping[str, Callable[[str], str | None]] = {
    "US": state_code,
    "CA": province_code,
    "AU": au_state_code,
    "IE": county_name,
}


def _is_american(city: str | None, region: str | None, code: str, hint: str | None) -> bool:
    """Return whether five digits are a ZIP: beside a state on an American page, or as the postal data has them.

    A state's full name is enough; its two letters may be an Italian province's.
    """
    state = state_code(region) if region else None
    if state and region and (hint == "US" or len(region.strip(" .")) > len(state)):
        return True
    area = postal_area(code) if state or (city and not region) else None
    return area is not None and (state == area.state or (not region and city_form(city) in area.cities))


def _nation(city: str | None, region: str | None, code: str | None, hint: str | None) -> str | None:
    """Return the country whose region and postal code an address has: by the code's form, then by the region."""
    code = (code or "").strip().upper()
    if re.fullmatch(CA_CODE, code):
        return "CA"
    if GB_POSTCODE.fullmatch(code):
        return "GB"
    if re.fullmatch(EIRCODE, code):
        return "IE"
    if _ZIP.fullmatch(code) and _is_american(city, region, code, hint):
        return "US"
    own = au_state_code(region) if region else None
    if own and _FOUR.fullmatch(code) and code[0] in FIRST_DIGITS[own]:
        return "AU"
    town = (city or "").casefold()
    if _FOUR.fullmatch(code) and not region and is_nz_town(city or "") and hint in (None, "NZ"):
        return "NZ"
    if _SIX.fullmatch(code) and (hint == "IN" or town in CITIES or (region or "").casefold() in STATES):
        return "IN"
    if code:
        return None
    fits = [nation for nation, reads in _BY_REGION.items() if region and reads(region)]
    return hint if hint in fits else fits[0] if len(fits) == 1 else None


_BY_REGION = {"US": state_code, "CA": province_code, "AU": au_state_code}
"""Readers of regions by country."""
