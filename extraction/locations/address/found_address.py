"""Addresses as read from lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from schemas.location import Address


class Evidence(IntEnum):
    """How surely the words of an address name its country; of two readings of one text the surer is kept."""

    TOWN = 1
    """A town, or a code that several countries write so; kept only where the page names the country elsewhere."""
    REGION = 2
    """A region or county of the country, the country's name, or its telephone prefix beside the address."""
    CODE = 3
    """A postal code of a form that the country alone has, or a code with region or town of it."""


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address with its position in the text that it was read from."""

    start: int
    """Offset of its first character in the lines joined by line feeds."""
    end: int
    """Offset after its last character."""
    raw: str
    """As written, lines joined by comma and blank."""
    address: Address
    """The address in parts."""
    inferred: tuple[str, ...] = ()
    """The parts that the text does not hold: filled from the postal code."""
    strong: bool = True
    """True if it is surely a street (suffix, numbered road, grid)."""
    evidence: Evidence = Evidence.CODE
    """How surely the words name the country."""


def fold_lines(text: str) -> str:
    """Return lines joined by comma and blank, commas at their ends not doubled.

    >>> fold_lines("185 Fairfield Ave.,\\nSuite 2A")
    '185 Fairfield Ave., Suite 2A'
    """
    return ", ".join(part for part in re.split(r"\s*,?\s*\n\s*", text) if part)
