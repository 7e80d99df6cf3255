"""Collect what templates repeat from the pages that show it."""

from __future__ import annotations

import json
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from extraction.page.language import page_language
from extraction.site.site_items import SharedItem
from schemas.facts.page_facts import TemplateFacts
from schemas.facts.seen_on import MOST_URLS
from schemas.record import Record
from schemas.vocabulary import Region

_ITEMS: dict[str, type[Record]] = {
    name: get_args(field.annotation)[0]
    for name, field in TemplateFacts.model_fields.items()
    if get_origin(field.annotation) is list
}
"""The records of each list of `TemplateFacts`."""


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
        return [TemplateFacts.model_validate_json(line) for _, line in self.lines()]

    def lines(self) -> Iterator[tuple[Region, str]]:
        """Yield each region with the line of its facts, as `facts` returns them.

        Each item is validated by itself: a region of a large site has thousands, which take ten times their line.
        """
        regions: dict[Region, dict[str, list[_Seen]]] = {}
        for seen in sorted(self._items.values(), key=lambda seen: (seen.kind, seen.json)):
            regions.setdefault(_region(json.loads(seen.json)), {}).setdefault(seen.kind, []).append(seen)
        for region in Region:
            if (kinds := regions.get(region)) is not None:
                yield region, _region_line(region, kinds)


def _region_line(region: Region, kinds: Mapping[str, Sequence[_Seen]]) -> str:
    """Return the facts of a region as JSON, put together once: that of a large site has 16 MB."""
    pieces: list[str] = []
    for name in TemplateFacts.model_fields:
        pieces.append(f'{"," if pieces else "{"}"{name}":')
        if name == "region":
            pieces.append(json.dumps(region.value))
        else:
            pieces.append("[")
            for at, seen in enumerate(kinds.get(name, ())):
                pieces += (",", _line(seen)) if at else (_line(seen),)
            pieces.append("]")
    pieces.append("}")
    return "".join(pieces)


def _region(item: Mapping[str, Any]) -> Region:
    return Region(item["region"]) if "region" in item else Region.HEAD  # structured data has none


def _line(seen: _Seen) -> str:
    """Return one item with its pages as JSON."""
    item = json.loads(seen.json)
    if seen.kind == "template_texts":
        item["language"] = page_language(item.get("language"), item["text"])
    item["seen_on"] = {"pages": seen.pages, "urls": seen.urls}
    return _ITEMS[seen.kind].model_validate(item).to_json()
