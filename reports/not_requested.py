"""What the crawl knew of and did not ask for, and what it noticed about the site's own map, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.left_out import LeftOutReason, read_left_out

_REASONS: dict[str, str] = {
    LeftOutReason.ROBOTS: "closed to us by robots.txt",
    LeftOutReason.ROBOTS_UNREACHABLE: "their host's robots.txt never answered",
    LeftOutReason.LOGIN_OR_CART: "login, cart and other doors, which are never opened",
    LeftOutReason.OTHER_FILE: "files that are no pages",
    LeftOutReason.NOT_INCLUDED: "outside the paths that the profile includes",
    LeftOutReason.EXCLUDED: "excluded by the profile",
    LeftOutReason.REPEATING_PATH: "relative links that lead in circles",
    LeftOutReason.MAX_DEPTH: "deeper than max_depth",
    LeftOutReason.MAX_PATTERN_PAGES: "more than max_pattern_pages of one shape: a calendar, a filter",
    LeftOutReason.MAX_SECTION_PAGES: "more than max_section_pages in one section",
    LeftOutReason.MAX_PAGES: "beyond max_pages",
    LeftOutReason.MAX_SITEMAPS: "more site maps than are read",
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
class LeftOutRow:
    """One reason with the addresses that it kept out."""

    words: str
    where: str
    """The shape or section of the addresses, e.g. ``/calendar/#/#/``; empty for all of the site."""
    count: int


def left_out(counts: Mapping[str, int]) -> list[LeftOutRow]:
    """Return the manifest's ``left_out`` in words, the largest first, at most fifty rows."""
    rows = []
    for text, count in counts.items():
        cause = read_left_out(text)
        words = _REASONS.get(cause.reason, cause.reason.replace("_", " "))
        rows.append(LeftOutRow(words, cause.where, count))
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
