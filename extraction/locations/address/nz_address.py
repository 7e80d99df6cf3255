"""Read New Zealand addresses in lines of text, from town and postcode backwards.

Forms: NZ Post, "ADV358 Addressing Standards" (2023): unit, floor, number and street, suburb, town and four-digit
postcode on the last line; no region. Towns: the mail towns of NZ Post's Postcode Directory with more than some 5,000
people (Stats NZ), and places that are written for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.country_address import TailParts, build_address, is_town
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.parts_before import parts_before
from extraction.locations.address.tails import addresses_at, apart
from extraction.locations.address.text_signs import TextSigns, key_words
from reference.folded_text import fold_text

TOWNS = frozenset(
    (
        "alexandra", "arrowtown", "ashburton", "auckland", "balclutha", "blenheim", "bulls", "cambridge", "carterton",
        "christchurch", "cromwell", "dannevirke", "dargaville", "dunedin", "feilding", "geraldine", "gisborne", "gore",
        "greymouth", "greytown", "hamilton", "hastings", "havelock north", "hawera", "helensville", "hokitika",
        "huntly", "invercargill", "kaiapoi", "kaikohe", "kaikoura", "kaitaia", "katikati", "kawerau", "kerikeri",
        "kumeu", "levin", "lincoln", "lower hutt", "manukau", "marton", "masterton", "matamata", "morrinsville",
        "mosgiel", "motueka", "mount maunganui", "murupara", "napier", "nelson", "new plymouth", "ngaruawahia",
        "oamaru", "opotiki", "orewa", "otaki", "otorohanga", "paeroa", "paihia", "palmerston north",
        "papakura", "papamoa", "paraparaumu", "picton", "porirua", "prebbleton", "pukekohe", "putaruru", "queenstown",
        "raglan", "rangiora", "richmond", "rolleston", "rotorua", "russell", "silverdale", "stratford", "taihape",
        "takapuna", "taumarunui", "taupo", "tauranga", "te anau", "te awamutu", "te kuiti", "te puke", "temuka",
        "thames", "timaru", "tokoroa", "tuakau", "turangi", "upper hutt", "waihi", "waikanae", "waimate", "waipawa",
        "waipukurau", "wairoa", "waitara", "waiuku", "wanaka", "wanganui", "warkworth", "wellington", "wellsford",
        "westport", "whakatane", "whangamata", "whanganui", "whangaparaoa", "whangarei", "whitianga", "winton",
        "woodville",
    )
)  # fmt: skip
"""Mail towns, folded: no macrons."""
_NATION = r"(?:New Zealand|Aotearoa(?: New Zealand)?|NZ|N\.Z\.)"
_CODED = re.compile(
    rf"(?P<city>[A-ZĀĒĪŌŪ][\wĀĒĪŌŪāēīōū]+(?: [A-ZĀĒĪŌŪ][\wāēīōū]+){{0,2}})(?:[ ,|]{{1,2}}|\n|,\s*{_NATION}[ ,]+)"
    rf"(?P<code>\d{{4}})(?![\w-]|[.,]\d)(?P<nation>[\s,.]*{_NATION}\b)?"
)
"""Matches ``Auckland 1010``."""
_UNCODED = re.compile(
    rf"(?:\s?[,|•·;]\s*|\n)(?P<city>[A-ZĀĒĪŌŪ][\wāēīōū]+(?: [A-ZĀĒĪŌŪ][\wāēīōū]+){{0,2}})"
    rf"(?:(?P<nation>[\s,.]*{_NATION}\b)|(?=\s*(?:$|[\n|•·;)–—])|\.\s+[A-Z(+\d]))",
    re.MULTILINE,
)
"""Matches ``, Auckland, New Zealand`` and ``, Auckland`` at the end of a line."""


_PART = re.compile(r" (?:central(?: city)?|city(?: centre)?|cbd|east|west|north|south)$")
"""Matches the `` central`` of ``auckland central``."""


def is_nz_town(name: str) -> bool:
    """Return whether words are a mail town of New Zealand, or a part of one.

    >>> is_nz_town("Whangārei"), is_nz_town("Auckland Central"), is_nz_town("Sydney")
    (True, True, False)
    """
    plain = fold_text(name)
    return plain in TOWNS or _PART.sub("", plain) in TOWNS


def _town(name: str) -> str:
    """Return the town of a name that may be a part of one, as written."""
    cut = _PART.search(fold_text(name))
    return name if cut is None or fold_text(name) in TOWNS else name[: cut.start()]


_SIGNS = key_words(TOWNS) | {"Zealand"}


def may_hold_nz(signs: TextSigns) -> bool:
    """Return whether a text has a mail town or names the country."""
    return not _SIGNS.isdisjoint(signs.words)


def read_nz(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the New Zealand addresses of these lines: a mail town with a street before it."""
    text = "\n".join(lines)
    tails = apart([*_CODED.finditer(text)], _UNCODED.finditer(text))
    return addresses_at(text, tails, _read, goes_on=_goes_on, first="city")


def _goes_on(text: str, tail: re.Match[str], follower: re.Match[str]) -> bool:
    """Return whether a town with a code follows a name without one, its suburb's: "Takapuna, Auckland 0622"."""
    if "code" in tail.groupdict() or "code" not in follower.groupdict():
        return False
    return not text[tail.end() : follower.start("city")].strip(" ,|•·\n")


def _read(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    code, nation = tail.groupdict().get("code"), tail["nation"]
    known = is_nz_town(tail["city"].rpartition("  ")[2]) or _ends_in_town(tail["city"])
    if not known and not (code and nation):
        return None
    before = parts_before(text, begin, tail.end("city"))
    if before is None or not before.places or not is_town(before.places[-1]):
        return None
    if not before.numbered and not (
        code and (before.units or before.street[:3].casefold() in ("cnr", "cor", "sta"))
    ):
        return None
    city = before.places[-1]
    if not is_nz_town(city) and not nation:
        return None
    evidence = Evidence.CODE if code and known else Evidence.REGION if nation else Evidence.TOWN
    return build_address(text, before, TailParts(tail.end(), _town(city), None, code, evidence), "NZ")


def _ends_in_town(name: str) -> bool:
    words = name.split()
    return any(is_nz_town(" ".join(words[at:])) for at in range(len(words)))
