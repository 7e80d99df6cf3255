"""Read addresses in text of a known country, and in one string such as a map link or a JSON-LD value holds."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.locations.address.found_address import FoundAddress
from extraction.locations.address.gb_address import GB_POSTCODE, read_gb
from extraction.locations.address.in_address import read_in, read_in_abroad
from extraction.locations.address.us_address import read_us
from extraction.locations.sources.fragment_lines import read_lines


def read_addresses(lines: Sequence[str], country: str) -> list[FoundAddress]:
    """Return the addresses of these lines in order, by the grammar of the country; British and Indian ones always."""
    found = read_in(lines) if country == "IN" else read_us(lines) if country == "US" else []
    if country != "IN":
        found.extend(_apart(read_in_abroad(lines), found))
    if any(GB_POSTCODE.search(line) for line in lines):
        british = read_gb(lines)
        if country == "GB":
            return british or read_us(lines)
        found.extend(_apart(british, found))
    return sorted(found, key=lambda address: address.start)


def _apart(more: list[FoundAddress], found: list[FoundAddress]) -> list[FoundAddress]:
    """Return those that overlap none of the found ones."""
    return [m for m in more if not any(m.start < f.end and f.start < m.end for f in found)]


def read_address_text(text: str, country: str) -> FoundAddress | None:
    """Return the first address of a string, which may hold mark-up; null where it holds none."""
    lines = [line.text for line in read_lines(text)] if "<" in text or "&" in text else text.splitlines()
    found = read_addresses([" ".join(line.split()) for line in lines if line.strip()], country)
    return found[0] if found else None
