"""Hold one page of a site as `finish_site` takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemas.stored_page import StoredPage


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page that was read; its reading stays in a store or in memory until it is loaded."""

    url: str
    """The final URL, normalised."""
    page_id: str
    """The page's id."""
    body_sha256: str
    """Hash of the bytes that were read: pages of the same hash are the same bytes."""
    sitemap_lastmod: str | None = None
    """The date in the site map, as written there."""
    load: Callable[[], bytes]
    """Returns the page's reading (`PageReading.to_bytes`); called several times, so that a site's readings need not
    fit into memory."""

    @classmethod
    def of(cls, page: StoredPage, page_id: str, load: Callable[[], bytes]) -> SitePage:
        """Return a page of a crawl, one of `single_pages` that `is_readable`."""
        return cls(
            url=page.final_url, page_id=page_id, body_sha256=page.body_sha256 or "",
            sitemap_lastmod=page.sitemap_lastmod, load=load,
        )  # fmt: skip
