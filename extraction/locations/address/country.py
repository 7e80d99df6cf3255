"""Find the country whose forms of addresses and numbers a page uses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from extraction.page.document import Document

_BY_SUFFIX = {"uk": "GB", "in": "IN", "us": "US", "au": "AU", "nz": "NZ", "ie": "IE", "ca": "CA", "za": "ZA"}
"""Country-code top-level domains (IANA root zone) of the countries whose numbers are read without a prefix."""
_LANGUAGE = re.compile(r"^[a-z]{2,3}[-_](?P<region>[A-Za-z]{2})\b")
"""Matches ``en-IN``."""
_NAMES = {
    "united states": "US",
    "usa": "US",
    "united kingdom": "GB",
    "uk": "GB",
    "england": "GB",
    "india": "IN",
}
DEFAULT = "US"
"""Country of a page that names none; the audits know US English."""


def declared_country(document: Document) -> str | None:
    """Return ISO 3166-1 alpha-2 by the host's suffix, addresses in structured data, then the language; else null."""
    suffix = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    for node in document.structured.of_type("PostalAddress"):
        if code := country_code(node.get("addressCountry")):
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
    known = _NAMES.get(text.casefold().replace(".", ""))
    if known:
        return known
    return text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else None
