"""Read Indian addresses in lines of text, from a town with PIN code, or a town or locality alone, backwards.

Forms: India Post, "Address format" (indiapost.gov.in; six-digit Postal Index Number, the first digit 1 to 9): flat or
floor, building, number and road, landmark, locality, town, PIN code, state.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extraction.locations.address.business_name import names_business
from extraction.locations.address.found_address import Evidence, FoundAddress, fold_lines
from extraction.locations.address.in_places import CITIES, CITY_STATES, STATES
from extraction.locations.address.tails import apart
from extraction.locations.address.text_signs import TextSigns, key_words
from schemas.location import Address

_COUNTRY = frozenset(("india", "bharat"))
PIN = re.compile(r"(?<!\d)(?<!\d-)(?P<pin>[1-9]\d{2}\s?\d{3})(?![\d-])")
"""Matches ``180005``."""
_TAIL = re.compile(
    rf"(?P<city>[A-Z][A-Za-z .&]{{0,60}}?)\s*(?:\([^)\n]{{0,60}}\))?[\s,.:|•–—-]+"
    rf"(?:PIN\s*(?:code)?\s*[:–-]?\s*)?{PIN.pattern}"
)
"""Matches ``Jammu – 180005``."""
_UNCODED = re.compile(
    r"(?:\s?[,|•·;]\s*|\n)(?P<city>"
    + "|".join(name.title() for name in sorted(CITIES | CITY_STATES, key=len, reverse=True))
    + r")\b(?:\s?[-–]\s?\d{1,2}\b)?(?:[\s,.–-]*(?P<state>"
    + "|".join(
        re.escape(name.title()).replace("And", "and") for name in sorted(STATES, key=len, reverse=True)
    )
    + r")\b)?(?:(?P<nation>[\s,.–-]*India\b)|(?=\.?\s*(?:$|[\n|•·;)–—])|\.\s+[A-Z(+\d]))",
    re.MULTILINE,
)
"""Matches ``, Mumbai - 50, Maharashtra, India``: a town and no PIN code."""
_LOCALITY = re.compile(
    r",[ ]?(?P<city>[A-Z][A-Za-z .]{3,28}?)(?:[ ]\d(?:st|nd|rd|th)[ ](?i:block|stage|phase|sector))?\.?$",
    re.MULTILINE,
)
"""Matches the ``, Jayanagar`` at the end of ``3rd floor, 18, 5th B main road, 2nd Block, Jayanagar``."""
_LOCAL_WORD = re.compile(r"(?i)\b(?:main|cross|road|rd|marg|nagar|layout|stage|block|colony|phase|sector)\b")
"""Matches ``2nd Block``: a street or quarter, in a line that names no town."""
MAX_LOCAL_LINE = 160
"""Most characters of such a line."""
_SPLIT = re.compile(
    r"\s*(?:,|\n|;|\||•|·)\s*|(?<![Oo]ffice)(?<![Ss]hop)(?<![Uu]nit)(?<![Ff]lat)(?<![Nn]o)(?<![Pp]lot)\s[–—-]\s"
    r"(?=\d|(?i:shop|flat|office|unit|plot|door|no|ground|first|second|third|fourth|fifth)\b)"
)
"""Matches the `` – `` between a name and ``402, Kohinoor House``, not that of ``Office – 119``."""
_STOP = re.compile(
    r"(?i)@|https?:|www\.|\b(?:tel|phone|call|mobile|email|whatsapp|hours|mon|sun)\b|[?!]|\d{7,}|:\s*\d"
)
"""Matches ``Phone``: a segment that does not belong to an address."""
_STATE_AFTER = re.compile(
    r"(?:\s*+[,.–—-]\s*+|(?=[^\S\n]*+\n)\s*+)(?P<state>[A-Z][a-z]+(?: (?:&|and|[A-Z][a-z]+))*)"
)
"""Matches ``, Karnataka`` after a PIN code."""
_FIRST = (
    r"(?:(?:flat|shop|plot|house|door|survey|site|unit|office|room|suite|block|building|sector|h\.?|d\.?|s\.?c\.?o\.?)\s*)?"
    r"(?:(?:no|nos|number)\b\.?\s*[:-]?\s*)?#?\s?[A-Z]?-?\d|(?:opp(?:osite)?|near|behind|above)\b|"
    r"(?:ground|first|second|third|fourth|fifth|top|lower|upper)\s+floor\b"
)
_STARTS = re.compile(rf"(?i)^(?:{_FIRST})")
"""Matches ``Plot No. 7`` and ``24``: a line that an address may begin with."""
_HINT = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(map(re.escape, STATES - {'delhi'}), key=len, reverse=True))}|india)\b|\+91[\s-]?\d"
)
"""Matches ``Tamil Nadu`` and ``+91 4``: signs, on a page of another country, that a code is Indian."""
_NUMBERED = re.compile(
    r"(?i)^(?:(?:no|plot|house|door|flat|shop|sco|h|d)\b\.?\s*(?:no\b)?\.?\s*)?#?[A-Z]?-?\d(?!\d*(?:st|nd|rd|th)\b)"
)
"""Matches ``Plot No. 7``: nothing of the street is before its number."""
_UNIT = re.compile(
    r"(?i)^(?:(?:\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top|lower|upper)\s+(?:floor|flr|fl)\b\.?|"
    r"(?:shop|office|flat|unit|suite|room|level|basement|cabin)\s*(?:no\.?|number|\#)?\s*[:-]?\s*[A-Z]?-?\d+[A-Z]?(?:\s?[-&]\s?\d+)?|"
    r"basement|(?:lower|upper)\s+level)$"
)
"""Matches ``3rd Floor`` and ``Shop No. 4``; a plot's or house's number is the street's own here."""
_SMALL_WORD = re.compile(
    r"\b(?!(?:floor|near|above|behind|opposite|beside|road|main|cross|block|next|off|and|of|the|to)\b)[a-z]{2,}"
)
"""Matches ``nurses``: a word that no name of a place has."""
_OPEN_END = re.compile(r"(?i)\b(?:from|for|with|by|to|in|at|of|was|is|are|were|has|have|and)$")
"""Matches the ``from`` at the end of ``10 Road to Recovery tips from``, which no street ends with."""
_BARE = re.compile(r"^\d{1,4}[A-Z]?$")
"""Matches ``402``: before a building a unit, before a road the house's number."""
_ROAD = re.compile(
    r"(?i)\b(?:road|rd|marg|street|st|cross|main|lane|nagar|layout|sector|highway|phase|stage|block|avenue|colony|enclave|"
    r"vihar|puram|chowk|circle)\b"
)
"""Matches ``Usman Road``."""
_SHOP = re.compile(r"(?i)(?:shop|office|flat|cabin)\b")
"""Matches ``Shop``."""
_LEADING_UNIT = re.compile(
    r"(?i)^(?P<unit>(?:unit|shop|office|suite|flat)\s*(?:no\.?)?\s*[A-Z]?-?\d+[A-Z]?)\s+(?P<rest>[A-Z]\D.*)$"
)
"""Matches the ``Unit 5`` of ``Unit 5 Anil Plaza``."""
_PLACE_WORD = re.compile(
    r"(?i)\b(?:road|rd|marg|street|st|nagar|colony|sector|cross|main|layout|stage|phase|block|floor|building|complex|"
    r"plaza|towers?|house|mall|arcade|enclave|vihar|puram|gali|lane|chowk|circle|opp|opposite|near|behind|next to|sco|"
    r"plot|shop|flat|office|no\.)\b"
)
"""Matches ``Boring Canal Road``: a line that goes on in the next one, with a comma or without."""
_LEANS = re.compile(r"(?i)(?:near|opp|opposite|behind|beside|next to|above)\b")
"""Matches ``Near``: a landmark, before which the street must be."""
_PO_BOX = re.compile(r"(?i)^\s*p\.?\s?o\.?\s*box\b")
"""Matches ``P.O. Box 14``."""
MAX_BACK = 220
"""Most characters of an address before its town."""
HINT_WITHIN = 120
"""Most characters from an address to "India" or an Indian number after it."""
_PREFIX = re.compile(rf"(?i)^.*\b(?:at|in|is|visit|on|the)\s+(?={_FIRST})")
"""Matches the ``Our clinic is at `` before a house number."""
_LED = re.compile(
    r"(?i)^.*\b(?:located|situated|based|find us|visit us|we are|clinic is|hospital is|centre is|office is)\s+"
    r"(?:at|in|on)\s+(?=(?-i:[A-Z\d#]))"
)
"""Matches the ``Our clinic is located at `` before a street without a number."""
_SENTENCE = re.compile(
    r"^.*\b(?!(?:opp|near|bldg|road|apts?|phase|floor|flr|block)\.)[A-Za-z][a-z]{3,}[.!?]\s+(?=[A-Z\d#])"
)
"""Matches the ``© 2024 Riverside Dental. `` before an address."""
_LABEL = re.compile(
    r"(?i)^(?:(?:our|the|clinic|full)\s+)*(?:address|location|visit us(?: at)?)(?:\s*[:–-]\s*|\s+(?=\d))"
)
"""Matches ``Address: ``."""


