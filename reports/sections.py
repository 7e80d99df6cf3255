"""The lists of "To fix": which categories of findings each holds, under which heading and anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.vocabulary import AuditCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One list."""

    anchor: str
    """Fragment of its address in ``fix.html``; also the word of its filter."""
    title: str
    """Its heading."""
    short: str
    """Its name on a button or a chip."""
    clean: str
    """What is said of it where nothing is to fix."""


SPELLING = Section(anchor="spelling", title="Spelling", short="Spelling", clean="No misspelled words found.")
READING = Section(
    anchor="reading", title="Hard to read", short="Hard to read", clean="No hard-to-read pages found."
)
UP_TO_DATE = Section(
    anchor="up-to-date", title="Out of date", short="Out of date", clean="Nothing out of date found."
)
OFFICES = Section(
    anchor="offices", title="Offices", short="Offices", clean="No contradictions between pages found."
)
LINKS = Section(
    anchor="links", title="Links", short="Links", clean="No broken links found between your pages."
)
BUILD = Section(
    anchor="build",
    title="Pictures and headings",
    short="Pictures and headings",
    clean="Nothing to fix found.",
)
SAFETY = Section(anchor="safety", title="Safety", short="Safety", clean="No hacked or spam pages found.")

SECTIONS = (UP_TO_DATE, SPELLING, READING, OFFICES, LINKS, BUILD, SAFETY)
"""In the order in which they are read."""

_OF_CATEGORY: Mapping[str, Section] = {
    AuditCategory.SPELLING: SPELLING,
    AuditCategory.CONSISTENCY: SPELLING,
    AuditCategory.READABILITY: READING,
    AuditCategory.FRESHNESS: UP_TO_DATE,
    AuditCategory.LOCATIONS: OFFICES,
    AuditCategory.LINKS: LINKS,
    AuditCategory.TRUST: SAFETY,
}


def section_of(category: str) -> Section:
    """Return the list of a category; what has none of its own is about how pages are built."""
    return _OF_CATEGORY.get(category, BUILD)
