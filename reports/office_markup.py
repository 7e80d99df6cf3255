"""Write an office as structured data that a search engine reads (schema.org MedicalClinic, JSON-LD)."""

from __future__ import annotations

import json

from pydantic import JsonValue

from schemas.location import Location
from schemas.vocabulary import PhoneKind, PhoneScope

_DAYS = {
    "mo": "Monday",
    "tu": "Tuesday",
    "we": "Wednesday",
    "th": "Thursday",
    "fr": "Friday",
    "sa": "Saturday",
    "su": "Sunday",
}


def office_markup(location: Location, clinic: str, site: str) -> str:
    """Return the JSON of an office: what its record states, nothing guessed.

    Numbers that are not this office's alone are left out; hours by appointment, too, because the vocabulary has no word
    for them. https://schema.org/MedicalClinic, https://developers.google.com/search/docs/appearance/structured-data/local-business
    """
    address = location.address
    postal: dict[str, JsonValue] = {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(part for part in (address.street, address.unit) if part) or None,
        "addressLocality": address.city,
        "addressRegion": address.region,
        "postalCode": address.postal_code,
        "addressCountry": address.country,
    }
    numbers = {
        kind: next(
            (
                phone.e164
                for phone in location.phones
                if phone.e164
                and phone.scope is PhoneScope.OFFICE
                and (phone.kind is PhoneKind.FAX) == (kind == "faxNumber")
            ),
            None,
        )
        for kind in ("telephone", "faxNumber")
    }
    hours: list[JsonValue] = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[day] for day in line.days],
            "opens": line.opens,
            "closes": line.closes,
        }
        for line in location.hours
        if line.opens and line.closes and not line.by_appointment
    ]
    name = clinic if not location.label or location.label in clinic else f"{clinic}, {location.label}"
    node: dict[str, JsonValue] = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": name,
        "url": site,
        "address": _known(postal),
        **numbers,
        "openingHoursSpecification": hours or None,
    }
    pasted = json.dumps(_known(node), ensure_ascii=False, indent=2)
    return pasted.replace(
        "<", "\\u003c"
    )  # neither ends the script element nor, as "<!--<script", hides its end


def _known(node: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {key: value for key, value in node.items() if value is not None}