_SHAPE = re.compile(r"\d(?<!\d\d)\d{2}\s?\d{3}(?!\d)")
"""Matches ``180005``."""
_SIGNS = key_words({*STATES, *CITIES})
_LOCAL = ("main road", " cross", "nagar", "layout", " marg", " block", " phase", " stage")
"""Words of streets and quarters."""


def may_hold_in(signs: TextSigns) -> bool:
    """Return whether a text has six digits as a PIN code is written, a state's, a large town's or a locality's word."""
    if not _SIGNS.isdisjoint(signs.words) or any(word in signs.plain for word in _LOCAL):
        return True
    return _SHAPE.search(signs.text) is not None


def read_in(lines: Sequence[str]) -> list[FoundAddress]:
    """Return the Indian addresses of these lines: at least one part of a street before town and PIN code."""
    text = "\n".join(lines)
    tails = apart([*_TAIL.finditer(text)], _UNCODED.finditer(text))
    found = _of_tails(text, sorted(tails, key=lambda t: t.start("city")))
    ends = [address.end for address in found]
    local = []
    for tail in _LOCALITY.finditer(text):
        at = bisect_right(ends, tail.start())
        if (at == len(found) or tail.end() <= found[at].start) and _is_local(text, tail.start()):
            local.append(tail)
    return sorted([*found, *_of_tails(text, local)], key=lambda address: address.start)


