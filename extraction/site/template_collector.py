"""Collect what templates repeat from the pages that show it."""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from extraction.page.language import page_language
from extraction.site.own_and_shared import SharedItem
from schemas.facts.page_facts import TemplateFacts
from schemas.facts.seen_on import MOST_URLS
from schemas.vocabulary import Region

_TEMPLATE_FACTS = TypeAdapter(list[TemplateFacts])


@dataclass(slots=True)
class _Seen:
    """One item with the pages that show it."""

    kind: str
    json: str
    pages: int = 0
    urls: list[str] = field(default_factory=list)


class TemplateCollector:
    """Collects items page after page; the same pages in any order give the same facts.

    Its memory is bounded by the distinct items, whatever the number of pages.
    """

    def __init__(self) -> None:
        self._items: dict[str, _Seen] = {}

    def add(self, url: str, items: Iterable[SharedItem]) -> None:
        """Add the items of one page, each key once; no page twice."""
        for item in items:
            seen = self._items.get(item.key)
            if seen is None:
                seen = self._items[item.key] = _Seen(item.kind, item.json)
            elif item.json < seen.json:
                seen.json = item.json
            seen.pages += 1
            if len(seen.urls) < MOST_URLS or url < seen.urls[-1]:
                insort(seen.urls, url)
                del seen.urls[MOST_URLS:]

    def facts(self) -> list[TemplateFacts]:
        """Return the facts of each region that has any, in the order of the regions; each list sorted."""
        regions: dict[Region, dict[str, Any]] = {}
        for seen in sorted(self._items.values(), key=lambda seen: (seen.kind, seen.json)):
            item = json.loads(seen.json)
            region = Region(item["region"]) if "region" in item else Region.HEAD  # structured data has none
            if seen.kind == "template_texts":
                item["language"] = page_language(item.get("language"), item["text"])
            item["seen_on"] = {"pages": seen.pages, "urls": seen.urls}
            regions.setdefault(region, {"region": region}).setdefault(seen.kind, []).append(item)
        return _TEMPLATE_FACTS.validate_python([regions[region] for region in Region if region in regions])
