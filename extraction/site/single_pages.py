"""Choose the pages of a site that are read: one for each final URL, and only where there is something to read."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch

READ_FETCHES = (Fetch.FETCHED, Fetch.NOT_MODIFIED)
"""Ends of a fetch that leave something to read."""


def single_pages(pages: Iterable[StoredPage]) -> list[StoredPage]:
    """Return one page for each final URL, in the order of these.

    Of several URLs that end at one page, the one that is the page's own is chosen, else the smallest.
    """
    chosen: dict[str, StoredPage] = {}
    for page in pages:
        known = chosen.get(page.final_url)
        if known is None or (page.url != page.final_url, page.url) < (
            known.url != known.final_url,
            known.url,
        ):
            chosen[page.final_url] = page
    return [chosen[url] for url in sorted(chosen)]


def is_readable(page: StoredPage) -> bool:
    """Return whether the page has a body to read; one that ended in an error or is forbidden has none."""
    return page.body_sha256 is not None and page.fetch in READ_FETCHES
