"""Read offices in JSON-LD, microdata and hCards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extraction.locations.candidate import OfficeCandidate, PhoneCandidate
from extraction.locations.hours.schema_hours import read_schema_hours
from extraction.locations.phones.read_phones import read_tel
from extraction.locations.sources.hcards import read_cards
from extraction.locations.sources.structured_address import structured_address, text_of, values_of
from extraction.page.document import Document, fold
from extraction.page.structured_data import Node, types_of
from schemas.location import Address, Hours, Phone
from schemas.vocabulary import PhoneKind, PhoneScope, Region, Source

NO_OFFICE = frozenset(
    [
        "event",
        "person",
        "article",
        "blogposting",
        "newsarticle",
        "medicalwebpage",
        "webpage",
        "jobposting",
        "review",
        "offer",
        "product",
        "postaladdress",
        "newsmediaorganization",
        "hospitalaffiliation",
        "educationevent",
    ]
)
"""Types whose address is not an office's."""


def structured_offices(
    document: Document, hint: str | None, *, cards: bool
) -> tuple[list[OfficeCandidate], list[PhoneCandidate]]:
    """Return offices with a street, and phones of organisations without one, in the page's order.

    ``cards`` says whether the page may hold hCards: looking for their class names costs 0.4 ms a page.
    """
    data = document.structured
    offices: list[OfficeCandidate] = []
    phones: list[PhoneCandidate] = []
    for source, nodes in (
        (Source.JSON_LD, [(node, Region.HEAD) for node in data.nodes]),
        (Source.MICRODATA, [(node, Region.UNKNOWN) for node in data.microdata]),
        (Source.MICROFORMAT, [(card.node, card.region) for card in (read_cards(document) if cards else ())]),
    ):
        for at, (node, region) in enumerate(nodes):
            types = types_of(node)
            if types & NO_OFFICE or (not types and source is Source.JSON_LD):
                continue
            path = f"{source.value}[{at}]"
            values = [data.resolve(v) for v in values_of(node.get("address"))]
            addresses = [a for a in (structured_address(value, hint) for value in values) if a]
            numbers = _phones(node, source, addresses[0][0].country if addresses else hint, path)
            for address, raw, inferred in addresses:
                hours = read_schema_hours(node, data.resolve) if len(addresses) == 1 else []
                office = _office(node, types, source, path, address, raw, inferred, numbers, hours, region)
                if office not in offices:
                    offices.append(office)
            if not addresses:
                phones.extend(phone for phone in numbers if phone not in phones)
    return offices, phones


def _office(
    node: Node,
    types: frozenset[str],
    source: Source,
    path: str,
    address: Address,
    raw: str,
    inferred: list[str],
    phones: list[PhoneCandidate],
    hours: list[Hours],
    region: Region,
) -> OfficeCandidate:
    name = text_of(node.get("name"))
    return OfficeCandidate(
        label=name,
        address_raw=raw,
        address=address,
        phones=[
            p.model_copy(update={"phone": p.phone.model_copy(update={"scope": PhoneScope.OFFICE})})
            for p in phones
        ],
        hours=hours,
        source=source,
        region=region,
        selector=f"{path}.address",
        context=fold(" ".join(t for t in (name, text_of(node.get("description"))) if t))[:300],
        name=name,
        organization_url=text_of(node.get("url")),
        types=sorted(types),
        inferred=inferred,
    )


def _phones(node: Node, source: Source, country: str | None, path: str) -> list[PhoneCandidate]:
    found: list[PhoneCandidate] = []
    for key, kind, number in _numbers(node):
        read = read_tel("tel:" + number, country)
        if read is None:
            continue
        phone = Phone(
            e164=read.e164,
            raw=number,
            kind=kind or read.kind,
            scope=PhoneScope.SITE,
            extension=read.extension,
        )
        found.append(
            PhoneCandidate(
                phone=phone,
                source=source,
                region=Region.HEAD,
                selector=f"{path}.{key}",
                context=text_of(node.get("name")) or "",
            )
        )
    return found


def _numbers(node: Node) -> Iterator[tuple[str, PhoneKind | None, str]]:
    for key, kind in (("telephone", None), ("phone", None), ("faxNumber", PhoneKind.FAX)):
        for item in values_of(node.get(key)):
            if text := text_of(item):
                yield key, kind, text
    for contact in values_of(node.get("contactPoint")):
        if isinstance(contact, Mapping) and (text := text_of(contact.get("telephone"))):
            about = (text_of(contact.get("contactType")) or "").casefold()
            yield (
                "contactPoint.telephone",
                PhoneKind.APPOINTMENT if "appoint" in about or "reserv" in about else None,
                text,
            )
