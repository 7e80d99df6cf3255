"""Read all offices and phones of a page."""

from __future__ import annotations

from functools import lru_cache

from lxml import html

from extraction.locations.address.country import DEFAULT, declared_country
from extraction.locations.candidate import OfficeCandidate, PhoneCandidate
from extraction.locations.sources.fragment_lines import Line
from extraction.locations.sources.fragments import candidates
from extraction.locations.sources.map_links import map_offices
from extraction.locations.sources.office_block import BlockOffice, LinePhone, line_phones, read_block
from extraction.locations.sources.structured_offices import structured_offices
from extraction.page.document import Document, fold, selector
from schemas.location import Phone
from schemas.vocabulary import PhoneScope, Region, Source

MAX_HEADING = 120
"""Most characters of a heading kept as context."""


def read_offices(document: Document) -> tuple[list[OfficeCandidate], list[PhoneCandidate]]:
    """Return every address of a page with the text beside it, and every phone that the page ties to none.

    Order: structured data, then the text in the page's order, then map links.
    """
    found = candidates(document)
    postal = [(fragment, fragment.source) for fragment in found.fragments if fragment.postal]
    declared = declared_country(document)
    country = declared or DEFAULT
    blocks = [read_block(source, country) for _, source in postal]
    if declared is None:
        spoken = {office.found.address.country for block in blocks for office in block.offices}
        if len(spoken) == 1 and (own := spoken.pop()) and own != country:
            country = own
            blocks = [read_block(source, country) for _, source in postal]
    offices, phones = structured_offices(
        document, country, cards=any("street-address" in source for _, source in postal)
    )
    for (fragment, source), block in zip(postal, blocks, strict=True):
        if block.offices or block.phones:
            element = fragment.parts[0]
            heading = _heading_before(element) if block.offices else ""
            more = _of_block(source, country, document.region(element), selector(element), heading)
            offices.extend(more[0])
            phones.extend(more[1])
    for fragment in found.fragments:
        if not fragment.postal:
            phones.extend(_lone_phones(document, fragment.parts[0], country))
    offices.extend(map_offices(document, found.maps, country, offices))
    return offices, list({_identity(phone): phone for phone in reversed(phones)}.values())[::-1]


@lru_cache(maxsize=512)
def _of_block(
    source: str, country: str, region: Region, path: str, heading: str
) -> tuple[tuple[OfficeCandidate, ...], tuple[PhoneCandidate, ...]]:
    """Return the candidates of a fragment; a footer that repeats is built once a process."""
    block = read_block(source, country)
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
        source=Source.VISIBLE,
        region=region,
        selector=path,
        context=context,
        inferred=list(office.found.inferred),
        strong=office.found.strong,
    )


def _lone_phones(document: Document, element: html.HtmlElement, country: str) -> list[PhoneCandidate]:
    text = fold(element.text_content())
    anchors = [a for a in element.iter("a") if (a.get("href") or "").lower().startswith("tel:")]
    links = tuple(a.get("href") or "" for a in anchors)
    words = tuple(a.text_content() for a in anchors)
    found = line_phones(Line(text, (), False, links, words), 0, country)
    if not found:
        return []
    region, path = document.region(element), selector(element)
    return [_phone(phone, region, path, PhoneScope.SITE) for phone in found]


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


def _heading_before(element: html.HtmlElement) -> str:
    """Return the nearest heading before an element, beside it or beside one of its ancestors."""
    node: html.HtmlElement | None = element
    for _ in range(4):
        if node is None or node.tag in ("body", "html"):
            return ""
        for sibling in node.itersiblings(preceding=True):
            if sibling.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return fold(sibling.text_content())[:MAX_HEADING]
        node = node.getparent()
    return ""
