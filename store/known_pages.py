"""List the pages of the last complete run that a crawl asks for again, whether or not anything links to them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.vocabulary import Fetch, Lifecycle
from store.page_history import PageHistory
from store.published_folder import PublishedFolder

_ANSWERED = (Fetch.FETCHED, Fetch.NOT_MODIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """One page of the last complete run."""

    url: str
    """Its final URL, normalised."""
    depth: int
    """Links from the start page then."""
    in_sitemap: bool = False
    """Whether a site map listed it then."""
    sitemap_lastmod: str | None = None
    """As written there."""


def known_pages(previous: PublishedFolder | None, lives: Mapping[str, PageHistory]) -> Iterator[KnownPage]:
    """Yield the pages that were there at the last complete run, in its order.

    A page that answered, or that ever held a text and is not gone since: one look at an error proves nothing, and what
    a rule keeps out may be let in again. Pages that were never requested are left to the links that lead to them.
    """
    if previous is None:
        return
    for line in previous.lines("pages.jsonl"):
        page = json.loads(line)
        life = lives.get(page["page_id"])
        if page["lifecycle"] == Lifecycle.GONE:
            continue
        if page["fetch"] in _ANSWERED or (life is not None and life.content_hash is not None):
            yield KnownPage(url=page["final_url"], depth=page["depth"])