def _is_local(text: str, end: int) -> bool:
    """Return whether the words of a line before its last part have a number and a street's or quarter's word."""
    start = text.rfind("\n", 0, end) + 1
    if end - start > MAX_LOCAL_LINE:
        return False
    before = text[start:end]
    return any(sign.isdigit() for sign in before) and _LOCAL_WORD.search(before) is not None


def _of_tails(text: str, tails: Sequence[re.Match[str]]) -> list[FoundAddress]:
    found: list[FoundAddress] = []
    begin = 0
    for at, tail in enumerate(tails):
        if tail.start("city") < begin:
            continue
        if at + 1 < len(tails) and _goes_on(text, tail, tails[at + 1]):
            continue  # "Jaipur, Rajasthan, 302001"
        address = _read_back(text, max(begin, tail.start("city") - MAX_BACK), tail)
        if address is not None:
            found.append(address)
        if address is not None or "pin" in tail.groupdict():
            begin = tail.end()
    return found


def _goes_on(text: str, tail: re.Match[str], follower: re.Match[str]) -> bool:
    """Return whether a state with a PIN code follows a town without one: they are one address."""
    if "pin" in tail.groupdict() or "pin" not in follower.groupdict():
        return False
    return not text[tail.end() : follower.start("city")].strip(" ,|•·\n")


