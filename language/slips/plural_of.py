"""Make the plural of a noun."""

from __future__ import annotations

IRREGULAR_PLURALS = {
    "child": "children",
    "man": "men",
    "woman": "women",
    "person": "people",
    "tooth": "teeth",
    "foot": "feet",
}


def plural_of(noun: str) -> str:
    """Return the plural of a noun in small letters: *babies*, *patches*, *teeth*."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
