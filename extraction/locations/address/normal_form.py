"""Forms of address parts for comparing: what is the same office in two spellings has one form.

The record keeps the page's own wording; only matching, ids and the benchmark use these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from extraction.locations.address.street_words import CANONICAL_SUFFIX, DIRECTIONS, NUMBER_WORDS
from extraction.locations.address.us_states import state_code
from schemas.location import Address

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-–/][^\W_]+)*")
"""Matches ``4020-A`` and ``Luke's`` in ``4020-A St. Luke's``."""
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
"""Matches ``7th``."""
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
"""Matches ``N.W.``."""
_NUMBERS = {word.lower(): str(at) for at, word in enumerate(NUMBER_WORDS, 1)}
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip
_SAME_PLACE = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "heights": "hts"}
_UNIT_WORDS = {
    "suite": "", "suites": "", "ste": "", "unit": "", "units": "", "apt": "", "flat": "", "apartment": "", "no": "",
    "number": "", "office": "", "rm": "room", "fl": "floor", "flr": "floor", "level": "floor",
    "bldg": "building", "ph": "penthouse", "ll": "lower floor",
}  # fmt: skip


def fold_text(text: str | None) -> str:
    """Return text in lower case without accents, curly quotes and doubled white space."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("–", "-"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def _words(text: str) -> list[str]:
    return _WORD.findall(_DOTTED.sub(lambda m: m.group().replace(".", ""), fold_text(text)))


def street_form(street: str | None) -> str:
    """Return a street's form: suffixes and directions in one spelling, ordinals as numbers, no dots.

    >>> street_form("2500 Morris Ave.,") == street_form("2500 MORRIS AVENUE")
    True
    >>> street_form("One Main St") == street_form("1 Main Street")
    True
    """
    words = _words(street or "")
    result: list[str] = []
    for at, word in enumerate(words):
        form = word.replace("'", "")
        if match := _ORDINAL.match(form):
            form = match[1]
        elif at == 0 and form in _NUMBERS:
            form = _NUMBERS[form]
        elif form in _ORDINALS:
            form = _ORDINALS[form]
        elif form in DIRECTIONS:
            form = DIRECTIONS[form]
        elif at and form in CANONICAL_SUFFIX:
            form = CANONICAL_SUFFIX[form]
        result.append(form)
    if len(result) > 1 and len(result[1]) == 1 and result[0].isdigit() and result[1] not in "nsew":
        result[:2] = [f"{result[0]}-{result[1]}"]
    return " ".join(result)


def unit_form(unit: str | None) -> str:
    """Return a unit's form: designator words that mean the same are left out, numbers stay.

    >>> unit_form("Suite 220") == unit_form("#220") == unit_form("Ste. 220")
    True
    >>> unit_form("2nd Floor") == unit_form("Floor 2")
    True
    """
    words = []
    for word in _words((unit or "").replace("#", " ")):
        form = _ORDINAL.sub(r"\1", word)
        form = _ORDINALS.get(form, form)
        form = _UNIT_WORDS.get(form, form)
        words.extend(form.replace("-", " ").split())
    kinds = {"floor", "building", "room", "penthouse"}
    for at in range(len(words) - 1):  # "2nd floor" and "floor 2" are one
        if words[at + 1] in kinds and words[at] not in kinds and words[at].isdigit():
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def city_form(city: str | None) -> str:
    """Return a city's form: ``St. Paul`` and ``Saint Paul`` are one."""
    return " ".join(
        _SAME_PLACE.get(word.replace("'", ""), word.replace("'", "")) for word in _words(city or "")
    )


def postal_form(code: str | None) -> str:
    """Return a postal code's form: the five digits of a ZIP+4, no blanks, upper case."""
    text = "".join((code or "").split()).upper()
    return text[:5] if re.fullmatch(r"\d{5}-?\d{4}", text) else text


def region_form(region: str | None) -> str:
    """Return a region's form: a US state in its two letters, else the folded text with "and" for "&"."""
    code = state_code(region) if region else None
    return fold_text(code or region).replace("&", "and")


def office_form(address: Address | Mapping[str, str | None]) -> tuple[str, str, str, str, str]:
    """Return street, unit, city, region and postal code in their forms: what makes two addresses the same."""
    parts = address if isinstance(address, Mapping) else address.model_dump()
    return (
        street_form(parts.get("street")),
        unit_form(parts.get("unit")),
        city_form(parts.get("city")),
        region_form(parts.get("region")),
        postal_form(parts.get("postal_code")),
    )
