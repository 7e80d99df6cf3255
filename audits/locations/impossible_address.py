"""``impossible-address``: a postal code of another state or town, or a number that nobody can dial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import (
    OfficeMention,
    mentions_of,
    phone_in_words,
    placed,
    places_in_words,
)
from reference.address_forms import city_form
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.location import Address, Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="impossible-address",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office's postal code lies in its town and state, and its numbers can be dialled",
    failure_title="The office's address or number cannot exist",
    why=(
        "A wrong postal code sends navigation and letters to another town; a number with an area code that does not "
        "exist reaches nobody."
    ),
    fix="Look the address up with the Postal Service and correct the postal code, the town or the number.",
    severity=Severity.SERIOUS,
    standards=[
        Standard(
            name="USPS Publication 28: Postal Addressing Standards",
            clause="223, last line: city, state and ZIP Code agree",
            url="https://pe.usps.com/text/pub28/welcome.htm",
        ),
        Standard(
            name="North American Numbering Plan: area codes in service",
            url="https://www.nanpa.com/",
        ),
    ],
    options=[
        Option(
            name="far_miles",
            default=15,
            unit="miles",
            maximum=12_500,
            why=(
                "people name the neighbouring town or the larger one; beyond this from the town's nearest postal code "
                "it is another place. Ours: no standard gives a number"
            ),
        ),
    ],
)

_NANP = re.compile(r"^(?:\+?1[\s.-]*)?\(?(?P<area>\d{3})\)?[\s./-]*\d{3}[\s.-]*\d{4}$")
"""Matches ``(732) 906-9600``."""


def check(record: Location, context: Context) -> Verdict:
    """Return failed where parts cannot be true together; cannot tell where the data lacks code or town."""
    if record.address.country is None:
        return Inapplicable("nothing on the site says which country the address is of")
    if record.address.country != "US":
        return Inapplicable(
            f"postal codes of {record.address.country} are not in the data, only those of the US"
        )
    places = mentions_of(record)
    found = [*_wrong_places(places, context), *_wrong_numbers(places, context)]
    if found:
        return Failed(found)
    address, code = record.address, record.address.postal_code
    if not code or context.places.postal_area(code) is None:
        return CannotTell("the address has no postal code that the data knows")
    known = context.places.postal_codes
    if address.city and not _fits(address, context) and not known(address.city, address.region):
        return CannotTell(f"the postal data knows no {address.city} in {address.region or 'any state'}")
    return Passed()


def _fits(address: Address, context: Context) -> bool:
    area = context.places.postal_area(address.postal_code or "")
    return area is None or city_form(address.city) in area.cities


def _wrong_places(places: Sequence[OfficeMention], context: Context) -> Iterator[Found]:
    wrong: dict[tuple[str, str], tuple[Address, _Fault, list[OfficeMention]]] = {}
    for place in places:
        address = place.seen.address
        if address is None or not address.postal_code:
            continue
        if fault := _fault(address, context):
            key = (address.postal_code, fault.words)
            wrong.setdefault(key, (address, fault, []))[2].append(place)
    for address, fault, same in wrong.values():
        yield placed(
            Found(
                message=f"“{address.postal_code}” {fault.words} ({places_in_words(same)}).",
                field=f"/seen_on/{same[0].at}/address/postal_code",
                quote=address.postal_code,
                tier=fault.tier,
                identity=f"postal code | {address.postal_code} | {fault.contradicts}",
            ),
            same,
        )


class _Fault(NamedTuple):
    words: str
    tier: Tier
    contradicts: str
    """The region or city that the postal code does not lie in; empty where nothing is known of the code."""


def _fault(address: Address, context: Context) -> _Fault | None:
    """Return the fault of a US postal code and its certainty, or None."""
    code = address.postal_code or ""
    if not re.fullmatch(r"\d{5}(?:-\d{4})?", code):
        return None
    area = context.places.postal_area(code)
    if area is None:
        return _Fault("is no postal code that the Postal Service's data knows", Tier.MAYBE, "")
    if address.region and len(address.region) == 2 and address.region.upper() != area.state:
        words = f"lies in {area.city}, {area.state}, not in {address.region}"
        return _Fault(words, Tier.LIKELY, address.region)
    if not address.city or _fits(address, context):
        return None
    miles = context.places.miles_apart(code, address.city, address.region or area.state)
    if miles is None or miles < context.number(INFO, "far_miles"):
        return None
    words = f"lies in {area.city}, {miles:.0f} miles from {address.city}"
    return _Fault(words, Tier.LIKELY, address.city)


def _wrong_numbers(places: Sequence[OfficeMention], context: Context) -> Iterator[Found]:
    wrong: dict[str, tuple[str, int, list[OfficeMention]]] = {}
    for place in places:
        for at, phone in enumerate(place.seen.phones):
            match = _NANP.match(phone.raw)
            if phone.e164 is not None or match is None or not phone.first:
                continue
            known = context.places.area_code_exists(match["area"])
            fault = (
                "is no valid number" if known else f"has the area code {match['area']}, which does not exist"
            )
            wrong.setdefault(phone.raw, (fault, at, []))[2].append(place)
    for raw, (fault, at, same) in wrong.items():
        yield placed(
            Found(
                message=f"{raw} {fault} ({phone_in_words(same[0].seen.phones[at], same)}).",
                field=f"/seen_on/{same[0].at}/phones/{at}/raw",
                quote=raw,
                tier=Tier.LIKELY,
                identity=f"phone | {raw}",
            ),
            same,
        )


AUDIT = RecordAudit(INFO, check)
