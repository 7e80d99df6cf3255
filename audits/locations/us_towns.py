"""Towns of the United States and their postal codes, and the numbers that can be dialled."""

from __future__ import annotations

import math
from importlib import import_module

from reference.us_postal_codes import PostalArea, postal_area, postal_codes_of

_EARTH_MILES = 3958.8
"""Mean radius (IUGG)."""


class UsTowns:
    """Looks towns up in the postal data, which is loaded with the first question."""

    def postal_codes(self, town: str, state: str | None) -> frozenset[str]:
        """Return the postal codes of a town of that state; empty where there is no such town."""
        return postal_codes_of(town, state)

    def same_area(self, codes: frozenset[str], code: str | None) -> bool:
        """Return whether a postal code is one of these, or not known."""
        return code is None or code[:5] in codes

    def postal_area(self, code: str) -> PostalArea | None:
        """Return what is known of a ZIP or ZIP+4, null where there is no such ZIP in the data."""
        return postal_area(code)

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


def _miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance (haversine: R. W. Sinnott, Sky and Telescope 68, 1984)."""
    (lat1, long1), (lat2, long2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((long2 - long1) / 2) ** 2
    )
    return 2 * _EARTH_MILES * math.asin(math.sqrt(half))
