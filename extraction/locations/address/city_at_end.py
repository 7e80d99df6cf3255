"""Splits a line that has no comma between street and city, by the city names of its ZIP."""

from __future__ import annotations

from reference.address_forms import city_form
from reference.us_postal_codes import postal_area


def city_at_end(text: str, code: str | None) -> tuple[str, str] | None:
    """Return street and city of a text without a comma between them, by the ZIP's city names.

    >>> city_at_end("4020-A Chino Hills Pkwy Chino Hills", "91709")
    ('4020-A Chino Hills Pkwy', 'Chino Hills')
    """
    area = postal_area(code) if code else None
    if area is None:
        return None
    words = text.strip(" ,.").split()
    for at in range(1, len(words)):
        if len(words) - at <= 4 and city_form(" ".join(words[at:])) in area.cities:
            return " ".join(words[:at]).rstrip(","), " ".join(words[at:])
    return None
