"""``structured-location-missing``: an office that only people can read."""

from __future__ import annotations

from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, Verdict
from audits.locations.office_mentions import mentions_of, places_in_words
from schemas.audit_info import AuditInfo, Standard
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName, Severity, Source, Tier

INFO = AuditInfo(
    audit="structured-location-missing",
    version=1,
    kind="page",
    reads=[FactName.LOCATION],
    category=AuditCategory.LOCATIONS,
    title="The office stands in structured data",
    failure_title="No page gives this office in structured data",
    why="Search engines, maps and assistants take an office's address, number and hours from structured data first.",
    fix="Add schema.org MedicalClinic (or Dentist, Physician …) with address, telephone and openingHours to its page.",
    severity=Severity.REVIEW,
    standards=[
        Standard(
            name="Google Search: Local business structured data",
            url="https://developers.google.com/search/docs/appearance/structured-data/local-business",
        ),
        Standard(name="schema.org MedicalClinic", url="https://schema.org/MedicalClinic"),
    ],
)

_STRUCTURED = (Source.JSON_LD, Source.MICRODATA, Source.MICROFORMAT)


def check(record: Location, context: Context) -> Verdict:
    """Return passed where JSON-LD, microdata or a microformat of any page gives the office, else failed."""
    if any(seen.source in _STRUCTURED for seen in record.seen_on):
        return Passed()
    where = places_in_words(mentions_of(record))
    return Failed(
        [
            Found(
                message=f"No structured data give this office; it stands on the site ({where}).",
                field="/address_raw",
                quote=record.address_raw,
                tier=Tier.LIKELY,
                identity="",
            )
        ]
    )


AUDIT = RecordAudit(INFO, check)
