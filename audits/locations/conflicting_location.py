"""``conflicting-location``: one office with two suites, postal codes, numbers or opening hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import ne

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.hour_conflicts import hour_conflicts
from audits.locations.mention_quotes import occurrences_of, quoted_part
from audits.locations.office_mentions import (
    OfficeMention,
    by_form,
    contradiction,
    count_pages,
    is_rest,
    is_usual,
    mentions_of,
    scope_of,
)
from audits.locations.phone_slips import phone_conflicts
from audits.locations.place_words import differs, for_office, parts_in_words
from audits.locations.street_slips import other_office
from reference.address_forms import postal_form
from reference.units import unit_form, units_conflict
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="conflicting-location",
    version=2,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="Office details agree on every page",
    failure_title="Office details that disagree",
    why=(
        "A patient who follows the wrong page ends up at the wrong door or a closed one. Google and maps trust an "
        "office less if its own site contradicts itself."
    ),
    fix=(
        "Find out which is right. Write it the same way in the footer, on the contact page, in the hidden data "
        "for Google and in the map link. Short forms (Ave or Avenue, Ste or #) may differ."
    ),
    severity=Severity.SERIOUS,
    minutes=5,
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
    places = [place for place in mentions_of(record) if not place.seen.former]
    found = [
        *_part_conflicts(record, places, "unit", _unit_form, units_conflict),
        *_part_conflicts(record, places, "postal_code", _code_form, ne),
        *phone_conflicts(record, places),
        *hour_conflicts(record, places, context.locale),
        *other_office(record, places),
    ]
    if found:
        return Failed(found)
    if len(places) == 1:
        return CannotTell("the site writes this office in one way only, so there is nothing to compare")
    return Passed()


def _unit_form(place: OfficeMention) -> str | None:
    return unit_form(place.seen.address.unit if place.seen.address else None) or None


def _code_form(place: OfficeMention) -> str | None:
    return postal_form(place.seen.address.postal_code if place.seen.address else None) or None


def _part_conflicts(
    record: Location,
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
        rest = len(forms) == 2 and is_rest(usual, odd)
        yield Found(
            message=differs(
                parts_in_words(odd), said + for_office(record), parts_in_words(usual), instead, rest=rest
            ),
            occurrences=occurrences_of(record, odd, lambda place: quoted_part(place, part)),
            page_count=count_pages(odd),
            suggestions=(instead,) if is_usual(usual, odd) else (),
            tier=Tier.LIKELY,
            value=float(count_pages(odd)),
            unit="pages",
            scope=scope_of(odd),
            identity=contradiction(part, form, other),
        )


def _words(place: OfficeMention, part: str) -> str:
    return str(getattr(place.seen.address, part))


AUDIT = RecordAudit(INFO, check)
