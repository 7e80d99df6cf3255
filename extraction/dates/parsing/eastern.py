"""Find dates as Arabic, Persian, Urdu and Japanese pages write them: with digits, months and eras of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.dates.parsing.instant import Instant, calendar
from extraction.dates.parsing.solar_hijri import gregorian

_SIGNS = {
    "／": "/",
    "．": ".",
    "－": "-",
    "：": ":",
    "،": ",",
    "\u3000": " ",
    "\u200e": " ",
    "\u200f": " ",
    "ي": "ی",
    "ك": "ک",
}
"""Signs of full width, and of the Arabic script that Persian pages write in two ways."""
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\uff10"
"""Zeros of the Arabic, Persian, Devanagari, Bengali, Thai and full-width digits, which follow them in Unicode."""
_DIGITS = str.maketrans(
    {chr(ord(zero) + number): str(number) for zero in _ZEROS for number in range(10)} | _SIGNS
)

EASTERN = re.compile(
    "[\u0600-\u06ff\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u200e\u200f\u3000-\u9fff\uff0d-\uff1a]"
)
"""Matches ``年``, ``م`` and ``２``: a line without any of these is not one for the functions below."""

_GREGORIAN_TEXT = (
    "يناير كانون_الثاني جانفي جنوری ژانویه",
    "فبراير شباط فيفري فروری فوریه",
    "مارس آذار اذار مارچ",
    "أبريل ابريل إبريل نيسان أفريل اپریل آوریل",
    "مايو أيار ايار آيار ماي مئی مه می",
    "يونيو يونيه حزيران جوان جون ژوئن",
    "يوليو يوليه تموز جويلية يوليوز جولائی ژوئیه جولای",
    "أغسطس اغسطس آب أوت غشت اگست اوت آگوست",
    "سبتمبر أيلول ايلول شتنبر ستمبر سپتامبر",
    "أكتوبر اكتوبر تشرين_الأول تشرين_الاول اکتوبر اکتبر",
    "نوفمبر تشرين_الثاني نونبر نومبر نوامبر",
    "ديسمبر كانون_الأول كانون_الاول دجنبر دسمبر دسامبر",
)
"""Arabic as written in Egypt and the Gulf, the Levant, the Maghreb; Urdu and Persian names (CLDR)."""
_SOLAR_TEXT = (
    "فروردین حمل",
    "اردیبهشت ثور",
    "خرداد جوزا",
    "تیر سرطان",
    "مرداد امرداد اسد",
    "شهریور سنبله",
    "مهر میزان",
    "آبان عقرب",
    "آذر قوس",
    "دی جدی",
    "بهمن دلو",
    "اسفند حوت",
)
"""Months of the solar Hijri calendar in Iran and Afghanistan (CLDR, calendar persian)."""


def _months(tables: tuple[str, ...]) -> dict[str, int]:
    return {
        name.replace("_", " ").translate(_DIGITS): number
        for number, names in enumerate(tables, start=1)
        for name in names.split()
    }


_GREGORIAN, _SOLAR = _months(_GREGORIAN_TEXT), _months(_SOLAR_TEXT)


def _any_of(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3]")
"""Matches ``م``."""
_ARABIC = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})\s?(?:من\s)?(?P<month>{_any_of(_GREGORIAN)})"
    rf"(?:\s?[(/]\s?(?:{_any_of(_GREGORIAN)})\s?\)?)?[\s,]{{1,2}}(?:سنة\s|عام\s)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
"""Matches ``١٢ مايو ٢٠٢٣`` and ``14 تشرين الأول/أكتوبر 2022``."""
_ARABIC_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{_any_of(_GREGORIAN)})\s(?P<day>\d{{1,2}})[\s,]{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)"
)
"""Matches ``مايو 12, 2023``."""
_PERSIAN = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})\s?(?P<month>{_any_of(_SOLAR)})(?:\sماه)?[\s,]{{1,2}}(?P<year>1[34]\d\d)(?!\d)"
)
"""Matches ``۱۲ خرداد ۱۴۰۲``."""
_PERSIAN_NUMBERS = re.compile(
    r"(?<![\w/.-])(?P<year>1[34]\d\d)([/-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\w/])"
)
"""Matches ``۱۴۰۱/۰۴/۱۸``."""
_NUMBERS_ALONE = re.compile(r"1[34]\d\d/\d\d/\d\d")
"""Matches a line that is nothing but ``1401/04/18``: no other script shows its calendar."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before each era's first: of Japan (Era Name Act; Cabinet Orders No. 1 of 1989 and No. 143 of 2019), and of
the Republic of China's calendar, which Taiwan writes."""
_ERA = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<year>\d{{1,3}}|元)\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日"
)
"""Matches ``令和5年4月3日`` and ``平成元年6月1日``."""
_ERA_SHORT = re.compile(
    r"(?<![\w.])(?P<era>[RH])(?P<year>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![\w.])"
)
"""Matches ``R5.4.3``: only behind a label."""
_SHORT_ERAS = {"R": 2018, "H": 1988}


def plain_digits(text: str) -> str:
    """Return a text with digits and signs of other scripts as ASCII has them, character for character.

    >>> plain_digits("２０２２年１２月８日"), plain_digits("١٢ مايو ٢٠٢٣")[:2]
    ('2022年12月8日', '12')
    """
    return text.translate(_DIGITS)


def eastern_dates(text: str) -> Iterator[tuple[int, int, Instant, bool]]:
    """Yield start, end, date and whether only a label makes it one, of a line as `plain_digits` writes it.

    The line's script decides what is looked for: a line without any of these costs one or two searches.
    """
    if "年" in text:
        for found in _ERA.finditer(text):
            yield from _of_era(found, _ERAS, short=False)
    if _ARABIC_LETTER.search(text):
        for pattern in (_ARABIC, _ARABIC_MONTH_FIRST):
            for found in pattern.finditer(text):
                instant = calendar(int(found["year"]), _GREGORIAN[found["month"]], int(found["day"]))
                if instant is not None:
                    yield *found.span(), instant, False
        for pattern in (_PERSIAN, _PERSIAN_NUMBERS):
            for found in pattern.finditer(text):
                yield from _of_solar_year(found)


def dates_without_script(text: str, *, native: bool) -> Iterator[tuple[int, int, Instant, bool]]:
    """Yield, in the same shape, the dates that no letter of a script marks: ``1401/04/18``, ``R5.4.3``.

    `native` says that the line's digits were those of another script.
    """
    if native or _NUMBERS_ALONE.fullmatch(text):
        for found in _PERSIAN_NUMBERS.finditer(text):
            yield from _of_solar_year(found)
    for found in _ERA_SHORT.finditer(text):
        yield from _of_era(found, _SHORT_ERAS, short=True)


def _of_era(
    found: re.Match[str], eras: dict[str, int], *, short: bool
) -> Iterator[tuple[int, int, Instant, bool]]:
    year = 1 if found["year"] == "元" else int(found["year"])
    instant = calendar(eras[found["era"]] + year, int(found["month"]), int(found["day"]))
    if year and instant is not None:
        yield *found.span(), instant, short


def _of_solar_year(found: re.Match[str]) -> Iterator[tuple[int, int, Instant, bool]]:
    month = found["month"]
    number = int(month) if month.isdigit() else _SOLAR[month]
    day = gregorian(int(found["year"]), number, int(found["day"]))
    instant = None if day is None else calendar(day.year, day.month, day.day)
    if instant is not None:
        yield *found.span(), instant, False
