"""Read the telephone numbers in a line of text, in E.164, with their kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from schemas.vocabulary import PhoneKind

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_DIGITS = re.compile(r"\d(?:[^\dA-Za-z]*\d){6}")
"""Matches ``906-9600``: seven digits without a letter between them."""
_NANP = re.compile(r"^(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s./-]{0,3}\d{3}[\s.-]{0,3}\d{4}$")
"""Matches ``(732) 906-9600``."""
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
    r"(?i)(?:\b(?:fax|facsimile|fx)\b|(?:^|[\s|,;(])F)\s*(?:no\.?|number|line|\#)?\s*[:.)-]*\s*(?:\+?\d{0,2}\s*)?\(?$"
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


@lru_cache(maxsize=4096)
def read_phones(text: str, country: str) -> tuple[FoundPhone, ...]:
    """Return the numbers of a line; not registration numbers, placeholders, dates, prices or figures."""
    if not _DIGITS.search(text):
        return ()
    import phonenumbers

    written, text = text, _DOT.sub(".", text)
    found: list[FoundPhone] = []
    if len(_RUN_TOGETHER.findall(text)) > 1 and any(
        not text[one.end() : two.start()].strip() for one, two in pairwise(_RUN_TOGETHER.finditer(text))
    ):
        begin = 0
        edges = [match.start() for match in _RUN_TOGETHER.finditer(text)][1:]
        for end in [*edges, len(text)]:
            for phone in read_phones(text[begin:end], country):
                found.append(replace(phone, start=phone.start + begin, end=phone.end + begin))
            begin = end
        return tuple(found)
    for match in phonenumbers.PhoneNumberMatcher(text, country, leniency=phonenumbers.Leniency.POSSIBLE):
        number, raw = match.number, written[match.start : match.end]
        before, after = text[max(0, match.start - 60) : match.start], text[match.end : match.end + 24]
        core = re.split(r"(?i)\s*(?:ext|x|#|;)", raw)[0].strip()
        valid = phonenumbers.is_valid_number(number)
        if (not valid and not _NANP.match(core)) or is_placeholder(core):
            continue
        alone = not before.strip() and not after.strip()
        if _BARE.match(core) and not alone and not _CALLED.search(before):
            continue  # bare digits in a sentence are a figure
        if _NOT_PHONE.search(before) or (before[-1:] and before[-1] in "$€£#₹"):
            continue
        extension = number.extension
        end = match.end
        if extension is None and (more := _EXTENSION.match(after)):
            extension, end = more[1], match.end + more.end()
        found.append(
            FoundPhone(
                match.start,
                end,
                core,
                _e164(number) if valid else None,
                _kind(number, before, after),
                extension,
            )
        )
    return tuple(found)


@lru_cache(maxsize=2048)
def read_tel(href: str, country: str) -> FoundPhone | None:
    """Return the number of a ``tel:`` link, null without one or for a template's.

    >>> read_tel("tel:+1-732-906-9600", "US").e164
    '+17329069600'
    """
    import phonenumbers

    raw = unquote(href.partition(":")[2]).strip()
    try:
        number = phonenumbers.parse(raw, country)
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
