"""Read the telephone numbers in a line of text, in E.164, with their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from extraction.locations.phones.vanity import vanity_numbers
from schemas.vocabulary import PhoneKind

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber, PhoneNumberMatch

_DIGITS = re.compile(r"\d(?:[^\dA-Za-z]*\d){6}")
"""Matches ``906-9600``: seven digits without a letter between them."""
_NANP = re.compile(r"^\(?(?:\+?1[\s./–—‑-]*)?\(?\d{3}\)?[\s./–—‑-]{0,3}\d{3}[\s.–—‑-]{0,3}\d{4}$")
"""Matches ``(732) 906-9600``: the groups in which North Americans write a number (NANPA; ITU-T E.123)."""
_GROUPED = re.compile(
    r"^\(?(?:\+\(?\d{1,3}\)?[\s.‑-]*)?(?:\(0\)[\s.‑-]*)?\(?\d{1,12}\)?(?:(?:[\s.–—‑-]{1,3}|(?<=\)))\(?\d{2,8}\)?)*(?:-\d)?$"
)
"""Matches ``+44 (0)20 7223 7223``: groups of two digits or more, without a stroke inside."""
_DATED = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)
"""Matches the ``07.06.2024`` of ``03.06-07.06.2024``."""
_STROKE = re.compile(r"\s*/\s*")
"""Matches the `` / `` between two numbers."""
_GLUED_LABEL = re.compile(r"(?i)(?:^|[^A-Za-z_])(?:tel|phone|ph|fax|call|mobile|cell|text|office)$")
"""Matches ``Phone`` right before a number; any other letter makes its digits a part of a word."""
_NAME_BEFORE = re.compile(
    r"(?i)(?<![a-z])(?!(?:tel|phone|ph|fax|call|mobile|cell|text|office|toll|free|p|f|t|m|o|c)-)[a-z]+[-_]$"
)
"""Matches the ``intake-`` of a file's name."""
_FILE_AFTER = re.compile(r"(?i)[\w-]*\.(?:pdf|jpe?g|png|gif|webp|svg|docx?|xlsx?|html?|php|mp4)\b")
"""Matches the ``.pdf`` after the digits of a file's name."""
_LABEL_GLUED = re.compile(r"(?i)(?:fax|phone|tel|ext|x\d|call|mobile|cell|text|office|email|main)")
"""Matches ``Fax`` right after a number."""
_RUN_TOGETHER = re.compile(r"(?:\(\d{3}\)\s?|\d{3}[.-])\d{3}[.-]\d{4}")
"""Matches each of ``732.906.9600 732.906.9300``, which phonenumbers reads as one figure and drops."""
_DOT = re.compile(r"(?<=\d)[·•∙⋅‧](?=\d)")
"""Matches the ``·`` of ``413·664·5291``, which phonenumbers does not take for a separator."""
_BARE = re.compile(r"^\d+$")
"""Matches ``7329069600``."""
_NOT_PHONE = re.compile(
    r"(?i)\b(?:npi|dea|licen[sc]e|lic|reg(?:istration|istered|d|n)?|gmc|gdc|gosc|gcc|nmc|hcpc|cqc|isbn|issn|ein|tin|pmid|"
    r"doi|cpt|icd|ndc|vat|gst(?:in)?|cin|pan|company|charity|account|acct|order|invoice|policy|claim|member|group|id|"
    r"tax|certificate|mci|jkmc|nct|patent|sku|item|case|ref(?:erence)?|serial|sort\s+code|iban)\b"
    r"[\s.:#]*(?:(?:no|number|num|nr|id|code)\b)?[\s.:#]*$"
)
"""Matches the ``NPI: `` before a provider number."""
_PLACEHOLDER = re.compile(
    r"^\+?1?(?:(\d)\1{9}|1234567890|0123456789|9876543210|(?:123){2}(?:1234|4567)|555\d{7})$"
)
"""Matches ``5555555555``: a template's filler for a number. 555 is not an area code (NANPA)."""
_CALLED = re.compile(
    r"(?i)(?:\b(?:call|phone|ph|tel|telephone|text|mobile|cell|whats\s?app|dial|fax|contact|office|at|or|t|p|m|f)\b"
    r"[\s.:)-]*(?:us|now|today|at|on)?[\s:.]*)$"
)
"""Matches the ``Call us at `` before a number."""
_FAX = re.compile(
    r"(?i)(?:(?<![A-Za-z])(?:fax|facsimile|fx)\b|(?:^|[\s|,;(])F)\s*(?:no\.?|number|line|\#)?\s*[:.)-]*\s*(?:\+?\d{0,2}\s*)?\(?$"
)
"""Matches the ``Fax: `` before a number."""
_FAX_AFTER = re.compile(r"(?i)^\s*(?:[\[(]\s*(?:fax|f)\b|[–—-]?\s*fax\s*(?:$|[)\],;|]))")
"""Matches the `` (fax)`` after a number."""
_APPOINTMENT = re.compile(r"(?i)\b(?:appointments?|appts?|schedul(?:e|ing)|book(?:ing)?s?)\b[^.\d]{0,25}$")
"""Matches the ``Appointments: `` before a number."""
_EXTENSION = re.compile(
    r"(?i)^\s*[,;(]?\s*(?:ext(?:ension|n)?\.?|x|option|opt\.?|press|choose)\s*[:#.]?\s*(\d{1,6})\b"
)
"""Matches the `` ext. 12`` after a number."""


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character, the extension's included."""
    raw: str
    """As written."""
    e164: str | None
    """In E.164; null where the digits have a number's shape but are not a valid number."""
    kind: PhoneKind
    """Use of the number, by its label or its toll-free code."""
    extension: str | None
    """Digits of an extension or a phone tree's choice."""


