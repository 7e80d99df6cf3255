"""Find dates in a line of text, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extraction.dates.parsing.eastern import EASTERN, dates_without_script, eastern_dates, plain_digits
from extraction.dates.parsing.instant import Instant, calendar
from extraction.dates.parsing.months import MONTH_PATTERN, month_number

_YEAR = r"(?:19|20)\d{2}"
_OPENING = r"(?<![^\W\u3040-\u9fff\uac00-\ud7a3])(?<!/)"
"""Excludes a letter or a slash right before a date; Chinese, Japanese and Korean leave no space between words."""
_GAP = r"[\s.,/|·•–_-]{0,4}"

_PATTERNS: tuple[tuple[str, str], ...] = (
    # 2021-08-03, 2021/8/3, 2021.08.03, 2021年8月3日, 2021년 8월 3일
    (
        "ymd",
        rf"(?P<year>{_YEAR})\s?[-/.年년]\s?(?P<month>\d{{1,2}})\s?[-/.月월]\s?(?P<day>\d{{1,2}})[日일]?(?!\d)",
    ),
    # 8 August 2021, 3rd of Aug., 2021, 31st day of January, 2022,
    # 3 de agosto de 2021, 1er août 2021, 03-Aug-2021, 12 Dec '22
    (
        "dmy",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|ª)?(?:\sday)?{_GAP}(?:(?:de|of|d')\s?)?(?P<month>{MONTH_PATTERN})"
        rf"(?![^\W\d_]){_GAP}(?:(?:de|del|of)\s)?(?P<year>{_YEAR}|['’]\d{{2}})(?!\d)",
    ),
    # Aug. 3rd, 2021, novembre 19, 2020, February 01 2016, Sep|12|2013
    (
        "mdy",
        rf"(?P<month>{MONTH_PATTERN})\b{_GAP}(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?(?!\d)"
        rf"(?:{_GAP}|\s?@\s?)(?P<year>{_YEAR}|['’]\d{{2}})(?!\d)",
    ),
    # Tue Oct 14 16:22:10 2008, as Unix tools print it
    (
        "mdy",
        rf"(?P<month>{MONTH_PATTERN})\s+(?P<day>\d{{1,2}})\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s+[A-Z]{{2,5}})?"
        rf"\s+(?P<year>{_YEAR})(?!\d)",
    ),
    # 12 Dec 22: only behind a label
    ("dmy", rf"(?P<day>\d{{1,2}})[\s-](?P<month>{MONTH_PATTERN})[\s,-]{{1,2}}(?P<year>[0-3]\d)(?![\d:])"),
    # May 5, 07: only behind a label
    (
        "mdy",
        rf"(?P<month>{MONTH_PATTERN})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s?(?P<year>[0-3]\d)(?![\d:])",
    ),
    # 12.IV.2019, 2 VI 2014: only behind a label
    (
        "roman",
        rf"(?P<day>\d{{1,2}})[\s./-]{{1,2}}(?P<month>[IVX]{{1,4}}|[ivx]{{1,4}})[\s./-]{{1,2}}(?P<year>{_YEAR})(?!\d)",
    ),
    # 2021 August 3
    (
        "ymd",
        rf"(?P<year>{_YEAR}){_GAP}(?P<month>{MONTH_PATTERN})\b{_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])",
    ),
    # 08.02.2021, 8/2/2021, 8-2-2021, 8/2/21
    (
        "numbers",
        rf"(?P<first>\d{{1,2}})\s?(?P<mark>[./-])\s?(?P<second>\d{{1,2}})\s?(?P=mark)\s?(?P<year>{_YEAR}"
        rf"|\d{{2}})(?![\d./-]*\d)",
    ),
    # 20210803: only behind a label
    ("compact", r"(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    # August 2021, Aug, 2021, agosto de 2021, abril del 2021
    ("my", rf"(?P<month>{MONTH_PATTERN})\b{_GAP}(?:(?:de|del|of)\s)?(?P<year>{_YEAR})(?!\d)"),
    # Oct '20, only behind a label
    ("my", rf"(?P<month>{MONTH_PATTERN})\b\.?\s?['’](?P<year>\d{{2}})(?!\d)"),
    # 2021-08: only behind a label
    ("ym", rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d/.-]*\d)"),
    # 08/2021
    ("my", rf"(?P<month>0?[1-9]|1[0-2])/(?P<year>{_YEAR})(?![\d/])"),
    # 3/22: only behind the label of a form's revision
    ("form", r"(?P<month>0?[1-9]|1[0-2])/(?P<year>[0-3]\d)(?![\d/])"),
)

_ROMAN_TEXT = """
I II III IV V VI VII VIII IX X XI XII
"""
_ROMAN = {numeral: number for number, numeral in enumerate(_ROMAN_TEXT.split(), start=1)}
"""Months as leaflets and Central European pages number them."""

_MONTH_FIRST = rf"(?P<month>{MONTH_PATTERN})"
_COMPILED = tuple(
    (kind, re.compile(rf"{_OPENING}{p}", re.I), p.startswith(_MONTH_FIRST)) for kind, p in _PATTERNS
)
"""Each matches the examples in the comment above its source; with whether a month's name begins it."""
_MONTH = re.compile(rf"{_OPENING}{MONTH_PATTERN}", re.I)
"""Matches ``August``: three of the patterns begin so, and each costs more to try than all that begin with a digit."""
_DIGIT = re.compile(r"\d")
"""Matches ``8``: no pattern does without."""
_WITHOUT_SCRIPT = re.compile(r"1[34]\d\d[/-]\d|[RH]\d{1,2}\.\d{1,2}\.\d")
"""Matches the ``1401/0`` of ``1401/04/18`` and ``R5.4.3``."""
_YEAR_ALONE = re.compile(rf"(?<![\w/.,$€£-]){_YEAR}(?![\w/%]|[-–.,]\d)")
"""Matches the ``2021`` of ``Reviewed 2021``; only a label before it makes it a date."""


