"""Put into words the addresses that the crawl did not request, and its notes on site maps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from schemas.crawl_note import CrawlNoteName, read_crawl_note
from schemas.left_out import LeftOutReason, read_left_out

_REASONS: dict[str, str] = {
    LeftOutReason.ROBOTS: "closed to us by your robots.txt",
    LeftOutReason.ROBOTS_UNREACHABLE: "the server didn't answer when we looked for its robots.txt",
    LeftOutReason.LOGIN_OR_CART: "logins, carts and the like, which we never open",
    LeftOutReason.OTHER_FILE: "files that aren't pages",
    LeftOutReason.NOT_INCLUDED: "outside the paths that your settings include",
    LeftOutReason.EXCLUDED: "excluded by your settings",
    LeftOutReason.REPEATING_PATH: "links that lead in circles",
    LeftOutReason.MAX_DEPTH: "deeper than max_depth allows",
    LeftOutReason.MAX_PATTERN_PAGES: "more pages of one shape than max_pattern_pages allows: a calendar, a filter",
    LeftOutReason.MAX_SECTION_PAGES: "more pages in one section than max_section_pages allows",
    LeftOutReason.MAX_PAGES: "more pages than max_pages allows",
    LeftOutReason.MAX_SITE_PAGES: "more pages than max_site_pages allows: raise it if your site is that large",
    LeftOutReason.MAX_KNOWN_URLS: "more addresses than max_known_urls allows: links without end, or a limit to raise",
    LeftOutReason.MAX_SITEMAPS: "more site maps than we read",
}
_NOTES: dict[str, str] = {
    CrawlNoteName.CRAWL_DELAY_BOUNDED: "robots.txt wants a longer pause (Crawl-delay) than we keep",
    CrawlNoteName.MAX_SITE_PAGES: "the site has more pages than max_site_pages: we didn't read the rest",
    CrawlNoteName.MAX_KNOWN_URLS: "the site has more addresses than max_known_urls: we didn't look at the rest",
    CrawlNoteName.LINKS_CUT: "some pages have thousands of links: we only looked at the first",
    CrawlNoteName.SITEMAP_UNREADABLE: "we can't read this site map",
    CrawlNoteName.SITEMAP_BROKEN: "this site map is broken: we read it up to the error",
    CrawlNoteName.SITEMAP_CUT: "this site map is too long: we read its first 50,000 addresses",
    CrawlNoteName.SITEMAP_HAS_ENTITIES: "this site map uses XML entities, which we don't resolve",
    CrawlNoteName.SITEMAP_NOT_A_SITEMAP: "this address has no site map",
    CrawlNoteName.SITEMAP_TOO_BIG: "this site map is too large when unpacked",
    CrawlNoteName.SITEMAP_TRUNCATED: "this packed site map ends early",
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
