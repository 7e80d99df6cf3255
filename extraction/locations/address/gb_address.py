"""Read British addresses in lines of text, from postcode, county or town backwards.

Forms: Royal Mail, "Postcode Address File: Programmers' guide" (edition 7) and "How to address mail": unit, building,
number and street, locality, post town, county where it is still written, postcode.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.country_address import TailParts, build_address, is_town
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.parts_before import parts_before
from extraction.locations.address.tails import addresses_at, apart
from extraction.locations.address.text_signs import TextSigns, key_words

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
COUNTY_NAMES = (
    "bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire", "cornwall", "cumbria", "derbyshire",
    "devon", "dorset", "durham", "essex", "gloucestershire", "hampshire", "herefordshire", "hertfordshire", "kent",
    "lancashire", "leicestershire", "lincolnshire", "merseyside", "middlesex", "norfolk", "northamptonshire",
    "northumberland", "nottinghamshire", "oxfordshire", "rutland", "shropshire", "somerset", "staffordshire", "suffolk",
    "surrey", "sussex", "warwickshire", "wiltshire", "worcestershire", "yorkshire", "east sussex", "west sussex",
    "greater london", "greater manchester", "west midlands", "north yorkshire", "south yorkshire", "west yorkshire",
    "east yorkshire", "isle of wight", "tyne and wear", "tyne & wear", "avon", "cleveland", "county durham",
    *(f"{word} {name}" for word in ("county", "co.", "co")
      for name in ("antrim", "armagh", "down", "fermanagh", "londonderry", "tyrone")),
    "gwynedd", "powys", "dyfed", "gwent", "clwyd", "glamorgan", "south glamorgan", "mid glamorgan", "west glamorgan",
    "vale of glamorgan", "pembrokeshire", "carmarthenshire", "ceredigion", "monmouthshire", "flintshire", "anglesey",
    "denbighshire", "fife", "midlothian", "east lothian", "west lothian", "aberdeenshire", "ayrshire", "lanarkshire",
    "renfrewshire", "perthshire", "stirlingshire", "inverness-shire", "argyll", "dunbartonshire", "moray",
    "scottish borders", "dumfriesshire",
    "herts", "bucks", "berks", "beds", "cambs", "glos", "hants", "lancs", "leics", "lincs", "northants", "notts",
    "oxon", "staffs", "wilts", "worcs", "yorks", "n. yorks", "s. yorks", "w. yorks", "n yorks", "s yorks", "w yorks",
    "mids",     "w. mids", "w mids", "middx", "derbys", "shrops",
)  # fmt: skip
"""Counties that addresses still name, in full or shortened (ceremonial and former counties), and the nations."""
_COUNTIES = re.compile(
    "(?i)(?:" + "|".join(re.escape(name) for name in sorted(COUNTY_NAMES, key=len, reverse=True)) + r")\.?"
)
"""Matches ``Surrey``."""
_TOWN_AND_COUNTY = re.compile(
    r"(?P<town>[A-Z][\w' -]+?)\s+(?P<county>(?:"
    + "|".join(
        re.escape(name.title())
        for name in sorted(COUNTY_NAMES, key=len, reverse=True)
        if name not in ("durham", "down")
    )
    + r"))"
)
"""Matches ``Guildford Surrey``."""
CITIES = frozenset(
    (
        "london", "birmingham", "manchester", "leeds", "sheffield", "liverpool", "bristol", "newcastle upon tyne",
        "newcastle", "nottingham", "leicester", "coventry", "bradford", "hull", "stoke-on-trent", "wolverhampton",
        "plymouth", "derby", "southampton", "portsmouth", "brighton", "hove", "reading", "northampton", "luton",
        "bolton", "bournemouth", "norwich", "swindon", "peterborough", "oxford", "cambridge", "york", "gloucester",
        "cheltenham", "exeter", "bath", "ipswich", "colchester", "milton keynes", "warrington", "preston",
        "chester", "lincoln", "worcester", "canterbury", "guildford", "st albans", "watford", "edinburgh",
        "glasgow", "aberdeen", "dundee", "inverness", "stirling", "perth", "cardiff", "swansea", "newport",
        "belfast", "derry", "lisburn", "sunderland", "durham", "carlisle", "lancaster",
    )
)  # fmt: skip
"""Large towns and cities (Office for National Statistics), for addresses without a postcode."""


_NATIONS = frozenset(
    ("uk", "united kingdom", "great britain", "england", "scotland", "wales", "northern ireland", "gb")
)
"""Names of the country and its parts, which are neither town nor county."""
_UNCODED = re.compile(
    r"(?:\s?[,|•·;]\s*|\n)(?P<place>(?:"
    + "|".join(
        re.escape(name).replace(r"\ ", r"[ -]")
        for name in sorted({*COUNTY_NAMES, *CITIES}, key=len, reverse=True)
    )
    + r")\.?)(?:(?P<nation>[\s,.]*(?:UK|U\.K\.|United Kingdom|England|Scotland|Wales|Northern Ireland)\b)"
    r"|(?=\.?\s*(?:$|[\n|•·;)–—])|\.\s+[A-Z(+\d]))",
    re.MULTILINE | re.IGNORECASE,
)
"""Matches ``, Norfolk`` at the end of a line."""


_SHAPE = re.compile(r"\d(?<=[A-Z]\d|\d\d)[A-Z]?\s?\d[A-Z]{2}(?!\w)")
"""Matches the ``1 4NP`` of ``SW11 4NP``."""
_SIGNS = key_words({*COUNTY_NAMES, *CITIES})


def may_hold_gb(signs: TextSigns) -> bool:
    """Return whether a text has a postcode's shape, a county's or a large town's name."""
    return not _SIGNS.isdisjoint(signs.words) or _SHAPE.search(signs.text) is not None


def read_gb(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the British addresses of these lines: a postcode, county or large town with a street before it."""
    text = "\n".join(lines)
    tails = apart([*GB_POSTCODE.finditer(text)], _UNCODED.finditer(text))
    return addresses_at(text, tails, _read, goes_on=_goes_on, code="out")


def _goes_on(text: str, tail: re.Match[str], follower: re.Match[str]) -> bool:
    """Return whether a later tail ends the same address: nothing but a nation's name is between.

    E.g. "Hove, East Sussex, BN3 2FL".
    """
    if "place" not in tail.groupdict():
        return False
    between = text[tail.end() : follower.start()].strip(" ,.\n|•·")
    return not between or between.casefold() in _NATIONS


def _read(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    groups = tail.groupdict()
    coded = "out" in groups
    before = parts_before(text, begin, tail.start() if coded else tail.end("place"))
    if before is None:
        return None
    places = [place for place in before.places if place.casefold().strip(".") not in _NATIONS]
    region = None
    if len(places) > 1 and _COUNTIES.fullmatch(places[-1]):
        region = places.pop()
    if places and region is None and (county := _TOWN_AND_COUNTY.fullmatch(places[-1])):
        places[-1:], region = [county["town"]], county["county"]
    if not places or not is_town(places[-1]):
        return None
    if not coded and not before.numbered:
        return None
    code = f"{groups['out']} {groups['in']}" if coded else None
    evidence = Evidence.CODE if coded else Evidence.REGION if region or groups["nation"] else Evidence.TOWN
    return build_address(text, before, TailParts(tail.end(), places[-1], region, code, evidence), "GB")
