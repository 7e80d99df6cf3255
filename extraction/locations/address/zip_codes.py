"""What the offline postal-code data knows of a ZIP; asked only where an address leaves something open.

Loading the data costs about 0.3 seconds of a process once, so nothing here runs for a complete address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reference.address_forms import city_form

_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
"""Matches ``07083-1234``."""


@dataclass(frozen=True, slots=True)
class ZipArea:
    """A ZIP's places."""

    city: str
    """The Postal Service's default city."""
    state: str
    """Two letters."""
    cities: frozenset[str]
    """Forms (`address_forms.city_form`) of every city name in use there, acceptable to the Postal Service or not."""
    area_codes: tuple[str, ...]
    """Telephone area codes in use there."""


@lru_cache(maxsize=4096)
def zip_area(code: str) -> ZipArea | None:
    """Return what is known of a ZIP or ZIP+4, null where no such ZIP exists in the data."""
    if not _ZIP.fullmatch(code):
        return None
    import zipcodes

    found: list[dict[str, Any]] = zipcodes.matching(code[:5])  # type: ignore[no-untyped-call]
    if not found:
        return None
    row = found[0]
    names = (row["city"], *row["acceptable_cities"], *row["unacceptable_cities"])
    return ZipArea(
        row["city"], row["state"], frozenset(city_form(name) for name in names), tuple(row["area_codes"])
    )


def city_at_end(text: str, code: str | None) -> tuple[str, str] | None:
    """Return street and city of a text without a comma between them, by the ZIP's city names.

    >>> city_at_end("4020-A Chino Hills Pkwy Chino Hills", "91709")
    ('4020-A Chino Hills Pkwy', 'Chino Hills')
    """
    area = zip_area(code) if code else None
    if area is None:
        return None
    words = text.strip(" ,.").split()
    for at in range(1, len(words)):
        if len(words) - at <= 4 and city_form(" ".join(words[at:])) in area.cities:
            return " ".join(words[:at]).rstrip(","), " ".join(words[at:])
    return None
