"""Name what judges a record: the rooms and libraries whose change may give other findings of the same record."""

from __future__ import annotations

from reference.fingerprint import code_fingerprint

ROOMS = ("audits", "language", "reference", "schemas")
"""Rooms that audits may import, themselves among them."""
LIBRARIES = ("phonenumberslite", "textstat", "zipcodes")
"""Libraries that judge a word, a number or an address."""


def fingerprint() -> str:
    """Return the fingerprint of the audits: a new finding of other audits may be our own progress."""
    return code_fingerprint(ROOMS, LIBRARIES)
