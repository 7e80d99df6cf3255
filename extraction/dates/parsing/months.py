"""List month names of the languages that clinics write in, with the abbreviations that bylines use.

The names are CLDR's wide and abbreviated forms (https://cldr.unicode.org/), with and without accents, because hand-made
pages drop them; of languages with cases, the form that dates use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
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
"""English, Spanish, French, German, Italian, Portuguese, Dutch."""
_FARTHER_NAMES = (
    "stycznia ledna januára tammikuuta január ionawr ocak января січня gener ianuarie enero ιανουαρίου janvye",
    "lutego února februára helmikuuta február chwefror şubat февраля "
    "лютого febrer februarie pebrero φεβρουαρίου fevriye",
    "marca března maaliskuuta március mawrth mart марта березня març martie marts marso μαρτίου",
    "kwietnia dubna apríla huhtikuuta április ebrill nisan апреля квітня aprilie απριλίου",
    "maja května mája toukokuuta május mayıs мая травня maig maj μαΐου",
    "czerwca června júna kesäkuuta június mehefin haziran июня червня juny iunie hunyo ιουνίου",
    "lipca července júla heinäkuuta július gorffennaf temmuz июля липня juliol iulie hulyo ιουλίου jiyè",
    "sierpnia srpna augusta elokuuta augusztus awst ağustos августа серпня agost augusti αυγούστου",
    "września září septembra syyskuuta szeptember medi eylül сентября вересня setembre septembrie setyembre σεπτεμβρίου"
    " septanm",
    "października října októbra lokakuuta október hydref ekim октября жовтня octombrie oktubre οκτωβρίου oktòb",
    "listopada listopadu novembra marraskuuta tachwedd kasım ноября листопада noiembrie nobyembre νοεμβρίου novanm",
    "grudnia prosince decembra joulukuuta rhagfyr aralık декабря грудня "
    "desembre decembrie desember disyembre δεκεμβρίου"
    " desanm",
)
"""Polish, Czech, Slovak, Finnish, Hungarian, Welsh, Turkish, Russian, Ukrainian, Catalan, Romanian, Nordic languages,
Tagalog, Greek, Haitian Creole."""


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
    for table in (_NAMES, _FARTHER_NAMES)
    for number, names in enumerate(table, start=1)
    for name in names.split()
    for spelling in (name, plain(name))
}
"""Lower-case month name, full or abbreviated, with or without accents, to its number."""


def _any_of(names: Iterable[str]) -> str:
    """Return an expression for any of the names, longest first, by first letter: one look rules out most of them."""
    tails: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        tails.setdefault(name[0], []).append(name[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(tails[first])})" for first in sorted(tails)) + ")"


MONTH_PATTERN = _any_of(MONTHS)
"""Regular expression for any of the names, longest first, e.g. it matches ``sept`` of ``Sept. 3``."""


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name in any of the languages, or null.

    >>> month_number("Févr.")
    2
    """
    key = name.strip().strip(".").lower()
    return MONTHS.get(key) or MONTHS.get(plain(key))