NANP_REGION = "US"
"""Region by which phonenumbers reads numbers of the North American plan, whichever of its countries they are of."""
MIN_DIGITS = 7
"""Fewest characters of a number beside a stroke."""


@lru_cache(maxsize=4096)
def read_phones(text: str, country: str | None) -> tuple[FoundPhone, ...]:
    """Return the numbers of a line; not registration numbers, placeholders, dates, prices or figures.

    A number spelled in letters (``1-800-44-SMILE``) is read by the digits of its keys. Where no country is known, the
    groups 3-3-4 of North America and a ``+`` speak for themselves.
    """
    country = country or NANP_REGION
    spelled = vanity_numbers(text)
    if not _DIGITS.search(text):
        return tuple(_vanity(text, *place) for place in spelled)
    written, text = text, _DOT.sub(".", text)
    found: list[FoundPhone] = []
    if len(_RUN_TOGETHER.findall(text)) > 1 and any(
        not text[one.end() : two.start()].strip() for one, two in pairwise(_RUN_TOGETHER.finditer(text))
    ):
        begin = 0
        edges = [match.start() for match in _RUN_TOGETHER.finditer(text)][1:]
        for stop in [*edges, len(text)]:
            for phone in read_phones(text[begin:stop], country):
                found.append(replace(phone, start=phone.start + begin, end=phone.end + begin))
            begin = stop
        return tuple(found)
    for match, begin in _matches(text, country):
        if (one := _found(written, text, match, begin)) is not None:
            found.append(one)
    if spelled:
        apart = [p for p in found if not any(begin < p.end and p.start < end for begin, end, _ in spelled)]
        found = sorted([*apart, *(_vanity(written, *place) for place in spelled)], key=lambda p: p.start)
    return tuple(found)


def _vanity(text: str, start: int, end: int, digits: str) -> FoundPhone:
    import phonenumbers

    number = phonenumbers.parse(digits, None)
    e164 = digits if phonenumbers.is_valid_number(number) else None
    before, after = text[max(0, start - 60) : start], text[end : end + 24]
    return FoundPhone(start, end, text[start:end], e164, _kind(number, before, after), None)


def _matches(text: str, country: str) -> Iterator[tuple[PhoneNumberMatch, int]]:
    """Yield the numbers of a text with the offset that theirs are counted from; two that a stroke joins one by one."""
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, country, leniency=phonenumbers.Leniency.POSSIBLE):
        if "/" not in match.raw_string or _NANP.match(match.raw_string):
            yield match, 0
            continue
        at = match.start
        for part in _STROKE.split(match.raw_string):
            begin = text.index(part, at)
            at = begin + len(part)
            if len(part) >= MIN_DIGITS:
                for one in phonenumbers.PhoneNumberMatcher(part, country, phonenumbers.Leniency.VALID):
                    yield one, begin


