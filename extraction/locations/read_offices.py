"""Read all offices and phones of a page."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree, html

from extraction.locations.address.country import declared_country
from extraction.locations.candidate import OfficeCandidate, PhoneCandidate
from extraction.locations.sources.fragment_lines import Line
from extraction.locations.sources.fragments import candidates
from extraction.locations.sources.heading_before import heading_before
from extraction.locations.sources.hours_apart import hours_apart
from extraction.locations.sources.map_links import map_offices
from extraction.locations.sources.office_block import BlockOffice, LinePhone, line_phones, read_block
from extraction.locations.sources.structured_offices import structured_offices
from extraction.page.document import Document, fold, selector
from extraction.text_fields.site_names import read_site_names
from reference.address_forms import street_form
from schemas.location import Phone
from schemas.vocabulary import PhoneScope, Region, Source

_GLUED = re.compile(r"\d[A-Za-z(+]|[A-Za-z]\d|\d{11}")
"""Matches ``8E`` in ``555-0108Edison``, which a line's end may have parted."""


def read_offices(document: Document) -> tuple[list[OfficeCandidate], list[PhoneCandidate]]:
    """Return every address of a page with the text beside it, and every phone that the page ties to none.

    Order: structured data, then the text in the page's order, then map links.
    """
    found = candidates(document)
    postal = [(fragment, fragment.source) for fragment in found.fragments if fragment.postal]
    hint = declared_country(document, found.dialled)
    blocks = [read_block(source, hint) for _, source in postal]
    spoken = {office.found.address.country for block in blocks for office in block.offices}
    if hint is None and len(spoken) == 1:
        hint = next(iter(spoken))
        blocks = [read_block(source, hint) for _, source in postal]
    offices, phones = structured_offices(
        document, hint, cards=any("street-address" in source for _, source in postal)
    )
    for (fragment, source), block in zip(postal, blocks, strict=True):
        if block.offices or block.phones:
            element = fragment.parts[0]
            heading = heading_before(element) if block.offices else ""
            more = _of_block(source, hint, document.region(element), selector(element), heading)
            offices.extend(more[0])
            phones.extend(more[1])
    for fragment in found.fragments:
        if not fragment.postal:
            phones.extend(_lone_phones(document, fragment.parts[0], hint))
    offices.extend(map_offices(document, found.maps, hint, offices))
    _give_hours_apart(document, offices)
    return offices, list({_identity(phone): phone for phone in reversed(phones)}.values())[::-1]


def _give_hours_apart(document: Document, offices: list[OfficeCandidate]) -> None:
    """Give the hours that the page writes away from an address to its only office, where none are beside it."""
    if not offices or any(office.hours for office in offices):
        return
    if len({street_form(office.address.street) for office in offices}) > 1:
        return
    at = next((n for n, office in enumerate(offices) if office.source is Source.VISIBLE), 0)
    names = [
        *(office.label for office in offices), offices[at].address.city, offices[at].address.street,
        *read_site_names(document), *([document.title] if urlsplit(document.url).path in ("", "/") else ()),
    ]  # fmt: skip
    hours, missing = hours_apart(document, " ".join(filter(None, names)))
    if hours or missing:
        offices[at] = offices[at].model_copy(update={"hours": hours, "hours_left_out": missing})


@lru_cache(maxsize=512)
def _of_block(
    source: str, hint: str | None, region: Region, path: str, heading: str
) -> tuple[tuple[OfficeCandidate, ...], tuple[PhoneCandidate, ...]]:
    """Return the candidates of a fragment; a footer that repeats is built once a process."""
    block = read_block(source, hint)
    offices = tuple(_office(office, region, path, heading) for office in block.offices)
    return offices, tuple(_phone(phone, region, path, PhoneScope.SITE) for phone in block.phones)


def _office(office: BlockOffice, region: Region, path: str, heading: str) -> OfficeCandidate:
    context = f"{heading} | {office.context}" if heading and heading not in office.context else office.context
    return OfficeCandidate(
        label=office.label,
        address_raw=office.found.raw,
        address=office.found.address,
        phones=[_phone(phone, region, path, PhoneScope.OFFICE) for phone in office.phones],
        hours=list(office.hours),
        hours_left_out=office.hours_left_out,
        source=Source.VISIBLE,
        region=region,
        selector=path,
        context=context,
        behind=office.behind,
        inferred=list(office.found.inferred),
        strong=office.found.strong,
        in_prose=office.in_prose,
        former=office.former,
    )


def _lone_phones(document: Document, element: html.HtmlElement, country: str | None) -> list[PhoneCandidate]:
    text = _spaced_text(element)
    anchors = [a for a in element.iter("a") if (a.get("href") or "").lower().startswith("tel:")]
    links = tuple(a.get("href") or "" for a in anchors)
    words = tuple(a.text_content() for a in anchors)
    found = line_phones(Line(text, (), False, links, words), 0, country)
    if not found:
        return []
    region, path = document.region(element), selector(element)
    return [_phone(phone, region, path, PhoneScope.SITE) for phone in found]


def _spaced_text(element: html.HtmlElement) -> str:
    """Return an element's text, with a blank for each ``<br>``: without, a number and the next line's word are one."""
    plain = fold(element.text_content())
    if not _GLUED.search(plain) or element.find(".//br") is None:
        return plain
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append(" " if node.tag == "br" else "")
            parts.append((node.text or "") if isinstance(node.tag, str) else "")
        elif node is not element:
            parts.append(node.tail or "")
    return fold("".join(parts))


@lru_cache(maxsize=4096)
def _phone(found: LinePhone, region: Region, path: str, scope: PhoneScope) -> PhoneCandidate:
    phone = found.phone
    return PhoneCandidate(
        phone=Phone(e164=phone.e164, raw=phone.raw, kind=phone.kind, scope=scope, extension=phone.extension),
        source=found.source,
        region=region,
        selector=path,
        context=found.context,
        link=found.link,
    )


def _identity(phone: PhoneCandidate) -> tuple[object, ...]:
    """Return the key of a sighting of a number: the same words in the same region are one."""
    return (phone.phone.e164, phone.phone.raw, phone.phone.kind, phone.source, phone.region, phone.link)