@dataclass(frozen=True, slots=True)
class Written:
    """One date in a line of text."""

    start: int
    """Offset of its first character in the line."""
    end: int
    """Offset after its last."""
    instant: Instant
    """The date; where day and month may be swapped, read in the order asked for."""
    ambiguous: str | None = None
    """The other reading, ISO, where day and month may be swapped."""
    short: bool = False
    """True where only a label before it makes it a date: a year of two digits, ``2021-08``, ``20210803``."""
    of_form: bool = False
    """True where only the label of a form's revision makes it a date: ``3/22`` may be a day elsewhere."""
    day_first: bool | None = None
    """True where a date of numbers only is read day first, false month first; null for other dates."""


def find_written(text: str, *, day_first: bool = False, of_form: bool = False) -> Iterator[Written]:
    """Yield the dates of a line in the order of the text; none overlaps another.

    `day_first` is the reading of an ambiguous ``8/2/2021``; dots are read day first (CLDR has no language
    that writes month.day.year; a clinic that does shows it by its unambiguous dates). `of_form` asks for the months
    that only the label of a form's revision distinguishes from days.
    """
    found = _scan(text, day_first)[0]
    yield from sorted((w for w in found if of_form or not w.of_form), key=lambda w: w.start)


def first_day(text: str) -> Written | None:
    """Return the first date of a line that is known to the day, or null."""
    return next((written for written in find_written(text) if written.instant.day), None)


def is_day(text: str) -> bool:
    """Return whether a text is one day and nothing else: ``Dec 18, 2025``, not ``December 2025``.

    >>> is_day("18.12.2025"), is_day("Seen on 18.12.2025"), is_day("December 2025")
    (True, False, False)
    """
    found = first_day(text)
    return found is not None and found.end - found.start == len(text)


def find_years(text: str) -> Iterator[Written]:
    """Yield years without month and day; the caller requires a label before it trusts one."""
    # Most lines that come here hold no such day, and have been scanned before.
    spent = _scan(text, False)[1] if any(day in text for day in ("29", "30", "31")) else ()
    for found in _YEAR_ALONE.finditer(text):
        instant = calendar(int(found[0]))
        if instant is not None and not any(start <= found.start() < end for start, end in spent):
            yield Written(found.start(), found.end(), instant)


@lru_cache(maxsize=1024)
def _scan(text: str, day_first: bool) -> tuple[tuple[Written, ...], tuple[tuple[int, int], ...]]:
    """Return the dates, and the spans of days that no calendar has: ``Feb 30, 2021`` is neither February nor 2021.

    Remembered because a byline is scanned for dates four times, and a footer's line is on every page.
    """
    if _DIGIT.search(text) is None:
        return (), ()
    taken: list[Written] = []
    spent: list[tuple[int, int]] = []
    latin = text
    if not text.isascii() and EASTERN.search(text):
        text = plain_digits(text)
        for start, end, instant, short in eastern_dates(text):
            if not any(start < w.end and w.start < end for w in taken):
                taken.append(Written(start, end, instant, short=short))
    if _WITHOUT_SCRIPT.search(text):
        for start, end, instant, short in dates_without_script(text, native=text != latin):
            if not any(start < w.end and w.start < end for w in taken):
                taken.append(Written(start, end, instant, short=short))
    months = _MONTH.search(text) is not None
    for kind, pattern, month_first in _COMPILED:
        if month_first and not months:
            continue
        for found in pattern.finditer(text):
            begin, end = found.span()
            if any(begin < w.end and w.start < end for w in taken):
                continue
            if any(begin < last and first < end for first, last in spent):
                continue
            read = _read(kind, found, day_first)
            if read is not None:
                taken.append(read)
            elif kind in ("dmy", "mdy", "ymd") and 29 <= int(found["day"]) <= 31:
                spent.append((begin, end))
    return tuple(taken), tuple(spent)


def _read(kind: str, found: re.Match[str], day_first: bool) -> Written | None:
    year = _year(found["year"])
    if kind == "numbers":
        return _numbers(found, year, day_first)
    month = found["month"]
    number = int(month) if month.isdigit() else month_number(month) or _ROMAN.get(month.upper())
    if number is None:
        return None
    instant = calendar(year, number, None if kind in ("my", "ym", "form") else int(found["day"]))
    short = len(found["year"]) == 2 or kind in ("ym", "compact", "roman")  # 2011-12 may be two years
    if instant is None:
        return None
    return Written(found.start(), found.end(), instant, short=short, of_form=kind == "form")


def _numbers(found: re.Match[str], year: int, day_first: bool) -> Written | None:
    short = len(found["year"]) == 2  # 12-34-56 is a telephone number more often than a date
    first, second = int(found["first"]), int(found["second"])
    by_day, by_month = calendar(year, second, first), calendar(year, first, second)
    if by_day is None or by_month is None or by_day == by_month:
        only = by_day or by_month
        order = None if by_day == by_month else by_day is not None
        return (
            None if only is None else Written(found.start(), found.end(), only, None, short, day_first=order)
        )
    if found["mark"] == "." or day_first:
        return Written(found.start(), found.end(), by_day, by_month.value, short, day_first=True)
    return Written(found.start(), found.end(), by_month, by_day.value, short, day_first=False)


def _year(text: str) -> int:
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
