"""Forms of address parts for comparing: what is the same office in two spellings has one form.

The record keeps the page's own wording; matching, ids, audits and benchmarks compare these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reference.folded_text import fold_text
from reference.number_words import NUMBER_DIGITS, ordinal_digits
from reference.street_words import CANONICAL_SUFFIX, DIRECTIONS
from reference.units import unit_form
from reference.us_states import state_code
from schemas.location import Address

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-–/][^\W_]+)*")
"""Matches ``4020-A`` and ``Luke's`` in ``4020-A St. Luke's``."""
_CITY_WORD = re.compile(r"[^\W_]+")
"""Matches ``winston`` and ``salem`` in ``winston-salem``."""
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
"""Matches ``N.W.``."""
_ZIP_PLUS_FOUR = re.compile(r"\d{5}-?\d{4}")
"""Matches ``07083-1234``."""
_CITY_WORDS = {
    "saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "heights": "hts", "township": "", "twp": "",
}  # fmt: skip
"""Words of city names to their short forms (USPS Publication 28, appendix C1); ``Union Township`` is ``Union``."""


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
        if digits := ordinal_digits(form):
            form = digits
        elif at == 0 and form in NUMBER_DIGITS:
            form = NUMBER_DIGITS[form]
        elif form in DIRECTIONS:
            form = DIRECTIONS[form]
        elif at and form in CANONICAL_SUFFIX:
            form = CANONICAL_SUFFIX[form]
        result.append(form)
    if len(result) > 1 and len(result[1]) == 1 and result[0].isdigit() and result[1] not in "nsew":
        result[:2] = [f"{result[0]}-{result[1]}"]
    return " ".join(result)


def city_form(city: str | None) -> str:
    """Return a city's form: no accents, hyphens or apostrophes, ``Saint`` and ``Mount`` short, no ``Township``.

    >>> city_form("St. Paul") == city_form("Saint Paul"), city_form("Winston-Salem"), city_form("Coeur d'Alene")
    (True, 'winston salem', 'coeur dalene')
    """
    words = _CITY_WORD.findall(fold_text(city).replace("'", ""))
    return " ".join(filter(None, (_CITY_WORDS.get(word, word) for word in words)))


def postal_form(code: str | None) -> str:
    """Return a postal code's form: the five digits of a ZIP+4, no blanks, upper case.

    >>> postal_form("07083-1234"), postal_form("sw11 1qe")
    ('07083', 'SW111QE')
    """
    text = "".join((code or "").split()).upper()
    return text[:5] if _ZIP_PLUS_FOUR.fullmatch(text) else text


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
