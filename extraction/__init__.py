"""Turn pages into records: `read` each page, `learn` the site, `finish` each page.

    read(body, url, content_type, headers) -> PageReading                 in the workers, pure
    learn(readings, start_url) -> SiteFacts                              once
    finish(reading, facts, page_id=…, article_id=…) -> FinishedPage      pure
    site_locations(readings, facts, page_ids) -> list[Location]          once
    extract_pages(pages) -> all of it for saved pages

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
    from extraction.read_page import read
    from extraction.resolve_locations import site_locations
    from extraction.saved_pages import extract_pages
    from extraction.site.site_facts import SiteFacts

_HOMES = {
    "PageReading": "page_reading",
    "FinishedPage": "finished_page",
    "Reference": "page_reading",
    "SiteFacts": "site.site_facts",
    "extract_pages": "saved_pages",
    "finish": "finish_page",
    "learn": "learn_site",
    "read": "read_page",
    "site_locations": "resolve_locations",
}

__all__ = [
    "FinishedPage", "PageReading", "Reference", "SiteFacts", "extract_pages", "finish", "learn",
    "read", "site_locations",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
