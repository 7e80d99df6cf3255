"""``impossible-address``: a postal code of another state or town, or a number that nobody can dial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.locations.mention_quotes import occurrences_of, quoted_part, quoted_phone
from audits.locations.office_mentions import OfficeMention, count_pages, mentions_of, scope_of
from audits.locations.phone_slips import is_slip
from audits.locations.place_words import pages_in_words, parts_in_words, says, within
from reference.address_forms import city_form, postal_form
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.location import Address, Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="impossible-address",
    version=2,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="No impossible addresses or numbers",
    failure_title="Impossible addresses or numbers",
    why=(
        "A wrong ZIP code sends maps and mail to another town. A number with an area code that doesn't exist "
        "reaches nobody."
    ),
    fix="Look the address up on usps.com. Correct the ZIP code, the town or the phone number.",
    severity=Severity.SERIOUS,
    minutes=5,
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
        return Inapplicable("nothing on the site says which country the address is in")
    if record.address.country != "US":
        return Inapplicable(f"we can check US addresses only; this one is in {record.address.country}")
    places = mentions_of(record)
    found = [*_wrong_places(record, places, context), *_wrong_numbers(record, places, context)]
    if found:
        return Failed(found)
    address, code = record.address, record.address.postal_code
    if not code or context.places.postal_area(code) is None:
        return CannotTell("the address has no ZIP code that we know")
    known = context.places.postal_codes
    if address.city and not _fits(address, context) and not known(address.city, address.region):
        return CannotTell(f"we know no town called {address.city} in {address.region or 'any state'}")
    return Passed()


def _fits(address: Address, context: Context) -> bool:
    area = context.places.postal_area(address.postal_code or "")
    return area is None or city_form(address.city) in area.cities


def _wrong_places(record: Location, places: Sequence[OfficeMention], context: Context) -> Iterator[Found]:
    wrong: dict[tuple[str, _Fault], list[OfficeMention]] = {}
    sound: set[str] = set()
    for place in places:
        address = place.seen.address
        if address is None or not address.postal_code:
            continue
        if fault := _fault(address, context):
            wrong.setdefault((address.postal_code, fault), []).append(place)
        else:
            sound.add(postal_form(address.postal_code))
    for (code, fault), same in wrong.items():
        if not sound - {postal_form(code)}:  # else the codes contradict each other: conflicting-location's
            yield _code_found(record, code, fault, same)


def _code_found(record: Location, code: str, fault: _Fault, places: Sequence[OfficeMention]) -> Found:
    return Found(
        message=f"{says(parts_in_words(places), f'ZIP code {code}')}. {fault.words}.",
        occurrences=occurrences_of(record, places, lambda place: quoted_part(place, "postal_code")),
        page_count=count_pages(places),
        suggestions=(fault.instead,) if fault.instead else (),
        tier=Tier.LIKELY,
        identity=f"postal code | {code} | {fault.contradicts}",
        scope=scope_of(places),
    )


class _Fault(NamedTuple):
    words: str
    contradicts: str
    """The region or city that the postal code does not lie in; empty where nothing is known of the code."""
    instead: str
    """The one code of the town that differs by a slip; empty where there is none, or are several."""


def _fault(address: Address, context: Context) -> _Fault | None:
    """Return the fault of a US postal code, or None.

    A neighbourhood may be called like a town far away (Brentwood of Los Angeles). So a code that lies in another town
    of the state, or that the data does not know, is a fault only where a slip makes a code of the town of it.
    """
    code = address.postal_code or ""
    if not re.fullmatch(r"\d{5}(?:-\d{4})?", code):
        return None
    area = context.places.postal_area(code)
    slips = _slips(code[:5], address, context)
    instead = slips[0] if len(slips) == 1 else ""
    if area is None:
        there = f"{address.city}'s is {instead}" if instead else "There is no such code"
        return _Fault(there, "", instead) if slips else None
    if address.region and len(address.region) == 2 and address.region.upper() != area.state:
        return _Fault(f"That is {area.city}, {area.state}, not {address.region}", address.region, instead)
    if not address.city or _fits(address, context) or not slips:
        return None
    miles = context.places.miles_apart(code, address.city, address.region or area.state)
    if miles is None or miles < context.number(INFO, "far_miles"):
        return None
    return _Fault(f"That is {area.city}, {miles:.0f} miles from {address.city}", address.city, instead)


def _slips(code: str, address: Address, context: Context) -> list[str]:
    """Return the codes of the address's town that differ by one digit or by two neighbours that changed places."""
    if not address.city:
        return []
    return sorted(
        other for other in context.places.postal_codes(address.city, address.region) if is_slip(code, other)
    )


@dataclass(slots=True)
class _Number:
    fault: str
    at: dict[int, int] = field(default_factory=dict)
    """Its ordinal in each mention that has it, by the mention's."""
    places: list[OfficeMention] = field(default_factory=list)


def _wrong_numbers(record: Location, places: Sequence[OfficeMention], context: Context) -> Iterator[Found]:
    wrong: dict[str, _Number] = {}
    for place in places:
        for at, phone in enumerate(place.seen.phones):
            match = _NANP.match(phone.raw)
            if phone.e164 is not None or match is None or not phone.first:
                continue
            area = match["area"]
            known = context.places.area_code_exists(area)
            fault = "it isn't a valid number" if known else f"there is no area code {area}"
            number = wrong.setdefault(phone.raw, _Number(fault))
            if place.at not in number.at:
                number.at[place.at] = at
                number.places.append(place)
    for raw, number in wrong.items():
        yield _number_found(record, raw, number)


def _number_found(record: Location, raw: str, number: _Number) -> Found:
    first = number.places[0]
    phone = first.seen.phones[number.at[first.at]]
    tied = phone.tied or phone.among
    parts = parts_in_words(number.places) if tied else [pages_in_words(number.places)]
    return Found(
        message=f"{raw} {within(parts)} can't be called: {number.fault}.",
        occurrences=occurrences_of(
            record, number.places, lambda place: quoted_phone(place, number.at[place.at])
        ),
        page_count=count_pages(number.places),
        tier=Tier.LIKELY,
        identity=f"phone | {raw}",
        scope=scope_of(number.places),
    )


AUDIT = RecordAudit(INFO, check)
