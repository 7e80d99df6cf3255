"""``unlabelled-location``: an office without a name, or with another town's."""

from __future__ import annotations

import re

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import mentions_of, places_in_words
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="unlabelled-location",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office has a name of its own",
    failure_title="The office has no name, or another town's",
    why=(
        "In a list of offices some with and some without a name, patients pick the wrong one; a name that "
        "contradicts the address sends them to the wrong town."
    ),
    fix="Set the town's or the building's name above each address, the same way for every office.",
    severity=Severity.MINOR,
    standards=[
        Standard(
            name="schema.org MedicalClinic: name",
            url="https://schema.org/MedicalClinic",
        ),
    ],
)

_PLACE = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,3}")
"""Matches ``West Orange``."""
_ENDINGS = re.compile(
    r"\b(?:office|location|clinic|center|centre|branch|campus|suite|medical|the|our|of)\b", re.IGNORECASE
)
"""Matches ``office`` of ``Paterson office``."""


def check(record: Location, context: Context) -> Verdict:
    """Return failed without a label or with the label of another town; cannot tell where the city is unknown."""
    if not record.label or not record.label.strip():
        where = places_in_words(mentions_of(record))
        message = f"This office has no name anywhere on the site ({where})."
        return Failed([_found(record, message, record.address_raw, "/address_raw")])
    city = record.address.city
    if not city:
        return CannotTell(f"the address names no city to compare “{record.label}” with")
    place = " ".join(_ENDINGS.sub(" ", record.label).split()).strip(" ,.-–|")
    if _folded(city) in _folded(record.label) or not _PLACE.fullmatch(place):
        return Passed()
    zips = context.places.postal_codes(place, record.address.region)
    if not zips or context.places.same_area(zips, record.address.postal_code):
        return Passed()
    where = places_in_words([place for place in mentions_of(record) if place.seen.label == record.label])
    message = f"The office is called “{record.label}”{f' ({where})' if where else ''}, but its address is in {city}."
    return Failed([_found(record, message, record.label, "/label")])


def _found(location: Location, message: str, quote: str, field: str) -> Found:
    return Found(
        message=message,
        field=field,
        quote=quote,
        tier=Tier.SURE if field == "/address_raw" else Tier.MAYBE,
        severity=Severity.MINOR if field == "/address_raw" else Severity.MODERATE,
        scope=Scope.LOCATION,
        identity="",
    )


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


AUDIT = RecordAudit(INFO, check)
