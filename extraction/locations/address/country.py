"""Find the country whose forms of addresses and numbers a page uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from extraction.page.document import Document

_BY_SUFFIX = {"uk": "GB", "in": "IN", "us": "US", "au": "AU", "nz": "NZ", "ie": "IE", "ca": "CA", "za": "ZA"}
"""Country-code top-level domains (IANA root zone) of the countries whose numbers are read without a prefix."""
_LANGUAGE = re.compile(r"^[a-z]{2,3}[-_](?P<region>[A-Za-z]{2})\b")
"""Matches ``en-IN``."""
_NAMES = {
    "united states": "US", "united states of america": "US", "usa": "US", "united kingdom": "GB", "uk": "GB",
    "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "india": "IN",
    "canada": "CA", "australia": "AU", "new zealand": "NZ", "aotearoa": "NZ", "ireland": "IE",
    "republic of ireland": "IE", "éire": "IE", "germany": "DE", "deutschland": "DE", "france": "FR", "spain": "ES",
    "españa": "ES", "mexico": "MX", "méxico": "MX", "italy": "IT", "italia": "IT", "netherlands": "NL",
    "switzerland": "CH", "austria": "AT", "österreich": "AT", "south africa": "ZA",
}  # fmt: skip
"""Names of countries as addresses have them."""
NATIONS = frozenset(_NAMES)
"""The same, folded: words that are no street."""
_CALLING = {"44": "GB", "353": "IE", "61": "AU", "64": "NZ", "91": "IN"}
"""Calling codes (ITU-T E.164) of one country each; +1 is of several."""
_DIALLED = re.compile(r"^tel:\s*(?:\+|00)(?P<digits>[\d\s().-]{8,})")
"""Matches ``tel:+61 2 9999 1234``."""
_NANP = r"(?<![\w.-])\(?[2-9]\d\d\)?[\s.-]{1,2}[2-9]\d\d[\s.-]\d{4}(?!\d)"
NATION_NAMES = {
    "US": r"\b(?:USA|U\.S\.A|United States)\b", "CA": r"\bCanada\b",
    "GB": r"\b(?:UK|United Kingdom|England|Scotland|Wales|Northern Ireland)\b", "IE": r"(?<!Northern )\bIreland\b",
    "AU": r"\bAustralia\b", "NZ": r"\b(?:New Zealand|NZ)\b", "IN": r"\bIndia\b",
}  # fmt: skip
"""Patterns of a country's name after an address. Matches ``New Zealand``."""
NATION_NUMBERS = {
    "US": _NANP, "CA": _NANP, "GB": r"\+44[\s(]?\d", "IE": r"\+353", "AU": r"\+61", "NZ": r"\+64",
    "IN": r"\+91[\s-]?\d",
}  # fmt: skip
"""Patterns of a telephone number beside an address that names its country. Matches ``+91 4``."""


def declared_country(document: Document, dialled: Sequence[str] = ()) -> str | None:
    """Return ISO 3166-1 alpha-2 by the host's suffix, structured data, dialled numbers, the language; else null.

    ``dialled`` holds the targets of the page's ``tel:`` links. The country is a hint for what an address or a number
    leaves open, and switches no country's reader off.
    """
    suffix = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    for node in document.structured.of_type("PostalAddress"):
        if code := country_code(node.get("addressCountry")):
            return code
    for href in dialled:
        if match := _DIALLED.match(href.lower()):
            digits = "".join(c for c in match["digits"] if c.isdigit())
            if code := _CALLING.get(digits[:3]) or _CALLING.get(digits[:2]):
                return code
    for text in (document.root.get("lang") or "", document.structured.first_meta("og:locale") or ""):
        if (match := _LANGUAGE.match(text)) and match["region"].upper() in _BY_SUFFIX.values():
            return match["region"].upper()
    return None


def country_code(value: object) -> str | None:
    """Return two letters for a schema.org ``addressCountry``: a code, a name, or a Country node; else null.

    >>> country_code("us"), country_code({"@type": "Country", "name": "India"}), country_code(7)
    ('US', 'IN', None)
    """
    if isinstance(value, dict):
        value = value.get("name") or value.get("identifier")
    if not isinstance(value, str):
        return None
    text = value.strip().rstrip(".")
    known = _NAMES.get(" ".join(text.casefold().replace(".", "").split()))
    if known:
        return known
    return text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else None
