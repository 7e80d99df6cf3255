"""Read a fragment of a page as offices, each with its phones and hours, and as phones tied to none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from extraction.locations.address.address_text import read_addresses
from extraction.locations.address.found_address import FoundAddress
from extraction.locations.hours.hour_ties import TiedAddress, tie_hours
from extraction.locations.hours.read_hours import find_hours, joined, left_out
from extraction.locations.phones.read_phones import FoundPhone, read_phones, read_tel
from extraction.locations.sources.fragment_lines import Line, read_lines
from extraction.locations.sources.line_owners import LineOwners
from extraction.locations.sources.link_lists import LEAST_LINES, is_link_list
from extraction.locations.sources.office_label import labels_of
from extraction.locations.sources.passing_mention import is_former, is_passing
from schemas.location import Hours
from schemas.vocabulary import Source


@dataclass(frozen=True, slots=True)
class LinePhone:
    """A number with its line."""

    line: int
    """The line's ordinal."""
    phone: FoundPhone
    """The number."""
    source: Source
    """Text or ``tel:`` link."""
    context: str
    """The line."""
    link: str | None
    """The ``tel:`` target of the text."""


@dataclass(frozen=True, slots=True)
class BlockOffice:
    """An address with the phones and hours that the fragment ties to it."""

    label: str | None
    """Its name."""
    found: FoundAddress
    """The address."""
    phones: tuple[LinePhone, ...]
    """Its numbers."""
    hours: tuple[Hours, ...]
    """Its hours."""
    context: str
    """Heading and words before it."""
    behind: str
    """The line after it."""
    in_prose: bool
    """True if it is inside a sentence that does not say that it is the clinic's own."""
    former: bool
    """True if the sentence says that the clinic was there before."""
    hours_left_out: int
    """Lines of its hours that would need a guess."""


@dataclass(frozen=True, slots=True)
class Block:
    """The offices and phones of a fragment."""

    offices: tuple[BlockOffice, ...] = ()
    """In order."""
    phones: tuple[LinePhone, ...] = ()
    """Numbers tied to no address."""


_STROKE = re.compile(r"(?<! )\|(?! )")
"""Matches the stroke of ``Hove|BN3 2FL`` (`Line.parted`), not one that the page has between blanks."""


@dataclass(slots=True)
class _Span:
    first: int
    last: int
    before: str
    phones: list[LinePhone] = field(default_factory=list)


@lru_cache(maxsize=512)
def read_block(fragment: str, hint: str | None) -> Block:
    """Return offices and phones of a fragment of HTML; equal fragments are read once a process.

    A number is read as one of the country of the address before it, or of the first; without one, of the hint's.
    """
    lines = read_lines(fragment)
    texts = [line.text for line in lines]
    found = _found(lines, texts, hint)
    starts = _starts(texts)
    spans = [_span(address, starts, texts) for address in found]
    countries = _countries(found, spans, len(lines), hint)
    numbers = [phone for at, line in enumerate(lines) for phone in line_phones(line, at, countries[at])]
    owners = LineOwners(lines, [span.first for span in spans])
    free = _tie(owners, spans, numbers)
    labels = labels_of(lines, [(span.first, span.last, span.before) for span in spans])
    hours = tie_hours(
        lines,
        [_place(*parts) for parts in zip(spans, labels, found, strict=True)],
        find_hours(texts),
        owners,
    )
    headings = list(accumulate((line.text if line.heading else "" for line in lines), _later, initial=""))
    offices = tuple(
        BlockOffice(
            labels[at],
            address,
            tuple(span.phones),
            tuple(joined(hours[at])),
            _context(lines, headings, spans, at),
            _behind(lines, span),
            is_passing(span.before),
            is_former(span.before),
            left_out(hours[at]),
        )
        for at, (address, span) in enumerate(zip(found, spans, strict=True))
    )
    return Block(offices, tuple(free))


def _found(lines: Sequence[Line], texts: list[str], hint: str | None) -> list[FoundAddress]:
    """Return the addresses of the lines, which elements may part as strokes do; their words as the page has them."""
    parted = [line.parted for line in lines]
    found = read_addresses(parted, hint)
    if parted == texts:
        return found
    return [replace(address, raw=_STROKE.sub(" ", address.raw)) for address in found]


