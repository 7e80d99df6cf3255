"""Name the style in which a text writes a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.forms.sight import Sight

_FULL = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_MONTH = rf"(?:{'|'.join(_FULL)}|(?:{'|'.join(_SHORT)})\b\.?)"
_ORDINAL = r"(?:st|nd|rd|th)"
DATE = re.compile(
    rf"""
    (?<![\w/.\-])(?:
      (?P<month_first>(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?P<o1>{_ORDINAL})?(?P<comma>,?)\s(?P<y1>(?:19|20)\d\d))
    | (?P<day_first>(?P<d2>\d{{1,2}})(?P<o2>{_ORDINAL})?\s(?P<m2>{_MONTH})(?P<comma2>,?)\s(?P<y2>(?:19|20)\d\d))
    | (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | (?P<numbers>\d{{1,2}}(?P<mark>[/.\-])\d{{1,2}}(?P=mark)(?P<y3>(?:19|20)\d\d))
    )(?![\w/\-]|\.\d)
    """,
    re.VERBOSE,
)
"""Matches ``Dec. 12, 2022``, ``12th December 2022``, ``2022-12-12`` and ``12/12/2022``."""


_YEAR = re.compile(r"(?:19|20)\d\d")
"""Matches the year that each day has; most blocks have none."""


def dates_in(text: str, start: int, end: int) -> Iterator[Sight]:
    """Yield the days with a year between two offsets; *May* is short and long at once, and not counted.

    >>> [sight.form for sight in dates_in("Dec 12, 2022 and 3rd March 2021", 0, 31)]
    ['Mon D, YYYY', 'Dth Month YYYY']
    """
    if _YEAR.search(text, start, end) is None:
        return
    for match in DATE.finditer(text, start, end):
        style = _style(match)
        if style:
            yield Sight("date", "day", style, *match.span())


def in_style(written: str, style: str) -> str | None:
    """Return a day in another style; null where its numbers may be two days, or where the style is one of numbers whose
    order it does not say.

    >>> in_style("Dec 12, 2022", "Month D, YYYY"), in_style("8/23/2023", "D Month YYYY")
    ('December 12, 2022', '23 August 2023')
    >>> in_style("08/03/2023", "Month D, YYYY"), in_style("Dec 12, 2022", "N/N/YYYY")
    (None, None)
    """
    match = DATE.fullmatch(written)
    read = _day(match) if match else None
    if read is None:
        return None
    year, month, day = read
    if style == "YYYY-MM-DD":
        return f"{year}-{_FULL.index(month) + 1:02}-{day:02}"
    if "Mo" not in style:
        return None
    short = month[:3] + ("." if "Mon." in style and month != "May" else "")
    shown = month if "Month" in style else short
    ending = f"{day}{_ending(day)}" if "Dth" in style else str(day)
    return " ".join({"D": ending, "Dth": ending, "YYYY": year}.get(part.strip(","), shown) + "," * part.endswith(",")
                    for part in style.split())  # fmt: skip


def _day(match: re.Match[str]) -> tuple[str, str, int] | None:
    """Return year, month and day of a date; null where two numbers may each be the month, or neither."""
    if match["month_first"] or match["day_first"]:
        name = (match["m1"] or match["m2"])[:3]
        month = next(full for full in _FULL if full.startswith(name))
        return match["y1"] or match["y2"], month, int(match["d1"] or match["d2"])
    if match["iso"]:
        year, *numbers = match["iso"].split("-")
        number, day = map(int, numbers)
    else:
        first, second, year = match["numbers"].split(match["mark"])
        number, day = int(first), int(second)
        if number > _MONTHS:
            number, day = day, number
        elif day <= _MONTHS and day != number:
            return None
    return (year, _FULL[number - 1], day) if 1 <= number <= _MONTHS and 1 <= day <= _DAYS else None


_MONTHS, _DAYS = 12, 31


def _ending(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _style(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return "YYYY-MM-DD"
    if match["numbers"]:
        return f"N{match['mark']}N{match['mark']}YYYY"
    month = match["m1"] or match["m2"]
    if month == "May":
        return None
    name = "Month" if month in _FULL else "Mon." if month.endswith(".") else "Mon"
    if match["month_first"]:
        return f"{name} D{'th' if match['o1'] else ''}{match['comma']} YYYY"
    return f"D{'th' if match['o2'] else ''} {name}{match['comma2']} YYYY"
