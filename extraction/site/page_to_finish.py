"""Hold one page of a site that is known, as the last step takes it; light to import, since it goes to workers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToFinish:
    """One page with all that finishing it needs beside the site's facts."""

    url: str
    """The final URL, normalised."""
    page_id: str
    """The page's id; its text's has the same digits."""
    sitemap_lastmod: str | None
    """The date in the site map, as written there."""
    copy_of: str | None
    """URL of the page of the site that stands for this one, which then gives no text; null for none."""
    canonical_elsewhere: str | None = None
    """URL of the page of the site that this one names as canonical and whose text is another; null for none."""
    reading: bytes
    """The page's reading (`PageReading.to_bytes`)."""