def _countries(
    found: Sequence[FoundAddress], spans: Sequence[_Span], lines: int, hint: str | None
) -> list[str | None]:
    """Return the country of each line's numbers."""
    country = found[0].address.country if found else hint
    begins = {span.first: address.address.country for address, span in zip(found, spans, strict=True)}
    result = []
    for at in range(lines):
        country = begins.get(at, country)
        result.append(country)
    return result


def _place(span: _Span, label: str | None, address: FoundAddress) -> TiedAddress:
    parts = (label, address.address.city, address.address.street)
    return TiedAddress(span.first, span.last, label, " ".join(part for part in parts if part))


def line_phones(line: Line, at: int, country: str | None) -> list[LinePhone]:
    """Return the numbers of a line; a ``tel:`` link around a number counts as that number, whatever it dials."""
    texts = line.link_texts or ("",) * len(line.links)
    links = [
        (href, _digits(text), read)
        for href, text in zip(line.links, texts, strict=True)
        if (read := read_tel(href, country))
    ]
    numbers = read_phones(line.text, country)
    unused = list(links)
    result = []
    for phone in numbers:
        same = next((link for link in unused if _holds(link[1], _digits(phone.raw))), None)
        same = same or next((link for link in unused if link[2].e164 == phone.e164), None)
        if same is not None:
            unused.remove(same)
        elif len(links) == len(numbers) == 1:
            unused.clear()  # a button beside the number: not a second number, nor a link of these words
        href = same[0].partition(":")[2] if same else None
        result.append(LinePhone(at, phone, Source.VISIBLE, line.text[:160], href))
    for href, _, phone in unused:
        if phone.e164 and all(p.phone.e164 != phone.e164 for p in result):
            result.append(LinePhone(at, phone, Source.LINK, line.text[:160], href.partition(":")[2]))
    return result


def _holds(words: str, number: str) -> bool:
    """Return whether a link's digits are a number's, with or without country code and extension."""
    return len(words) >= 7 and (words in number or number in words)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _starts(texts: list[str]) -> list[int]:
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return starts


def _span(address: FoundAddress, starts: list[int], texts: list[str]) -> _Span:
    first = max(0, bisect_right(starts, address.start) - 1)
    last = max(first, bisect_left(starts, address.end) - 1)
    return _Span(first, last, texts[first][: address.start - starts[first]])


def _tie(owners: LineOwners, spans: list[_Span], numbers: list[LinePhone]) -> list[LinePhone]:
    """Give each number to the address it belongs to, and return those that belong to none.

    First by element: inside the outermost element that holds one address only, or by a table's row or column. Then,
    in a flat list, by order: after an address and before the next, but only where most addresses have one so;
    phones that appear
    once before or after a list of offices are the site's.
    """
    free: list[LinePhone] = []
    for number in numbers:
        owner = owners.by_element(number.line)
        if owner is None:
            owner = owners.by_cell(number.line)
        if owner is None or owner < 0:
            free.append(number)
        else:
            spans[owner].phones.append(number)
    if len(spans) < 2 or not free:
        return free
    after: dict[int, list[LinePhone]] = {}
    lasts = [span.last for span in spans]
    for number in free:
        owner = bisect_right(lasts, number.line) - 1
        after.setdefault(owner, []).append(number)
    having = [at for at in range(len(spans)) if spans[at].phones or after.get(at)]
    if len(having) < len(spans) * 2 / 3 or (-1 in after and len(having) < len(spans)):
        return free
    for at, own in after.items():
        if at >= 0 and not spans[at].phones:
            usual = max((len(after.get(n, ())) for n in range(len(spans) - 1)), default=1)
            spans[at].phones.extend(own[:usual] if at == len(spans) - 1 else own)
    tied = {id(number) for span in spans for number in span.phones}
    return [number for number in free if id(number) not in tied]


def _later(before: str, here: str) -> str:
    return here or before


def _context(lines: tuple[Line, ...], headings: Sequence[str], spans: list[_Span], at: int) -> str:
    span = spans[at]
    floor = spans[at - 1].last + 1 if at else 0
    above = lines[floor : span.first]
    before = [
        above[place].text[-160:]
        for place in range(max(0, len(above) - 3), len(above))
        if not is_link_list(above, place)
    ]
    heading = headings[span.first]
    parts = [heading if heading not in before else "", *before, span.before]
    return " | ".join(part.strip() for part in parts if part.strip())[:400]


def _behind(lines: tuple[Line, ...], span: _Span) -> str:
    below = lines[span.last + 1 : span.last + 1 + LEAST_LINES]
    return below[0].text[:80].strip() if below and not is_link_list(below, 0) else ""
