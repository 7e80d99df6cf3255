"""``conflicting-location``: one office with two suites, postal codes, numbers or opening hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import ne

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.hour_conflicts import hour_conflicts
from audits.locations.office_mentions import (
    OfficeMention,
    by_form,
    contradiction,
    mentions_of,
    pages_of,
    placed,
    places_in_words,
)
from audits.locations.phone_slips import phone_conflicts
from reference.address_forms import postal_form
from reference.units import unit_form, units_conflict
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="conflicting-location",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office has one suite, postal code, number and opening hours everywhere",
    failure_title="Two pages of the site give this office differently",
    why=(
        "A patient who follows the one page stands before the wrong door or a closed one; search engines and maps "
        "trust an office less whose own site contradicts itself."
    ),
    fix=(
        "Find out which is right and write it the same way in the footer, on the contact page, in the structured "
        "data and in the map link. Spelling (Ave or Avenue, Ste or #) need not agree."
    ),
    severity=Severity.SERIOUS,
    standards=[
        Standard(
            name="Google: Guidelines for representing your business",
            clause="Business information: address, phone and hours are accurate",
            url="https://support.google.com/business/answer/3038177",
        ),
        Standard(name="schema.org PostalAddress", url="https://schema.org/PostalAddress"),
    ],
)


def check(record: Location, context: Context) -> Verdict:
    """Return failed where two mentions contradict each other; cannot tell where there is one wording only."""
    places = mentions_of(record)
    found = [
        *_part_conflicts(places, "unit", _unit_form, units_conflict),
        *_part_conflicts(places, "postal_code", _code_form, ne),
        *phone_conflicts(places),
        *hour_conflicts(places),
        *_other_office(record, places),
    ]
    if found:
        return Failed(found)
    if len(places) == 1:
        return CannotTell("the site gives this office in one wording only, so there is nothing to compare")
    return Passed()


def _unit_form(place: OfficeMention) -> str | None:
    return unit_form(place.seen.address.unit if place.seen.address else None) or None


def _code_form(place: OfficeMention) -> str | None:
    return postal_form(place.seen.address.postal_code if place.seen.address else None) or None


def _part_conflicts(
    places: Sequence[OfficeMention],
    part: str,
    form_of: Callable[[OfficeMention], str | None],
    rival: Callable[[str, str], bool],
) -> Iterator[Found]:
    """Yield one finding for each wording of a part that contradicts the one on most pages."""
    forms = by_form((place, form) for place in places if (form := form_of(place)))
    for at, (form, odd) in enumerate(forms):
        rivals = [(other, found) for other, found in forms[:at] if rival(other, form)]
        if not rivals:
            continue
        other, usual = rivals[0]
        said, instead = _words(odd[0], part), _words(usual[0], part)
        yield placed(
            Found(
                message=(
                    f"“{said}” ({places_in_words(odd)}) is “{instead}” elsewhere ({places_in_words(usual)}): "
                    f"one office, two {'units' if part == 'unit' else 'postal codes'}."
                ),
                field=f"/seen_on/{odd[0].at}/address/{part}",
                quote=said,
                suggestions=(instead,),
                tier=Tier.LIKELY,
                value=float(len(pages_of(odd))),
                unit="pages",
                identity=contradiction(part, form, other),
            ),
            odd,
        )


def _words(place: OfficeMention, part: str) -> str:
    return str(getattr(place.seen.address, part))


def _other_office(record: Location, places: Sequence[OfficeMention]) -> Iterator[Found]:
    for other in record.resembles:
        if other.differs != "unit":
            continue
        yield Found(
            message=(
                f"The site also gives “{other.address_raw}”, but nowhere beside this address "
                f"({places_in_words(places)}): two offices in one house, or one of the two units is wrong."
            ),
            field="/address_raw",
            quote=record.address.unit or record.address_raw,
            suggestions=(other.address_raw,),
            tier=Tier.MAYBE,
            identity=f"office | {other.location_id}",
        )


AUDIT = RecordAudit(INFO, check)
