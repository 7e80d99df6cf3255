"""Towns of the United States and their postal codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(slots=True)
class Places:
    """Looks towns up in the postal data of the ``zipcodes`` package (MIT); remembers every answer."""

    _codes: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def postal_codes(self, town: str, state: str | None) -> frozenset[str]:
        """Return the postal codes of a town of that state; empty where there is no such town."""
        key = (" ".join(town.split()), (state or "").upper())
        if key not in self._codes:
            self._codes[key] = _look_up(*key)
        return self._codes[key]

    def same_area(self, codes: frozenset[str], code: str | None) -> bool:
        """Return whether a postal code is one of these, or not known."""
        return code is None or code[:5] in codes


def _look_up(town: str, state: str) -> frozenset[str]:
    zipcodes = import_module("zipcodes")  # untyped
    for name in dict.fromkeys((town, town.title())):
        rows: list[dict[str, Any]] = zipcodes.filter_by(city=name, state=state)
        if rows:
            return frozenset(row["zip_code"] for row in rows)
    return frozenset()
