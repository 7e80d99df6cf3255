"""Put into words the addresses that the crawl did not request, and its notes on site maps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from schemas.crawl_note import CrawlNoteName, read_crawl_note
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
    LeftOutReason.MAX_SITE_PAGES: "beyond max_site_pages: raise it if the site is so large",
    LeftOutReason.MAX_KNOWN_URLS: "beyond max_known_urls: a trap, or a site for which it must be raised",
    LeftOutReason.MAX_SITEMAPS: "more site maps than are read",
}
_NOTES: dict[str, str] = {
    CrawlNoteName.CRAWL_DELAY_BOUNDED: "robots.txt asks for a longer Crawl-delay than is kept",
    CrawlNoteName.MAX_SITE_PAGES: "the site has more pages than max_site_pages: the rest was not requested",
    CrawlNoteName.MAX_KNOWN_URLS: "the site names more addresses than max_known_urls: the rest was not looked at",
    CrawlNoteName.LINKS_CUT: "pages with thousands of links: of some, only the first were looked at",
    CrawlNoteName.SITEMAP_UNREADABLE: "a site map that cannot be read",
    CrawlNoteName.SITEMAP_BROKEN: "a site map with broken XML: what comes before the fault was read",
    CrawlNoteName.SITEMAP_CUT: "a site map that is too long: the first 50,000 addresses were read",
    CrawlNoteName.SITEMAP_HAS_ENTITIES: "a site map with entities, which are not resolved",
    CrawlNoteName.SITEMAP_NOT_A_SITEMAP: "a site map that is none",
    CrawlNoteName.SITEMAP_TOO_BIG: "a site map that unpacks to too much",
    CrawlNoteName.SITEMAP_TRUNCATED: "a packed site map that ends early",
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
    read = (read_crawl_note(text) for text in islice(notes, _MAX_ROWS))
    return [(_NOTES.get(note.name, note.name.replace("_", " ")), note.url) for note in read]
