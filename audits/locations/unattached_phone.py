"""``unattached-phone``: a number beside a list of offices that belongs to none of them."""

from __future__ import annotations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import OfficeMention, mentions_of, placed, places_in_words
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location, SeenPhone
from schemas.vocabulary import AuditCategory, FactName, PhoneKind, PhoneScope, Severity, Source, Tier

INFO = AuditInfo(
    audit="unattached-phone",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office has a number of its own, or one that says who answers it",
    failure_title="A number stands beside several offices and belongs to none",
    why="A patient who wants one of the offices cannot see whether the number reaches it, another or a call centre.",
    fix=(
        "Write each office's number under its address; above a number for all offices write what it is for, such as "
        "“All offices” or “Appointments”."
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="Google: Guidelines for representing your business",
            clause="Phone: a number that connects to the individual location as directly as possible",
            url="https://support.google.com/business/answer/3038177",
        ),
    ],
)

_SPEAKING = (PhoneKind.VOICE, PhoneKind.APPOINTMENT)


def check(record: Location, context: Context) -> Verdict:
    """Return failed for offices without a number in a list with numbers of none; the first reports it."""
    own = any(phone.scope is PhoneScope.OFFICE and phone.kind is not PhoneKind.FAX for phone in record.phones)
    loose: dict[str, tuple[SeenPhone, int, list[OfficeMention]]] = {}
    for place in mentions_of(record):
        for at, phone in enumerate(place.seen.phones):
            own |= phone.tied and phone.kind is not PhoneKind.FAX and place.seen.source is Source.VISIBLE
            if not phone.tied and phone.among > 1 and phone.kind in _SPEAKING:
                loose.setdefault(phone.e164 or phone.raw, (phone, at, []))[2].append(place)
    if own:
        return Passed()
    if loose:
        told = [item for item in loose.values() if item[0].first]
        return Failed([_found(told)] if told else [])
    if record.phones:
        return Passed()
    return CannotTell("the site gives no number with this office")


def _found(numbers: list[tuple[SeenPhone, int, list[OfficeMention]]]) -> Found:
    phone, at, places = numbers[0]
    raws = [number.raw for number, _, _ in numbers]
    names = raws[0] if len(raws) == 1 else f"{', '.join(raws[:-1])} and {raws[-1]}"
    verb = "stands" if len(raws) == 1 else "stand"
    tied = "is" if len(raws) == 1 else "are"
    return placed(
        Found(
            message=(
                f"{names} {verb} beside {phone.among} offices and {tied} tied to none ({places_in_words(places)})."
            ),
            field=f"/seen_on/{places[0].at}/phones/{at}/raw",
            quote=phone.raw,
            tier=Tier.LIKELY,
            value=float(len(raws)),
            unit="numbers",
            identity="",
        ),
        places,
    )


AUDIT = RecordAudit(INFO, check)