def _read_back(text: str, begin: int, tail: re.Match[str]) -> FoundAddress | None:
    groups = tail.groupdict()
    pin = groups.get("pin")
    joined = _lead_of_town(tail["city"])
    before = text[begin : tail.start("city") + joined]
    kept: list[tuple[int, str]] = []
    line_start = before.rfind("\n") + 1
    parts: list[tuple[int, str]] = []
    at = 0
    for edge in [*_SPLIT.finditer(before), None]:
        stop = edge.start() if edge else len(before)
        if before[at:stop].strip():
            parts.append((at, before[at:stop].strip()))
        at = edge.end() if edge else at
    city, region = tail["city"][joined:].strip(), groups.get("state")
    if city.casefold() in _COUNTRY:
        city = ""
    elif pin and _is_state(city, parts[-1][1] if parts else ""):
        region, city = city, ""
    for start, part in reversed(parts):
        if _PO_BOX.match(part):
            continue
        clean = _LED.sub("", _PREFIX.sub("", _LABEL.sub("", _SENTENCE.sub("", part))))
        if _STOP.search(clean) or len(clean) > 70 or len(kept) >= 8 or not clean:
            break
        if start < line_start:
            goes_on = before[:line_start].rstrip().endswith(",")
            line_start = before.rfind("\n", 0, start) + 1
            line = before[line_start : start + len(part)]
            begins = _STARTS.match(line) and not (kept and _NUMBERED.match(kept[0][1]))
            leans = any(c.isdigit() for c in line) or (kept and _LEANS.match(kept[0][1]))
            more = leans and _PLACE_WORD.search(line) and not (kept and _NUMBERED.match(kept[0][1]))
            if (
                kept
                and not (goes_on and len(kept) < 4)
                and not begins
                and not (more and not names_business(line))
            ):
                break
        if not kept and not city and clean.casefold() in STATES and region is None:
            region = clean
        elif not kept and not city and (cut := _town_at_end(clean)) is not None:
            city = cut[1]
            kept.insert(0, (start + len(part) - len(clean), cut[0]))
        elif not kept and not city:
            city = clean
        else:
            kept.insert(0, (start + len(part) - len(clean), clean))
        if clean != part:
            break
    if region is None and kept and kept[-1][1].casefold() in STATES and len(kept) > 1:
        region = kept.pop()[1]
    while len(kept) > 1 and names_business(kept[0][1]) and _STARTS.match(kept[1][1]):
        del kept[0]
    if not city or not re.match(r"[A-Z][A-Za-z .&()'’-]*$", city):
        return None
    if kept and (lead := _LEADING_UNIT.match(kept[0][1])):
        at = kept[0][0]
        kept[:1] = [(at, lead["unit"]), (at + lead.start("rest"), lead["rest"])]
    units = [part for _, part in kept if _UNIT.match(part)]
    if (
        len(kept) > 2
        and _BARE.match(kept[0][1])
        and not _ROAD.search(kept[1][1])
        and not _UNIT.match(kept[1][1])
    ):
        units.insert(0, kept[0][1])
    if len(units) == 1 and _SHOP.match(units[0]) and _is_road(kept, units[0]):
        units = []
    streets = [part for _, part in kept if part not in units]
    if not streets or (pin is None and not _is_sure(streets, units)):
        return None
    end = tail.end()
    if (
        region is None
        and (after := _STATE_AFTER.match(tail.string, end))
        and after["state"].casefold() in STATES
    ):
        region, end = after["state"], after.end()
    start = begin + kept[0][0]
    raw = fold_lines(text[start:end])
    known = region is not None or city.casefold() in CITIES or city.casefold() in CITY_STATES
    hinted = _HINT.search(tail.string, end, end + HINT_WITHIN) is not None
    return FoundAddress(
        start,
        end,
        raw,
        Address(
            street=", ".join(streets),
            unit=", ".join(units) or None,
            city=city,
            region=region,
            postal_code="".join(pin.split()) if pin else None,
            country="IN",
        ),
        evidence=_evidence(pin, known, bool(region or groups.get("nation") or hinted)),
    )


def _is_road(kept: Sequence[tuple[int, str]], unit: str) -> bool:
    """Return whether a road, not a building, follows a shop's number, which then is the number on that road."""
    after = [part for _, part in kept][[part for _, part in kept].index(unit) + 1 :]
    return bool(after) and re.search(r"(?i)\b(?:road|rd|street|st|marg|lane|nagar)\.?$", after[0]) is not None


def _lead_of_town(name: str) -> int:
    """Return the length of a street before a large town that no comma parts from it: ``MG Road Bangalore``."""
    words = name.split()
    for length in (3, 2, 1):
        town = " ".join(words[-length:])
        if len(words) >= length and town.casefold() in CITIES | CITY_STATES:
            return name.rfind(words[-length]) if len(words) > length else 0
    return 0


def _town_at_end(part: str) -> tuple[str, str] | None:
    """Return street and town of a part that holds a number and ends with a large town; null for others.

    >>> _town_at_end("C130 Sector 2 Noida"), _town_at_end("New Delhi")
    (('C130 Sector 2', 'Noida'), None)
    """
    words = part.split()
    for length in (2, 1):
        town = " ".join(words[-length:])
        if len(words) > length and town.casefold() in CITIES and any(c.isdigit() for c in part):
            return " ".join(words[:-length]).rstrip(","), town
    return None


def _evidence(pin: str | None, known: bool, named: bool) -> Evidence:
    if pin and known:
        return Evidence.CODE
    return Evidence.REGION if named else Evidence.TOWN


def _is_sure(streets: Sequence[str], units: Sequence[str]) -> bool:
    """Return whether parts without a PIN code are a street: they begin with a number or a unit, and one has a place's
    word, or all are names.
    """
    if not units and _STARTS.match(streets[0]) is None:
        return False
    if any(_OPEN_END.search(part) for part in streets):
        return False
    if any(_PLACE_WORD.search(part) for part in streets):
        return True
    return len(streets) + len(units) > 1 and not any(_SMALL_WORD.search(part) for part in (*streets, *units))


def _is_state(name: str, before: str) -> bool:
    """Return whether a name before a PIN code is a state; Delhi is one only after the city of that name."""
    form = name.casefold()
    if form in CITY_STATES:
        return before.casefold() in CITY_STATES
    return form in STATES and bool(before)
