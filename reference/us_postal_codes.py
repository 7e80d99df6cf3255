"""Postal codes of the United States with their cities, from the data of the ``zipcodes`` package (MIT).

The data is loaded with the first question: 0.3 to 1 second of a process, which a site without such an office never
pays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reference.address_forms import city_form

_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
"""Matches ``07083-1234``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalArea:
    """Area of a ZIP, as far as the data has it."""

    city: str
    """The Postal Service's own name of it."""
    state: str
    """Two letters."""
    cities: frozenset[str]
    """Forms (`address_forms.city_form`) of every city name in use there, acceptable to the Postal Service or not."""
    point: tuple[float, float] | None
    """Latitude and longitude in degrees."""


@lru_cache(maxsize=4096)
def postal_area(code: str) -> PostalArea | None:
    """Return what is known of a ZIP or ZIP+4, null where the data has no such ZIP."""
    if not _ZIP.fullmatch(code):
        return None
    import zipcodes

    found: list[dict[str, Any]] = zipcodes.matching(code[:5])  # type: ignore[no-untyped-call]
    if not found:
        return None
    row = found[0]
    names = (row["city"], *row["acceptable_cities"], *row["unacceptable_cities"])
    return PostalArea(
        city=row["city"],
        state=row["state"],
        cities=frozenset(city_form(name) for name in names),
        point=(float(row["lat"]), float(row["long"])) if row["lat"] and row["long"] else None,
    )


@lru_cache(maxsize=4096)
def postal_codes_of(city: str, state: str | None) -> frozenset[str]:
    """Return the five-digit codes of a city of a state in two letters; empty where the data has no such city."""
    import zipcodes

    name, state = " ".join(city.split()), (state or "").upper()
    for spelled in dict.fromkeys((name, name.title())):
        rows: list[dict[str, Any]] = zipcodes.filter_by(city=spelled, state=state)  # type: ignore[no-untyped-call]
        if rows:
            return frozenset(row["zip_code"] for row in rows)
    return frozenset()
