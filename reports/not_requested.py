"""Put into words the addresses that the crawl did not request, and its notes on site maps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_REASONS = {
    "robots": "closed to us by robots.txt",
    "robots_unreachable": "their host's robots.txt never answered",
    "login_or_cart": "login, cart and other doors, which are never opened",
    "other_file": "files that are no pages",
    "not_included": "outside the paths that the profile includes",
    "excluded": "excluded by the profile",
    "repeating_path": "relative links that lead in circles",
    "max_depth": "deeper than max_depth",
    "max_pattern_pages": "more than max_pattern_pages of one shape: a calendar, a filter",
    "max_section_pages": "more than max_section_pages in one section",
    "max_pages": "beyond max_pages",
    "max_sitemaps": "more site maps than are read",
}
_NOTES = {
    "unreadable": "a site map that cannot be read",
    "broken": "a site map with broken XML: what comes before the fault was read",
    "cut": "a site map that is too long: the first 50,000 addresses were read",
    "has_entities": "a site map with entities, which are not resolved",
    "not_a_sitemap": "a site map that is none",
    "too_big": "a site map that unpacks to too much",
    "truncated": "a packed site map that ends early",
}
_MAX_ROWS = 50


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One reason with the addresses that it kept out."""

    words: str
    where: str
    """The shape or section of the addresses, e.g. ``/calendar/#/#/``; empty for all of the site."""
    count: int


def left_out(counts: Mapping[str, int]) -> list[LeftOut]:
    """Return the manifest's ``left_out`` in words, the largest first, at most fifty rows."""
    rows = []
    for reason, count in counts.items():
        key, _, where = reason.partition(" ")
        rows.append(LeftOut(_REASONS.get(key, key.replace("_", " ")), where, count))
    return sorted(rows, key=lambda row: (-row.count, row.words, row.where))[:_MAX_ROWS]


def crawl_notes(notes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the manifest's ``notes`` as words and the address that each is about (empty for the site)."""
    rows = []
    for note in list(notes)[:_MAX_ROWS]:
        key, _, url = note.partition(":")
        word = key.removeprefix("sitemap_")
        if key == "crawl_delay_bounded":
            rows.append(("robots.txt asks for a longer Crawl-delay than is kept", ""))
        else:
            rows.append((_NOTES.get(word, key.replace("_", " ")), url))
    return rows
