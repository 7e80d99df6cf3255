"""Test cheaply whether a text may end an address, before any country's reader sees it."""

from __future__ import annotations

import re

from extraction.locations.address import (
    au_address,
    ca_address,
    gb_address,
    ie_address,
    in_places,
    nz_address,
)
from extraction.locations.address.country import NATIONS
from extraction.locations.address.us_tail import ends_in_state
from reference.folded_text import fold_text

CODE_SHAPE = re.compile(
    r"\d(?:(?<![\d$€£₹,./-]\d)(?:\d{4}(?:-\d{4})?|(?<=[1-9])\d{2}\s\d{3}|(?<=[1-9])\d{5})(?![\d%,]\d|\d)"
    r"|(?<=[a-z]-\d)\d{5}(?!\d)"
    r"|[A-Z\d]?\s?\d[A-Z]{2}(?!\w)"
    r"|[A-Z][\s-]{0,2}\d[A-Z]\d(?!\w)"
    r"|(?<=[A-Z]\d)[\dW][\s-]?(?=\w{0,3}[A-Z])[\dA-Y]{4}(?!\w)"
    r"|(?P<four>(?<=[A-Za-zāēīōū.,)]\s\d)\d{3}(?![\w%]|[.,/-]\d)))"
)
"""Matches ``07083``, ``180 005``, the ``1 4NP`` of a British postcode, ``5G 2K8`` of a Canadian one, ``02 X285`` of an
Eircode, and ``2000`` after a word: an Australian or New Zealand code, or a year. A pattern that
begins with a digit, and only then looks back, is tried at digits alone."""
_BEFORE = re.compile(r"([^\W\d_]+)[.,)]*\s+$")
"""Matches the ``NSW `` before a code."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
"""Matches ``queensland``."""
_PARTS = re.compile(r"\s*[|•·;]\s*|\.\s+|\s+[–—]\s+")
"""Matches the `` | `` after an address on the line of its telephone number."""
_LOOK_BACK = 24
"""Characters before a code that may hold the word before it."""


def _folded(names: object) -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(fold_text(name))) for name in names)  # type: ignore[attr-defined]


_FOUR_DIGIT_PLACES = _folded(
    (*au_address.STATES, *au_address.STATES.values(), *au_address.CITIES, *nz_address.TOWNS)
)
_FOUR_DIGIT_ENDS = frozenset(name.rpartition(" ")[2] for name in _FOUR_DIGIT_PLACES) | {
    "zealand",
    "nz",
    "australia",
}
"""Last words before a code of four digits."""
PLACES = _FOUR_DIGIT_PLACES | _folded(
    (
        *ca_address.PROVINCES, *ca_address.PROVINCES.values(), *ie_address.COUNTIES, *ie_address.CITIES,
        *gb_address.COUNTY_NAMES, *gb_address.CITIES, *in_places.STATES, *in_places.CITIES,
    )
)  # fmt: skip
"""Regions, counties and large towns of the countries whose addresses may have no code, folded."""
_ENDINGS = NATIONS | {"nz", "republic of ireland"}


def has_code(text: str) -> bool:
    """Return whether a text has digits of a postal code's shape; four digits only after a region or town.

    >>> has_code("Union, NJ 07083"), has_code("Sydney NSW 2000"), has_code("since May 2019")
    (True, True, False)
    """
    for code in CODE_SHAPE.finditer(text):
        if code["four"] is None:
            return True
        word = _BEFORE.search(text, max(0, code.start() - _LOOK_BACK), code.start())
        if word and fold_text(word[1]) in _FOUR_DIGIT_ENDS:
            return True
    return False


_LOCAL_WORDS = frozenset(
    ("main", "cross", "nagar", "layout", "marg", "stage", "block", "colony", "phase", "chowk")
)
"""Words of Indian streets whose addresses may name no town."""
MIN_COMMAS = 2
"""Fewest commas of a line that is a whole address without a town."""


def is_local_line(text: str) -> bool:
    """Return whether a text may be a whole Indian address without town and PIN code.

    >>> is_local_line("3rd floor, 18, 5th B main road, 2nd Block, Jayanagar")
    True
    """
    return text.count(",") >= MIN_COMMAS and not _LOCAL_WORDS.isdisjoint(_WORD.findall(text.casefold()))


def ends_in_place(text: str) -> bool:
    """Return whether a text ends with a region, a county or a large town, its country's name behind it or not.

    >>> ends_in_place("Toronto, Ontario, Canada"), ends_in_place("Co. Cork"), ends_in_place("in the garden")
    (True, True, False)
    """
    if ends_in_state(text):
        return True
    return any(_ends_in_place(part) for part in _PARTS.split(text) if part)


def _ends_in_place(text: str) -> bool:
    words = _WORD.findall(fold_text(text[-60:]))
    for length in (3, 2, 1):
        if " ".join(words[-length:]) in _ENDINGS:
            words = words[:-length]
            break
    return any(" ".join(words[-length:]) in PLACES for length in (3, 2, 1) if len(words) >= length)