def _found(written: str, text: str, match: PhoneNumberMatch, begin: int) -> FoundPhone | None:
    """Return a matched number, null for a figure, a date, a file's name or a registration."""
    import phonenumbers

    start, end, number = begin + match.start, begin + match.end, match.number
    raw = written[start:end]
    before, after = text[max(0, start - 60) : start], text[end : end + 24]
    core = re.split(r"(?i)\s*(?:ext|x|#|;)", raw)[0].strip()
    if core.startswith("(") and ")" not in core:
        start, core = start + 1, core[1:]
    if _is_glued(core, before, after) or is_placeholder(core):
        return None
    valid = phonenumbers.is_valid_number(number)
    if not valid and _NANP.match(core):  # the groups 3-3-4 speak for themselves on a page of another country
        american = phonenumbers.parse(core, NANP_REGION)
        if phonenumbers.is_valid_number(american):
            number, valid = american, True
    dotted = _DOT.sub(".", core)
    if not _is_grouped(dotted, number.country_code or 0) or (not valid and not _NANP.match(dotted)):
        return None
    alone = not before.strip() and not after.strip()
    if _BARE.match(core) and not alone and not _CALLED.search(before):
        return None  # bare digits in a sentence are a figure
    if _NOT_PHONE.search(before) or (before[-1:] and before[-1] in "$€£#₹"):
        return None
    extension = number.extension
    if extension is None and (more := _EXTENSION.match(after)):
        extension, end = more[1], end + more.end()
    e164 = _e164(number) if valid else None
    return FoundPhone(start, end, core, e164, _kind(number, before, after), extension)


def _is_grouped(core: str, country_code: int) -> bool:
    """Return whether digits are grouped as people write a number; spans of dates are not."""
    if _DATED.search(core):
        return False
    if core.startswith("+") and country_code != 1:
        return "/" not in core
    return (_NANP if country_code == 1 else _GROUPED).match(core) is not None


def _is_glued(core: str, before: str, after: str) -> bool:
    """Return whether a letter, digit or ``_`` touches a number, and no label does: ``60577_2175550-300x159.jpg``."""
    touches = bool(before) and (before[-1].isalnum() or before[-1] == "_")
    if touches and not core.startswith("+") and not _GLUED_LABEL.search(before):
        return True
    if _NAME_BEFORE.search(before) or _FILE_AFTER.match(after):
        return True
    return bool(after) and (after[0].isalnum() or after[0] == "_") and not _LABEL_GLUED.match(after)


@lru_cache(maxsize=2048)
def read_tel(href: str, country: str | None) -> FoundPhone | None:
    """Return the number of a ``tel:`` link, null without one or for a template's.

    >>> read_tel("tel:+1-732-906-9600", "US").e164
    '+17329069600'
    """
    import phonenumbers

    raw = unquote(href.partition(":")[2]).strip()
    try:
        number = phonenumbers.parse(raw, country or NANP_REGION)
    except phonenumbers.NumberParseException:
        return None
    if is_placeholder(raw):
        return None
    valid = phonenumbers.is_valid_number(number)
    return FoundPhone(
        0, len(raw), raw, _e164(number) if valid else None, _kind(number, "", ""), number.extension
    )


def is_placeholder(raw: str) -> bool:
    """Return whether a number's digits are a template's: one digit throughout, a count, the area code 555.

    >>> is_placeholder("(555) 555-5555"), is_placeholder("123-456-7890"), is_placeholder("303-555-0199")
    (True, True, False)
    """
    return _PLACEHOLDER.match("".join(c for c in raw if c.isdigit() or c == "+")) is not None


def _e164(number: PhoneNumber) -> str:
    import phonenumbers

    bare = phonenumbers.PhoneNumber(
        country_code=number.country_code,
        national_number=number.national_number,
        italian_leading_zero=number.italian_leading_zero,
        number_of_leading_zeros=number.number_of_leading_zeros,
    )
    return str(phonenumbers.format_number(bare, phonenumbers.PhoneNumberFormat.E164))


def _kind(number: PhoneNumber, before: str, after: str) -> PhoneKind:
    import phonenumbers

    if _FAX.search(before) or _FAX_AFTER.match(after):
        return PhoneKind.FAX
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE:
        return PhoneKind.TOLL_FREE
    if _APPOINTMENT.search(before):
        return PhoneKind.APPOINTMENT
    return PhoneKind.VOICE
