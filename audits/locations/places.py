"""Towns of the United States and their postal codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(slots=True)
class Places:
    """Looks towns up in the postal data of the ``zipcodes`` package (MIT); loads it at the first question."""

    _zips: dict[tuple[str, str], frozenset[str]] | None = field(default=None)

    def postal_codes(self, town: str, state: str | None) -> frozenset[str]:
        """Return the postal codes of a town of that state; empty where there is no such town."""
        if self._zips is None:
            self._zips = _load()
        return self._zips.get((" ".join(town.casefold().split()), (state or "").upper()), frozenset())

    def same_area(self, codes: frozenset[str], code: str | None) -> bool:
        """Return whether a postal code is one of these, or not known."""
        return code is None or code[:5] in codes


def _load() -> dict[tuple[str, str], frozenset[str]]:
    towns: dict[tuple[str, str], set[str]] = {}
    rows: list[dict[str, Any]] = import_module("zipcodes").list_all()  # untyped, slow to import
    for row in rows:
        for town in (row["city"], *row["acceptable_cities"]):
            towns.setdefault((town.casefold(), row["state"]), set()).add(row["zip_code"])
    return {key: frozenset(codes) for key, codes in towns.items()}
