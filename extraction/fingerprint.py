"""Name what reads a page: the rooms and libraries whose change may give other records of the same bytes."""

from __future__ import annotations

from reference.fingerprint import code_fingerprint

ROOMS = ("extraction", "language", "reference", "schemas")
"""Rooms that extraction may import, itself among them."""
LIBRARIES = (
    "beautifulsoup4", "cssselect", "htmldate", "justext", "lxml", "lxml_html_clean", "msgspec", "phonenumberslite",
    "pydantic", "pypdf", "readability-lxml", "selectolax", "trafilatura", "w3lib", "zipcodes",
)  # fmt: skip
"""Libraries that parse a page or vote on its values."""


def fingerprint() -> str:
    """Return the fingerprint of the extraction, in about 10 ms: key of what is kept of a page."""
    return code_fingerprint(ROOMS, LIBRARIES)
