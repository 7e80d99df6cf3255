"""Pages to records in two passes: `read` one page, `learn` the site, `finish` each page.

    read(body, url, content_type, headers) -> Draft                    in the workers, pure
    learn(drafts, start_url) -> SiteFacts                              once
    finish(draft, facts, page_id=…, article_id=…) -> FinishedPage      pure
    site_locations(drafts, facts, page_ids) -> list[Location]          once
    extract_pages(pages) -> all of it for saved pages

Nothing here imports Scrapy or Twisted, reads a file at call time, the network or the clock. The names are
looked up when they are first used, so that importing one reader does not load all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extraction.batch import extract_pages
    from extraction.draft import Draft, Reference
    from extraction.finished_page import FinishedPage
    from extraction.finishing import finish
    from extraction.learning import learn
    from extraction.reading import read
    from extraction.resolving import site_locations
    from extraction.site_facts import SiteFacts
    from extraction.version import EXTRACTOR_VERSION

_HOMES = {
    "EXTRACTOR_VERSION": "version",
    "Draft": "draft",
    "FinishedPage": "finished_page",
    "Reference": "draft",
    "SiteFacts": "site_facts",
    "extract_pages": "batch",
    "finish": "finishing",
    "learn": "learning",
    "read": "reading",
    "site_locations": "resolving",
}

__all__ = [
    "EXTRACTOR_VERSION", "Draft", "FinishedPage", "Reference", "SiteFacts", "extract_pages", "finish", "learn",
    "read", "site_locations",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
