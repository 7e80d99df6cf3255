"""A page of the site, as the crawl found it."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.linked_document import LinkedDocument
from schemas.record import Record
from schemas.software import Software
from schemas.vocabulary import Fetch, Lifecycle, PageKind


class Page(Record):
    """One URL of the site: its answer, its kind of page, and the times when it was seen."""

    record: Literal["page"] = "page"
    """The record's type."""
    page_id: str = Field(pattern=r"^p-[0-9a-f]{16}$")
    """Minted at the first publish; survives a redirect or a move."""
    url: str
    """The URL as first found, normalised."""
    final_url: str
    """The URL after redirects, normalised."""
    previous_urls: list[str] = []
    """Other URLs that led to this page, in this run or an earlier one, sorted."""
    http_status: int | None = Field(default=None, ge=100, le=999)
    """Status of the final answer; null where none came."""
    fetch: Fetch
    """Result of the crawl for this URL."""
    kind: PageKind
    """Purpose of the page."""
    kind_confidence: float | None = Field(default=None, ge=0, le=1)
    """Confidence in the kind, 0 to 1."""
    language: str | None = None
    """BCP 47 tag of the page's main language."""
    title: str | None = None
    """The text of ``<title>``."""
    etag: str | None = None
    """The validator that the server sent."""
    last_modified: str | None = None
    """The ``Last-Modified`` header as sent."""
    sitemap_lastmod: str | None = None
    """``lastmod`` of the site map's entry, as written there."""
    in_sitemap: bool = False
    """True if a site map lists the URL."""
    depth: int = Field(default=0, ge=0)
    """Links from the start page; pagination costs none."""
    inlinks: int = Field(default=0, ge=0)
    """Number of other pages of the site that link here."""
    linked_from: list[str] = []
    """Of a page that did not answer as a page should: up to 20 URLs of the pages that link here, sorted."""
    software: Software | None = None
    """Software that made the page, by what the page shows; null where it shows none."""
    document: LinkedDocument | None = None
    """Properties of a PDF; null for a page."""
    content_hash: str | None = None
    """``v1:`` and a sha256 over the page's own main text; see docs/output-contract.md."""
    fetched_at: AwareDatetime | None = None
    """Time of this run's request, UTC."""
    first_seen: AwareDatetime | None = None
    """Start of the first complete run that saw the page, UTC."""
    last_seen: AwareDatetime | None = None
    """Start of the last run that saw the page, UTC."""
    last_changed: AwareDatetime | None = None
    """Start of the run that first saw the present content hash, UTC."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """State of the page over the runs."""
    missing_runs: int = Field(default=0, ge=0)
    """Complete runs in a row, this one included, that found the page gone."""
    error: str | None = None
    """The failure in words; null without one."""
    notes: list[str] = []
    """Facts about the page that a reader of the run must know, e.g. ``needs_javascript``, ``soft_404``."""
