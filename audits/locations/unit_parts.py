"""A unit as its parts, so that spellings of one suite are equal and a floor is never compared with a suite."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
"""Matches ``Suite`` and ``2A`` of ``Suite 2A``."""
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
"""Matches ``2nd``."""
_KINDS = {
    "suite": "suite", "suites": "suite", "ste": "suite", "stes": "suite", "unit": "suite", "units": "suite",
    "office": "suite", "no": "suite", "number": "suite", "apt": "suite", "apartment": "suite", "flat": "suite",
    "floor": "floor", "fl": "floor", "flr": "floor", "level": "floor",
    "building": "building", "bldg": "building", "tower": "building", "wing": "building", "block": "building",
    "room": "room", "rm": "room",
}  # fmt: skip
_NUMBERS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "ground": "0", "one": "1", "two": "2", "three": "3",
}  # fmt: skip
_LINKS = frozenset(("and", "to", "thru", "through", "the"))


def unit_parts(unit: str | None) -> dict[str, frozenset[str]]:
    """Return the values of each kind of part: ``{"suite": {"2a"}}``, ``{"floor": {"2"}, "suite": {"208"}}``.

    >>> unit_parts("Ste. 2-A") == unit_parts("#2a") == unit_parts("Suite 2 A")
    True
    """
    found: dict[str, list[str]] = {}
    kind, waiting = "suite", ""
    for word in _WORD.findall((unit or "").casefold().replace("#", " suite ")):
        if word in _LINKS:
            continue
        if named := _KINDS.get(word):
            if waiting and named == "floor":
                found.setdefault("floor", []).append(waiting)  # "2nd Floor"
                waiting = ""
            elif waiting:
                found.setdefault(kind, []).append(waiting)
                waiting = ""
            kind = named
            continue
        value = _NUMBERS.get(word, word)
        ordinal = _ORDINAL.match(value)
        value = ordinal[1] if ordinal else value
        if ordinal or word in _NUMBERS:
            waiting = value
        elif (values := found.get(kind)) and _joins(values[-1], value):
            values[-1] += value  # "2 A" and "2-A" are "2A", "B-2" is "B2"
        else:
            found.setdefault(kind, []).append(value)
    if waiting:
        found.setdefault(kind, []).append(waiting)
    return {name: frozenset(values) for name, values in found.items()}


def _joins(before: str, value: str) -> bool:
    return (before.isdigit() and len(value) == 1 and value.isalpha()) or (
        len(before) == 1 and before.isalpha() and value.isdigit()
    )


def units_conflict(one: str | None, other: str | None) -> bool:
    """Return whether both name a part of the same kind and share none of its values."""
    first, second = unit_parts(one), unit_parts(other)
    return any(not first[kind] & second[kind] for kind in first.keys() & second.keys())
