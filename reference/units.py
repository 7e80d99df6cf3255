"""Forms of suites, floors, buildings and rooms: spellings of one unit are equal, a floor is never a suite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference.folded_text import fold_text
from reference.number_words import NUMBER_DIGITS, ordinal_digits

_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
"""Matches ``suite`` and ``2.08`` of ``suite 2.08``."""
_DOTTED = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
"""Matches the full stop inside ``l.l.``."""
_KINDS = {
    "suite": "suite", "suites": "suite", "ste": "suite", "stes": "suite", "unit": "suite", "units": "suite",
    "office": "suite", "offices": "suite", "no": "suite", "number": "suite", "apt": "suite", "apartment": "suite",
    "flat": "suite", "bureau": "suite",
    "floor": "floor", "floors": "floor", "fl": "floor", "flr": "floor", "level": "floor", "lvl": "floor",
    "building": "building", "bldg": "building", "buildings": "building", "tower": "building", "wing": "building",
    "block": "building", "pavilion": "building",
    "room": "room", "rooms": "room", "rm": "room",
    "penthouse": "penthouse", "ph": "penthouse",
}  # fmt: skip
"""Designator to the kind that it names: USPS Publication 28, appendix C2, and words that clinics use for them."""
_FLOORS = {"ll": "lower", "basement": "basement", "bsmt": "basement", "mezzanine": "mezzanine"}
"""Words that are a floor by themselves, to its name."""
_LINKS = frozenset(
    ("and", "to", "thru", "through", "the", "consulting", "medical", "specialist", "professional")
)
_ORDER = ("suite", "room", "floor", "building", "penthouse")


def unit_parts(unit: str | None) -> dict[str, frozenset[str]]:
    """Return the values of each kind of part: ``{"suite": {"2a"}}``, ``{"floor": {"2"}, "suite": {"208"}}``.

    >>> unit_parts("Ste. 2-A") == unit_parts("#2a") == unit_parts("Suite 2 A")
    True
    >>> unit_parts("Lower Level") == unit_parts("LL") == {"floor": frozenset({"lower"})}
    True
    """
    return {kind: frozenset(values) for kind, values in _parts(unit).items()}


def unit_form(unit: str | None) -> str:
    """Return a unit's form: the values of each kind, suites first and without designator; empty for no unit.

    >>> unit_form("Suite 220") == unit_form("#220") == unit_form("Ste. 220") == "220"
    True
    >>> unit_form("2nd Floor, Ste. 4") == unit_form("Suite 4, Floor 2") == "4 floor 2"
    True
    """
    parts = _parts(unit)
    words: list[str] = []
    for kind in filter(parts.__contains__, _ORDER):
        words += [kind, *parts[kind]] if kind != "suite" else parts[kind]
    return " ".join(words)


def units_conflict(one: str | None, other: str | None) -> bool:
    """Return whether both name a part of the same kind and share none of its values.

    >>> units_conflict("Suite 208", "Ste 210"), units_conflict("Suite 208", "2nd Floor")
    (True, False)
    """
    first, second = unit_parts(one), unit_parts(other)
    return any(
        first[kind] and second[kind] and not first[kind] & second[kind]
        for kind in first.keys() & second.keys()
    )


def _parts(unit: str | None) -> dict[str, list[str]]:
    """Return the values of each kind of part in their order."""
    found: dict[str, list[str]] = {}
    kind, waiting = "suite", ""
    for word, value in _values(unit):
        named = _KINDS.get(word)
        if named is None and word in _FLOORS:
            found.setdefault("floor", []).append(_FLOORS[word])
        elif named is None and _may_name_next(word, value):
            waiting = f"{waiting} {value}".strip()
        elif named is None:
            values = found.setdefault(kind, [])
            if values and not waiting and _joins(values[-1], value):
                values[-1] += value  # "2 A" and "2-A" are "2A", "B-2" is "B2"
            else:
                values.extend(filter(None, (waiting, value)))
            waiting = ""
        else:
            if waiting:
                # "2nd Floor", "East Tower"; before "Suite" it belongs to what was named before.
                found.setdefault(kind if named == "suite" else named, []).append(waiting)
            elif named == "penthouse":
                found.setdefault(named, [])
            kind, waiting = named, ""
    if waiting:
        found.setdefault(kind, []).append(waiting)
    return found


def _values(unit: str | None) -> Iterator[tuple[str, str]]:
    """Yield each word of a unit with its value: a number's digits, else the word."""
    for word in _WORD.findall(_DOTTED.sub("", fold_text(unit)).replace("#", " suite ")):
        if word not in _LINKS:
            yield word, ordinal_digits(word) or NUMBER_DIGITS.get(word, word)


def _may_name_next(word: str, value: str) -> bool:
    """Return whether a word can belong to the designator after it: an ordinal, or a name such as ``east``."""
    return value != word or (len(word) > 2 and word.isalpha())


def _joins(before: str, value: str) -> bool:
    return (before.isdigit() and len(value) == 1 and value.isalpha()) or (
        len(before) == 1 and before.isalpha() and value.isdigit()
    )
