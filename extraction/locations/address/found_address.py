"""Addresses as read from lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.location import Address


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


def fold_lines(text: str) -> str:
    """Return lines joined by comma and blank, commas at their ends not doubled.

    >>> fold_lines("185 Fairfield Ave.,\\nSuite 2A")
    '185 Fairfield Ave., Suite 2A'
    """
    return ", ".join(part for part in re.split(r"\s*,?\s*\n\s*", text) if part)
