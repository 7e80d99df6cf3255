"""Gather a page's headings."""

from __future__ import annotations

from lxml import html

from extraction.facts.page_walk import PageWalk
from extraction.facts.spoken_words import spoken_words

_UNMARKED_LEVEL = 2
"""Level of a ``role=heading`` that states none (https://www.w3.org/TR/wai-aria-1.2/#heading)."""


def headings(walk: PageWalk) -> list[dict[str, object]]:
    """Return the fields of each `Heading`: ``h1`` to ``h6`` without another role, and ``role=heading``."""
    found: list[dict[str, object]] = []
    for element in walk.headings:
        text = walk.words(element)
        place = walk.place(element)
        found.append(
            {
                "level": _level(element),
                "text": text or spoken_words(walk, element),
                "region": place.region,
                "in_text": walk.in_text(element, text),
                "hidden": place.hidden,
                "seen_on": None,
            }
        )
    return found


def _level(element: html.HtmlElement) -> int:
    stated = (element.get("aria-level") or "").strip()
    if stated.isascii() and stated.isdigit() and len(stated) == 1 and stated != "0":
        return int(stated)
    return int(element.tag[1]) if len(element.tag) == 2 and element.tag[1].isdigit() else _UNMARKED_LEVEL
