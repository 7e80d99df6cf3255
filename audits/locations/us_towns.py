"""Towns of the United States and their postal codes, and the numbers that can be dialled."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from reference.address_forms import city_form

_EARTH_MILES = 3958.8
"""Mean radius (IUGG)."""


@dataclass(frozen=True, slots=True)
class PostalArea:
    """What the postal data knows of a ZIP."""

    city: str
    """The Postal Service's own name."""
    state: str
    """Two letters."""
    names: frozenset[str]
    """Every town's name in use there, folded by `city_form`."""
    point: tuple[float, float] | None
    """Latitude and longitude."""


@dataclass(slots=True)
class UsTowns:
    """Looks towns up in the postal data of the ``zipcodes`` package (MIT); remembers every answer.

    The data is loaded with the first question: 0.3 to 1 second, which a site without offices never pays.
    """

    _codes: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _areas: dict[str, PostalArea | None] = field(default_factory=dict)

    def postal_codes(self, town: str, state: str | None) -> frozenset[str]:
        """Return the postal codes of a town of that state; empty where there is no such town."""
        key = (" ".join(town.split()), (state or "").upper())
        if key not in self._codes:
            self._codes[key] = _look_up(*key)
        return self._codes[key]

    def same_area(self, codes: frozenset[str], code: str | None) -> bool:
        """Return whether a postal code is one of these, or not known."""
        return code is None or code[:5] in codes

    def postal_area(self, code: str) -> PostalArea | None:
        """Return what is known of a ZIP or ZIP+4, null where there is no such ZIP in the data."""
        five = code[:5]
        if five not in self._areas:
            self._areas[five] = _area(five)
        return self._areas[five]

    def miles_apart(self, code: str, town: str, state: str) -> float | None:
        """Return the miles from a ZIP to the nearest ZIP of a town, null where either is not known."""
        here = self.postal_area(code)
        points = [
            area.point for zip_code in self.postal_codes(town, state) if (area := self.postal_area(zip_code))
        ]
        known = [point for point in points if point is not None]
        if here is None or here.point is None or not known:
            return None
        return min(_miles(here.point, point) for point in known)

    def area_code_exists(self, area_code: str) -> bool:
        """Return whether a North American area code is in use, by the data of ``phonenumbers``."""
        phonenumbers = import_module("phonenumbers")
        number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{area_code}2345678"))
        return bool(phonenumbers.is_valid_number(number))


def _look_up(town: str, state: str) -> frozenset[str]:
    zipcodes = import_module("zipcodes")  # untyped
    for name in dict.fromkeys((town, town.title())):
        rows: list[dict[str, Any]] = zipcodes.filter_by(city=name, state=state)
        if rows:
            return frozenset(row["zip_code"] for row in rows)
    return frozenset()


def _area(code: str) -> PostalArea | None:
    if len(code) != 5 or not code.isdigit():
        return None
    zipcodes = import_module("zipcodes")
    rows: list[dict[str, Any]] = zipcodes.matching(code)
    if not rows:
        return None
    row = rows[0]
    names = (row["city"], *row["acceptable_cities"], *row["unacceptable_cities"])
    point = (float(row["lat"]), float(row["long"])) if row["lat"] and row["long"] else None
    return PostalArea(row["city"], row["state"], frozenset(city_form(name) for name in names), point)


def _miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance (haversine: R. W. Sinnott, Sky and Telescope 68, 1984)."""
    (lat1, long1), (lat2, long2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((long2 - long1) / 2) ** 2
    )
    return 2 * _EARTH_MILES * math.asin(math.sqrt(half))
