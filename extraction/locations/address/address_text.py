"""Read addresses in text, whatever their country, and in one string such as a map link or a JSON-LD value holds.

Every country has one reader; each reads wherever its forms are. Where two read the same words, the surer evidence is
kept (postal code, region, town), never a default; what only a town's name speaks for is kept where the page names the
country elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.locations.address.au_address import may_hold_au, read_au
from extraction.locations.address.ca_address import may_hold_ca, read_ca
from extraction.locations.address.country import NATION_NAMES, NATION_NUMBERS
from extraction.locations.address.found_address import Evidence, FoundAddress
from extraction.locations.address.gb_address import may_hold_gb, read_gb
from extraction.locations.address.ie_address import may_hold_ie, read_ie
from extraction.locations.address.in_address import may_hold_in, read_in
from extraction.locations.address.nz_address import may_hold_nz, read_nz
from extraction.locations.address.text_signs import TextSigns, text_signs
from extraction.locations.address.us_address import may_hold_us, read_us
from extraction.locations.sources.fragment_lines import read_lines


@dataclass(frozen=True, slots=True)
class CountryReader:
    """The reader of one country's addresses."""

    country: str
    """ISO 3166-1 alpha-2."""
    may_hold: Callable[[TextSigns], bool]
    """Cheap test of a text: no address of the country where it fails."""
    read: Callable[[Sequence[str]], list[FoundAddress]]
    """Reader of lines."""


READERS = (
    CountryReader("US", may_hold_us, read_us),
    CountryReader("CA", may_hold_ca, read_ca),
    CountryReader("GB", may_hold_gb, read_gb),
    CountryReader("IE", may_hold_ie, read_ie),
    CountryReader("AU", may_hold_au, read_au),
    CountryReader("NZ", may_hold_nz, read_nz),
    CountryReader("IN", may_hold_in, read_in),
)
"""One reader a country."""
SUPPORT_WITHIN = 160
"""Most characters from an address to the country's name or telephone number that speaks for it."""


def read_addresses(lines: Sequence[str], hint: str | None) -> list[FoundAddress]:
    """Return the addresses of these lines in order, none overlapping.

    ``hint`` is the country that the page names elsewhere, null for none; it decides only what the words leave open.
    """
    text = "\n".join(lines)
    signs = text_signs(text)
    found = [
        address for reader in READERS if reader.may_hold(signs) for address in reader.read(lines)
        if (address.evidence > Evidence.TOWN or _is_supported(address, text, hint))
        and not (hint == "AU" and address.address.country == "NZ" and not _names_nation(address, text))
    ]  # fmt: skip
    kept: list[FoundAddress] = []
    starts: list[int] = []
    for address in sorted(found, key=lambda a: (-a.evidence, a.address.country != hint, a.start - a.end)):
        at = bisect_left(starts, address.start)
        if (at == 0 or kept[at - 1].end <= address.start) and (at == len(kept) or address.end <= starts[at]):
            kept.insert(at, address)
            starts.insert(at, address.start)
    return kept


def _names_nation(address: FoundAddress, text: str) -> bool:
    """Return whether the country's name is in an address or after it; towns of one name have codes of one form."""
    around = text[address.start : address.end + SUPPORT_WITHIN]
    return re.search(NATION_NAMES[address.address.country or ""], around) is not None


def _is_supported(address: FoundAddress, text: str, hint: str | None) -> bool:
    """Return whether the page or the words around name the country that an address itself leaves open."""
    country = address.address.country or ""
    if country == hint:
        return True
    if hint is not None:
        return False
    after = text[address.end : address.end + SUPPORT_WITHIN]
    if re.search(NATION_NAMES[country], after):
        return True
    before = text[max(0, address.start - SUPPORT_WITHIN) : address.start]
    return re.search(NATION_NUMBERS[country], f"{before}\n{after}") is not None


def read_address_text(text: str, hint: str | None) -> FoundAddress | None:
    """Return the first address of a string, which may hold mark-up; null where it holds none."""
    lines = [line.text for line in read_lines(text)] if "<" in text or "&" in text else text.splitlines()
    found = read_addresses([" ".join(line.split()) for line in lines if line.strip()], hint)
    return found[0] if found else None
