"""A page as the crawl stores it for the later stages."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.page_note import PageNote
from schemas.vocabulary import Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """One URL of one run as the crawl stored it; its body is kept apart by hash."""

    url: str
    """The URL as first found, normalised."""
    final_url: str
    """After redirects, normalised."""
    fetch: Fetch
    """Result of the crawl for it."""
    http_status: int | None = None
    """Of the final answer."""
    content_type: str | None = None
    """The header as sent."""
    headers: dict[str, str] = field(default_factory=dict)
    """Response headers that matter later, names in lower case: content-language, date, etag, last-modified, link,
    x-robots-tag, age, content-type."""
    body_sha256: str | None = None
    """Key of the stored body; null without one."""
    depth: int = 0
    """Links from the start page."""
    inlinks: int = 0
    """Other pages of the run that link here."""
    in_sitemap: bool = False
    """True if a site map lists it."""
    sitemap_lastmod: str | None = None
    """As written in the site map."""
    fetched_at: str = ""
    """UTC ISO 8601; of the request in this run."""
    error: str | None = None
    """The failure in words."""
    notes: tuple[PageNote, ...] = ()
    """Facts that the crawl learned, e.g. ``redirect_chain:2``."""
