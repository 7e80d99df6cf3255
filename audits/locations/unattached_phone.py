"""``unattached-phone``: a number beside a list of offices that belongs to none of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.mention_quotes import occurrences_of, quoted_phone
from audits.locations.office_mentions import OfficeMention, count_pages, mentions_of, scope_of
from audits.locations.place_words import joined, parts_in_words
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location, SeenPhone
from schemas.vocabulary import AuditCategory, FactName, PhoneKind, PhoneScope, Severity, Source, Tier

INFO = AuditInfo(
    audit="unattached-phone",
    version=2,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="It's clear which office each number reaches",
    failure_title="Numbers that don't say which office they reach",
    why="A patient who wants one of the offices can't see which number reaches it.",
    fix=(
        "Write each office's number under its address. If a number is for all offices, say so above it, such as "
        "“All offices” or “Appointments”."
    ),
    severity=Severity.MODERATE,
    minutes=10,
    standards=[
        Standard(
            name="Google: Guidelines for representing your business",
            clause="Phone: a number that connects to the individual location as directly as possible",
            url="https://support.google.com/business/answer/3038177",
        ),
    ],
)

_SPEAKING = (PhoneKind.VOICE, PhoneKind.APPOINTMENT)


@dataclass(slots=True)
class _Loose:
    """A number in a list of offices that is not tied to one of them."""

    phone: SeenPhone
    at: dict[int, int] = field(default_factory=dict)
    """Its ordinal in each mention that has it, by the mention's."""
    places: list[OfficeMention] = field(default_factory=list)


def check(record: Location, context: Context) -> Verdict:
    """Return failed for offices without a number in a list with numbers of none; the first reports it.

    One number beside several offices is the clinic's own, and no question; two are.
    """
    own = any(phone.scope is PhoneScope.OFFICE and phone.kind is not PhoneKind.FAX for phone in record.phones)
    loose: dict[str, _Loose] = {}
    for place in mentions_of(record):
        for at, phone in enumerate(place.seen.phones):
            own |= phone.tied and phone.kind is not PhoneKind.FAX and place.seen.source is Source.VISIBLE
            if not phone.tied and phone.among > 1 and phone.kind in _SPEAKING:
                number = loose.setdefault(phone.e164 or phone.raw, _Loose(phone))
                if place.at not in number.at:
                    number.at[place.at] = at
                    number.places.append(place)
    if own:
        return Passed()
    if len(loose) > 1:
        told = [number for number in loose.values() if number.phone.first]
        return Failed([_found(record, told)] if told else [])
    if record.phones or loose:
        return Passed()
    return CannotTell("the site shows no number for this office")


def _found(record: Location, numbers: list[_Loose]) -> Found:
    number = numbers[0]
    raws = [number.phone.raw for number in numbers]
    where = joined(parts_in_words(number.places))
    reach = "reaches" if len(raws) == 1 else "reach"
    return Found(
        message=f"It's unclear which office {joined(raws)} {reach} ({where}).",
        occurrences=occurrences_of(
            record,
            number.places,
            lambda place: quoted_phone(place, number.at[place.at]),
        ),
        page_count=count_pages(number.places),
        tier=Tier.LIKELY,
        value=float(len(raws)),
        unit="numbers",
        identity="",
        scope=scope_of(number.places),
    )


AUDIT = RecordAudit(INFO, check)
