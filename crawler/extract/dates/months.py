"""Month names of seven languages, with the abbreviations that bylines use.

The names are CLDR's wide and abbreviated forms (https://cldr.unicode.org/, English, Spanish, French, German,
Italian, Portuguese, Dutch), with and without accents, because hand-made pages drop them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NAMES = (
    "january jan enero ene janvier janv januar jän gennaio gen janeiro januari jänner",
    "february feb febr febrero février févr fév februar febbraio fevereiro fev februari",
    "march mar marzo mars märz mrz março maart mrt",
    "april apr abril abr avril avr aprile",
    "may mayo mai maggio mag maio mei",
    "june jun junio juin juni giugno giu junho",
    "july jul julio juillet juil juli luglio lug julho",
    "august aug agosto ago août augustus",
    "september sep sept septiembre setiembre septembre settembre set setembro",
    "october oct octubre octobre oktober okt ottobre ott outubro out",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic décembre déc dezember dez dicembre dezembro december",
)


def plain(text: str) -> str:
    """Return text in lower case without accents, character for character, so that offsets stay true.

    >>> plain("Août")
    'aout'
    """
    if text.isascii():
        return text.lower()
    return "".join(c if c.isascii() else _bare(c) for c in text).lower()


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """Return a letter without accents; Korean syllables, which come apart into their sounds, stay whole."""
    return letter if "\uac00" <= letter <= "\ud7a3" else unicodedata.normalize("NFKD", letter)[0]


MONTHS: dict[str, int] = {
    spelling: number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
    for spelling in (name, plain(name))
}
"""Lower-case month name, full or abbreviated, with or without accents, to its number."""

MONTH_PATTERN = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + ")"
"""Regular expression for any of the names, longest first, e.g. it matches ``sept`` of ``Sept. 3``."""


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name in any of the languages, or null.

    >>> month_number("Févr.")
    2
    """
    key = name.strip().strip(".").lower()
    return MONTHS.get(key) or MONTHS.get(plain(key))
