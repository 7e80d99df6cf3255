"""Write and read the manifest's notes on a crawl: a word, and for site maps a URL, as in ``sitemap_cut:https://…``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CrawlNoteName(StrEnum):
    """The words of the notes. A word is never renamed or reused: manifests of earlier runs hold it."""

    CRAWL_DELAY_BOUNDED = "crawl_delay_bounded"
    """Without a URL, as all notes on the whole site."""
    MAX_SITE_PAGES = "max_site_pages"
    MAX_KNOWN_URLS = "max_known_urls"
    LINKS_CUT = "links_cut"
    """Pages have the note of the same name."""
    SITEMAP_UNREADABLE = "sitemap_unreadable"
    SITEMAP_BROKEN = "sitemap_broken"
    SITEMAP_CUT = "sitemap_cut"
    SITEMAP_HAS_ENTITIES = "sitemap_has_entities"
    SITEMAP_NOT_A_SITEMAP = "sitemap_not_a_sitemap"
    SITEMAP_TOO_BIG = "sitemap_too_big"
    SITEMAP_TRUNCATED = "sitemap_truncated"
    SITEMAP_UNKNOWN = "sitemap_unknown"
    """A content encoding that is not known."""


@dataclass(frozen=True, slots=True)
class CrawlNote:
    """One note on a crawl."""

    name: CrawlNoteName | str
    """A plain string only where another version of Checkup wrote a word that this one does not know."""
    url: str = ""
    """Of the site map; empty for a note on the whole site."""

    def __str__(self) -> str:
        """Return the note as manifests hold it."""
        return f"{self.name}:{self.url}" if self.url else str(self.name)


def read_crawl_note(text: str) -> CrawlNote:
    """Return the note that a manifest or the store holds as a string."""
    name, _, url = text.partition(":")
    return CrawlNote(CrawlNoteName(name) if name in _NAMES else name, url)


_NAMES = frozenset(CrawlNoteName)
