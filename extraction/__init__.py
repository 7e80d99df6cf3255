"""Turn pages into records: `read` each page, `learn` the site, `finish` each page.

    read_bytes(body, url, content_type, headers) -> bytes                 in the workers, pure; `read`: as a record
    finish_site(pages, start_url, mapper) -> SiteRecords                  once: the one driver of all that follows
        learn(readings, start_url) -> SiteFacts
        select_offices(parts, start_url, page_ids) -> SiteOffices
        finish(reading, facts, page_id=…, article_id=…) -> FinishedPage   in the workers
    finish_saved(pages), extract_pages(pages) -> both for saved pages

Nothing here imports Scrapy or Twisted, reads a file at call time, the network or the clock. The names are
looked up when they are first used, so that importing one reader does not load all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extraction.finish_page import finish
    from extraction.finished_page import FinishedPage
    from extraction.learn_site import learn
    from extraction.page_reading import PageReading, Reference
    from extraction.read_page import read, read_bytes
    from extraction.saved_pages import SavedPage, extract_pages, finish_saved
    from extraction.site.site_facts import SiteFacts
    from extraction.site.site_page import SitePage

_HOMES = {
    "PageReading": "page_reading",
    "FinishedPage": "finished_page",
    "Reference": "page_reading",
    "SiteFacts": "site.site_facts",
    "SavedPage": "saved_pages",
    "SitePage": "site.site_page",
    "extract_pages": "saved_pages",
    "finish": "finish_page",
    "finish_saved": "saved_pages",
    "learn": "learn_site",
    "read": "read_page",
    "read_bytes": "read_page",
}

__all__ = [
    "FinishedPage", "PageReading", "Reference", "SavedPage", "SiteFacts", "SitePage", "extract_pages", "finish",
    "finish_saved", "learn", "read", "read_bytes",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
