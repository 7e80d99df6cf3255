"""Everything a page says of offices and phones."""

from __future__ import annotations

from lxml import html

from crawler.extract.document import Document, fold, selector
from crawler.extract.locations.block_reading import LinePhone, line_phones, read_block
from crawler.extract.locations.candidate import OfficeCandidate, PhoneCandidate
from crawler.extract.locations.country import country_of
from crawler.extract.locations.fragments import Fragment, candidate_fragments
from crawler.extract.locations.lines import Line
from crawler.extract.locations.map_links import map_offices
from crawler.extract.locations.structured_offices import structured_offices
from schemas.location import Phone
from schemas.vocabulary import PhoneScope, Region, Source

MAX_HEADING = 120
"""Characters of a heading kept as context."""


def read_offices(document: Document) -> tuple[list[OfficeCandidate], list[PhoneCandidate]]:
    """Return every address of a page with what stands beside it, and every phone that it ties to none.

    Order: structured data, then the text in the page's order, then map links.
    """
    country = country_of(document)
    offices, phones = structured_offices(document, country)
    for fragment in candidate_fragments(document):
        if fragment.postal:
            _read_fragment(document, fragment, country, offices, phones)
        else:
            phones.extend(_lone_phones(document, fragment.parts[0], country))
    offices.extend(map_offices(document, country))
    return offices, _distinct(phones)


def _read_fragment(
    document: Document,
    fragment: Fragment,
    country: str,
    offices: list[OfficeCandidate],
    phones: list[PhoneCandidate],
) -> None:
    element = fragment.parts[0]
    block = read_block(fragment.source, country)
    if not block.offices and not block.phones:
        return
    region, path = document.region(element), selector(element)
    heading = _heading_before(element) if block.offices else ""
    for office in block.offices:
        context = f"{heading} | {office.context}" if heading and heading not in office.context else office.context
        offices.append(
            OfficeCandidate(
                label=office.label,
                address_raw=office.found.raw,
                address=office.found.address,
                phones=[_candidate(phone, region, path, PhoneScope.OFFICE) for phone in office.phones],
                hours=list(office.hours or (block.hours if len(block.offices) == 1 else ())),
                source=Source.VISIBLE,
                region=region,
                selector=path,
                context=context,
                inferred=list(office.found.inferred),
                strong=office.found.strong,
            )
        )
    phones.extend(_candidate(phone, region, path, PhoneScope.SITE) for phone in block.phones)


def _lone_phones(document: Document, element: html.HtmlElement, country: str) -> list[PhoneCandidate]:
    text = fold(element.text_content())
    links = tuple(a.get("href") for a in element.iter("a") if (a.get("href") or "").lower().startswith("tel:"))
    found = line_phones(Line(text, (), False, links), 0, country)
    if not found:
        return []
    region, path = document.region(element), selector(element)
    return [_candidate(phone, region, path, PhoneScope.SITE) for phone in found]


def _candidate(found: LinePhone, region: Region, path: str, scope: PhoneScope) -> PhoneCandidate:
    phone = found.phone
    return PhoneCandidate(
        phone=Phone(
            e164=phone.e164, raw=phone.raw, kind=phone.kind, scope=scope, extension=phone.extension
        ),
        source=found.source,
        region=region,
        selector=path,
        context=found.context,
        link=found.link,
    )


def _heading_before(element: html.HtmlElement) -> str:
    """Return the nearest heading that stands before an element, beside it or beside one of its ancestors."""
    node: html.HtmlElement | None = element
    for _ in range(4):
        if node is None or node.tag in ("body", "html"):
            return ""
        for sibling in node.itersiblings(preceding=True):
            if sibling.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return fold(sibling.text_content())[:MAX_HEADING]
        node = node.getparent()
    return ""


def _distinct(phones: list[PhoneCandidate]) -> list[PhoneCandidate]:
    return [phone for at, phone in enumerate(phones) if phone not in phones[:at]]
