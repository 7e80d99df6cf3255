"""Find the pages of earlier runs whose URLs lead to another page now, for the case that it is a wall, or fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from schemas.page_note import PageNote, PageNoteName
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch


def led_away(
    pages: Iterable[StoredPage], known: Mapping[str, str], page_ids: Mapping[str, str]
) -> dict[str, dict[str, StoredPage]]:
    """Return, by the URL where their redirects end, the pages that had an id of their own before this run.

    By page id; of several URLs that led to such a page, the smallest. A URL whose redirect ended at the same page in an
    earlier run is that page's, and not among them.
    """
    away: dict[str, dict[str, StoredPage]] = {}
    for page in pages:
        own, final = known.get(page.url), page.final_url
        if own is None or page.url == final or (final in known and own == page_ids[final]):
            continue
        chosen = away.setdefault(final, {})
        if own not in chosen or page.url < chosen[own].url:
            chosen[own] = page
    return away


def at_its_own_url(page: StoredPage, *, walled: bool) -> StoredPage:
    """Return a page whose redirect ends at a wall or a failure as one that itself could not be reached."""
    notes = page.notes + ((PageNote(PageNoteName.WALL),) if walled else ())
    return replace(
        page,
        final_url=page.url,
        fetch=Fetch.ERROR,
        headers={},
        body_sha256=None,
        error=f"it leads to {page.final_url}: {page.error or 'that is not the page'}",
        notes=notes,
    )
