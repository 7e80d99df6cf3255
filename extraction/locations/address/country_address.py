"""Build the address of a country from the parts before its tail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.locations.address.found_address import Evidence, FoundAddress, fold_lines
from extraction.locations.address.parts_before import Before
from schemas.location import Address

_TOWN = re.compile(r"^[A-ZÀ-ÞĀ-Ž][\wÀ-ž.'’()&/-]*(?:[ -]+(?:[A-ZÀ-Þa-z][\wÀ-ž.'’()&/-]*|d['’]\w+)){0,4}$")
"""Matches ``St. John's``, ``Trois-Rivières`` and ``Bagenalstown``."""


@dataclass(frozen=True, slots=True)
class TailParts:
    """What a country's reader knows of an address besides its street."""

    end: int
    """Offset after the tail."""
    city: str | None
    """Town."""
    region: str | None
    """Province, state or county."""
    postal_code: str | None
    """Code as the record has it."""
    evidence: Evidence
    """How surely the tail names the country."""


def is_town(name: str | None) -> bool:
    """Return whether words may be a town's name.

    >>> is_town("St. John's"), is_town("12 High Street"), is_town("where we meet")
    (True, False, False)
    """
    return name is not None and _TOWN.match(name) is not None and not any(c.isdigit() for c in name)


def build_address(text: str, before: Before, tail: TailParts, country: str) -> FoundAddress:
    """Return the address that a street and a tail make."""
    return FoundAddress(
        before.start,
        tail.end,
        fold_lines(text[before.start : tail.end]),
        Address(
            street=before.street, unit=", ".join(before.units) or None, city=tail.city, region=tail.region,
            postal_code=tail.postal_code, country=country,
        ),
        strong=before.numbered,
        evidence=tail.evidence,
    )  # fmt: skip
