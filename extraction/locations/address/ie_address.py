"""Read Irish addresses in lines of text, from Eircode, county or Dublin district backwards.

Forms: An Post, "Addressing guidelines", and Eircode (Department of the Environment, Climate and Communications): unit
or house name, number and street, locality, post town or Dublin district, county, and an Eircode of a routing key and
four characters of 0-9, A, C, D, E, F, H, K, N, P, R, T, V, W, X, Y.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.country_address import TailParts, build_address, is_town
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.parts_before import parts_before
from extraction.locations.address.tails import addresses_at, apart
from extraction.locations.address.text_signs import TextSigns, key_words

COUNTIES = (
    "Carlow", "Cavan", "Clare", "Cork", "Donegal", "Dublin", "Galway", "Kerry", "Kildare", "Kilkenny", "Laois",
    "Leitrim", "Limerick", "Longford", "Louth", "Mayo", "Meath", "Monaghan", "Offaly", "Roscommon", "Sligo",
    "Tipperary", "Waterford", "Westmeath", "Wexford", "Wicklow",
)  # fmt: skip
"""Counties of the Republic of Ireland."""
CITIES = frozenset(("dublin", "cork", "galway", "limerick", "waterford", "kilkenny", "sligo", "athlone", "drogheda",
                    "dundalk", "ennis", "tralee", "killarney", "letterkenny", "wexford", "carlow", "naas", "bray",
                    "navan", "mullingar", "tullamore", "swords", "clonmel", "castlebar"))  # fmt: skip
"""Cities and large towns (Central Statistics Office), for addresses without county and Eircode."""
_SIGN = "[0-9ACDEFHKNPRTVWXY]"
EIRCODE = rf"(?:[ACDEFHKNPRTVWXY]\d\d|D6W)[\s-]?{_SIGN}{{4}}"
"""Pattern of an Eircode. Matches ``D02 X285``."""
_CODED = re.compile(rf"(?<![\w-])(?:Eircode\s*:?\s*)?(?P<code>{EIRCODE})(?![\w-])")
"""Matches ``D02 X285``."""
_NAMES = "|".join(COUNTIES)
_UNCODED = re.compile(
    rf"(?P<tail>(?:(?:\s?[,|•·;]\s*|\n)(?:Co\.?|County)\s+(?:{_NAMES})|(?:\s?[,|•·;]\s*|\n)Dublin\s+\d{{1,2}}W?"
    rf"|(?:\s?[,|•·;]\s*|\n)(?:{'|'.join(c.title() for c in sorted(CITIES))})(?:\s+City)?))"
    r"(?:(?P<nation>[\s,.]*(?:Republic of Ireland|Ireland|Éire|Eire)\b)|(?=\.?\s*(?:$|[\n|•·;)–—])|\.\s+[A-Z(+\d]))",
    re.MULTILINE,
)
"""Matches ``, Co. Cork`` and ``, Dublin 2``."""
_COUNTY = re.compile(rf"^(?:Co\.?|County)\s+(?P<county>{_NAMES})$", re.IGNORECASE)
"""Matches ``Co. Wicklow``."""
_TOWN_AND_COUNTY = re.compile(
    rf"^(?P<town>[A-Z]\S*(?:\s\S+){{0,2}}?)\s+(?:Co\.?|County)\s+(?P<county>{_NAMES})$"
)
"""Matches ``Naas Co. Kildare``."""
_DISTRICT = re.compile(r"^Dublin\s+\d{1,2}W?$", re.IGNORECASE)
"""Matches ``Dublin 6``."""
_NATION = frozenset(("ireland", "republic of ireland", "éire", "eire"))

_SHAPE = re.compile(rf"\d(?:(?<=[ACDEFHKNPRTVWXY]\d)\d|(?<=D6)W)[\s-]?{_SIGN}{{4}}(?!\w)")
"""Matches the ``02 X285`` of ``D02 X285``."""
_SIGNS = key_words(city.title() for city in CITIES) | {"Co", "County", "Ireland"}


def county_name(text: str) -> str | None:
    """Return a county's name without "Co.", null for other words.

    >>> county_name("Co. Kildare"), county_name("Dublin"), county_name("Kent")
    ('Kildare', 'Dublin', None)
    """
    match = _COUNTY.match(f"Co {re.sub(r'^(?:Co[.]?|County) ', '', text.strip())}")
    return match["county"].title() if match else None


def may_hold_ie(signs: TextSigns) -> bool:
    """Return whether a text has an Eircode's shape, a county, a large town's or the country's name."""
    return not _SIGNS.isdisjoint(signs.words) or _SHAPE.search(signs.text) is not None


def read_ie(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Irish addresses of these lines: an Eircode, a county or a town with a street before it."""
    text = "\n".join(lines)
    coded = [t for t in _CODED.finditer(text) if any(c.isalpha() for c in t["code"][3:])]
    tails = apart(coded, _UNCODED.finditer(text))
    return addresses_at(text, tails, _read, goes_on=_goes_on)


def _goes_on(text: str, tail: re.Match[str], follower: re.Match[str]) -> bool:
    """Return whether a later tail ends the same address: nothing but a nation or county's name is between.

    E.g. "Dublin 6, D06 F2X4", "Dublin, Co. Dublin".
    """
    if "tail" not in tail.groupdict():
        return False
    between = text[tail.end() : follower.start()].strip(" ,.\n")
    return not between or between.casefold() in _NATION or _COUNTY.match(between) is not None


def _read(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    groups = tail.groupdict()
    code = groups.get("code")
    stop = tail.start() if code else tail.end("tail")
    before = parts_before(text, begin, stop)
    if before is None:
        return None
    places = [place for place in before.places if place.casefold() not in _NATION]
    region = None
    if places and (joined := _TOWN_AND_COUNTY.match(places[-1])):
        places[-1:] = [joined["town"], f"Co {joined['county']}"]
    if len(places) > 1 and places[-1] in COUNTIES and places[-1].casefold() not in CITIES:
        places[-1] = f"Co {places[-1]}"
    if places and (county := _COUNTY.match(places[-1])):
        region = county["county"].title()
        places.pop()
    city = places[-1] if places else None
    if city is None and region in ("Dublin", "Cork", "Galway", "Limerick", "Waterford"):
        city = region
    district = city is not None and _DISTRICT.match(city) is not None
    if city is None or (not is_town(city) and not district):
        return None
    nation = bool(groups.get("nation"))
    sure = code or region or district or nation
    if (
        not code
        and not before.numbered
        and not region
        and not (sure and (before.units or "," in before.street))
    ):
        return None
    if district and code:
        city = "Dublin"  # the routing key says the district
    evidence = Evidence.CODE if code else Evidence.REGION if sure else Evidence.TOWN
    parts = TailParts(tail.end(), city, region, f"{code[:3]} {code[-4:]}" if code else None, evidence)
    return build_address(text, before, parts, "IE")
