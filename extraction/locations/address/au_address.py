"""Read Australian addresses in lines of text, from state and postcode backwards.

Forms: Australia Post, Address Matching Approval System (AMAS) and "Addressing guidelines": unit, number and street,
suburb, state in two or three letters, four-digit postcode whose first digit belongs to the state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.locations.address.country_address import TailParts, build_address, is_town
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.parts_before import parts_before
from extraction.locations.address.tails import addresses_at, apart
from extraction.locations.address.text_signs import TextSigns, key_words

STATES = {
    "New South Wales": "NSW", "Victoria": "VIC", "Queensland": "QLD", "South Australia": "SA",
    "Western Australia": "WA", "Tasmania": "TAS", "Northern Territory": "NT",
    "Australian Capital Territory": "ACT",
}  # fmt: skip
"""States and territories to their abbreviations (Australia Post, AMAS)."""
FIRST_DIGITS = {
    "NSW": "12", "VIC": "38", "QLD": "49", "SA": "5", "WA": "6", "TAS": "7", "NT": "0", "ACT": "02",
}  # fmt: skip
"""First digits of each state's postcodes (Australia Post, postcode data file)."""
CITIES = frozenset(
    ("sydney", "melbourne", "brisbane", "perth", "adelaide", "hobart", "darwin", "canberra", "newcastle", "geelong",
     "gold coast", "wollongong", "parramatta", "townsville", "cairns", "toowoomba", "ballarat", "bendigo", "launceston")
)  # fmt: skip
"""Large cities (Australian Bureau of Statistics), for addresses without a state."""
_BY_FORM = {**{n.casefold(): c for n, c in STATES.items()}, **{c.casefold(): c for c in STATES.values()}}
_NAMES = "|".join((*(n.replace(" ", r"\s+") for n in STATES), "N\\.?S\\.?W\\.?", "V[Ii][Cc]\\.?", "Q[Ll][Dd]\\.?",
                   "S\\.?A\\.?", "W\\.?A\\.?", "T[Aa][Ss]\\.?", "N\\.?T\\.?", "A\\.?C\\.?T\\.?"))  # fmt: skip
_CODED = re.compile(
    rf"(?<![\w&-])\(?(?P<state>{_NAMES}|NEW SOUTH WALES|VICTORIA|QUEENSLAND|TASMANIA)\)?[\s,.;:|•·–-]*"
    r"(?:Australia[\s,.]*)?(?P<code>\d{4})(?![\w-]|[.,]\d)"
)
"""Matches ``NSW 2000``."""
_UNCODED = re.compile(
    rf"(?:\s?[,|•·;]\s*|\n|(?<=[a-z])\s)(?P<state>{_NAMES})(?=,?\s*(?:$|[\n|•·;)–—]|Australia\b)|\.\s+[A-Z(+\d])",
    re.MULTILINE,
)
"""Matches ``, Victoria`` at the end of a line, or before ``Australia``."""
_CITY = re.compile(
    r"(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[ ,|]{1,2}(?P<code>\d{4})(?=\s*(?:$|[\n,.;|)]))(?:[,\s]+Australia\b)?",
    re.MULTILINE,
)
"""Matches ``Sydney 2000``, without a state."""
_NATION = re.compile(r"[\s,]*Australia\b")
"""Matches ``, Australia`` after an address."""


def au_state_code(text: str) -> str | None:
    """Return a state's abbreviation, null for other words.

    >>> au_state_code("Western Australia"), au_state_code("N.S.W."), au_state_code("Texas")
    ('WA', 'NSW', None)
    """
    return _BY_FORM.get(" ".join(text.replace(".", "").strip(" ()").casefold().split()))


_SIGNS = key_words((*STATES, "Australia", *(city.title() for city in CITIES))) | {
    "NSW", "VIC", "Vic", "QLD", "Qld", "SA", "WA", "TAS", "Tas", "NT", "ACT", "WALES", "VICTORIA",
    "QUEENSLAND", "TASMANIA",
}  # fmt: skip


def may_hold_au(signs: TextSigns) -> bool:
    """Return whether a text has a state's name or letters, a large city's or the country's name."""
    return not _SIGNS.isdisjoint(signs.words) or "N.S.W" in signs.text


def read_au(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Australian addresses of these lines: a state or a large city with a street before it."""
    text = "\n".join(lines)
    tails = [
        t for t in _CODED.finditer(text) if t["code"][0] in FIRST_DIGITS[au_state_code(t["state"]) or "NSW"]
    ]
    tails = apart(apart(tails, _UNCODED.finditer(text)), _CITY.finditer(text))
    return addresses_at(text, tails, _read)


def _read(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    groups = tail.groupdict()
    state, code = groups.get("state"), groups.get("code")
    stop = tail.end("city") if "city" in groups else tail.start()
    before = parts_before(text, begin, stop)
    if before is None or not before.places or not is_town(before.places[-1]):
        return None
    city = before.places[-1]
    nation = bool(_NATION.match(text, tail.end())) or "Australia" in tail.group()
    if state is None and city.casefold() not in CITIES:
        return None
    if code is None and not before.numbered:
        return None
    evidence = Evidence.CODE if state and code else Evidence.REGION if state or nation else Evidence.TOWN
    parts = TailParts(tail.end(), city, au_state_code(state) if state else None, code, evidence)
    return build_address(text, before, parts, "AU")
