"""Suites, floors, buildings and rooms as written in addresses."""

from __future__ import annotations

import re

_ID = (
    r"(?:[A-Z]?-?\d+(?:\.\d+)?(?:[-–]?[A-Za-z]\b)?(?:\s?(?:[-–/&,]|and)\s?[A-Z]?\d+[A-Za-z]?\b)*|"
    r"[A-Z]{1,2}\d*\b(?:-[A-Z]?\d+)?(?:\s?(?:[&/]|and)\s?[A-Z]\d*\b)?)"
)
_NUMBERED = (
    r"(?:(?:(?:consulting|medical|specialist|professional)\s+)?suites?|ste|unit|units|apt|apartment|flat|room|rm|office(?!\s*:)|building(?!\s*:)|bldg|floor|flr?|level|lvl|dept|department|"
    r"tower|wing|pavilion|space|spc|lot|trailer|hangar|pier|penthouse|ph|entrance(?!\s*:)|door(?!\s*:)|shops?(?!\s*:)|bureau|bur|kiosk|block)"
)
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|lower|upper|"
    r"main|top|garden|mezzanine|north|south|east|west)"
)
_NAMED = r"(?:[A-Z][\w'’.&-]*\s+){1,4}(?:Building|Bldg\.?|Tower|Pavilion|Wing|Professional Center|Medical Center)\b"

UNIT = (
    r"(?:"
    rf"(?i:\b{_NUMBERED}\b\.?\s*(?:\#|no\.?|number)?\s*[:\-]?\s*)(?:{_ID}|(?i:one|two|three|four|five))(?![\w])"
    rf"|\#\s?{_ID}(?!\w)"
    rf"|(?i:\b{_ORDINAL}\s+(?:floor|flr?|level|lvl|tower|wing|building|bldg)\b\.?)"
    r"|(?i:\b\d{1,2}(?:er|e|[èi]e?me)\s+[ée]tage\b)"
    r"|(?i:\b(?:penthouse|(?:upper|lower)\s+ground|basement|mezzanine|lobby level|lower level|rear|bsmt)\b)"
    r")"
)
"""Matches ``Suite 220``, ``Ste. #4-B``, ``2nd Floor``, ``Bldg. C``, ``# 12``."""

FIRST_UNIT = re.compile(rf"(?:^|(?<=[\s,;(\-–]))(?P<unit>{UNIT})")
"""Matches ``Suite 220`` in ``2500 Morris Ave Suite 220``."""

_WHOLE = re.compile(
    rf"\(?(?P<units>(?:{UNIT}|{_NAMED})(?:[\s,;/&-]+(?:{UNIT}|{_NAMED}|\((?:{UNIT})\)))*)\)?[\s,.;]*",
    re.UNICODE,
)
"""Matches ``Building B, Suite 100``."""

_MORE = re.compile(rf"[\s,;/&-]*(?:(?P<unit>{UNIT})|\((?:{UNIT})\)|(?i:pmb)\s?\#?\d+)")
"""Matches ``, Suite 210`` after ``Building D`` and `` (Second Floor)`` after ``Suite 207``."""
_LOOSE = re.compile(r"\b([A-Za-z]) (?=(?:u?ite|uilding|loor|nit)\b)")
"""Matches the ``S`` of ``S uite``: a letter cut off by a style's element."""


_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
"""Matches the full stop of ``Blvd.Lynchburg``."""


def repair_split_words(text: str) -> str:
    """Return text with a designator's cut-off first letter put back, and a blank after a full stop inside a word.

    >>> mend("S uite 220")
    'Suite 220'
    """
    return _GLUED.sub(". ", _LOOSE.sub(r"\1", text))


def is_unit(text: str) -> bool:
    """Tell whether a whole segment names a suite, floor or building.

    >>> is_unit("Suite 220"), is_unit("Building B, Ste 100"), is_unit("Suite Dreams")
    (True, True, False)
    """
    return _WHOLE.fullmatch(text.strip()) is not None


def names_unit(text: str) -> bool:
    """Tell whether a whole segment is a unit by its designator, not only a building by its name.

    >>> names_unit("Suite 013"), names_unit("Carnegie Building")
    (True, False)
    """
    first = FIRST_UNIT.match(text.strip())
    return first is not None and is_unit(text)


def split_units(text: str) -> tuple[str, str | None, str]:
    """Return what stands before the units of a segment, the units as written, and what stands after.

    >>> split_units("2500 Morris Ave Suite 220 Union")
    ('2500 Morris Ave', 'Suite 220', 'Union')
    """
    first = FIRST_UNIT.search(text)
    if first is None:
        return text, None, ""
    end = first.end()
    while (more := _MORE.match(text, end)) and more.end() > end:
        end = more.end()
    return (
        text[: first.start()].rstrip(" ,;(-–"),
        text[first.start() : end].strip(" ,;"),
        text[end:].lstrip(" ,;.)-–"),
    )
