"""Gather a page's pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extraction.facts.bounds import MOST_URL_CHARACTERS, cut
from extraction.facts.page_walk import PageWalk

MOST_SOURCES = 10
"""Sources of a ``picture`` that are looked at."""

_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-srcset",
    "data-lazy-srcset",
    "srcset",
)
"""Attributes with a picture's address where ``src`` holds a placeholder until a script has run."""
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*$")
"""Matches ``300``, ``300px``; not ``100%``."""
_CANDIDATE = re.compile(r"\s*([^\s,][^\s]*)")
"""Matches the address of ``/a.jpg 2x, /b.jpg 3x``."""


def images(walk: PageWalk) -> list[dict[str, object]]:
    """Return the fields of each `Image`: ``img``, ``input type=image`` and ``svg role=img``.

    A picture of at most one pixel counts visitors and is left out, and so is one whose address has more than
    `MOST_URL_CHARACTERS` (but for ``data:``, which has the address empty).
    """
    found: list[dict[str, object]] = []
    worded: dict[html.HtmlElement, bool] = {}
    for element in walk.images:
        keys = element.keys()
        width = _pixels(element.get("width")) if "width" in keys else None
        height = _pixels(element.get("height")) if "height" in keys else None
        if element.tag != "svg" and width is not None and height is not None and width <= 1 and height <= 1:
            continue
        src = "" if element.tag == "svg" else _src(walk, element)
        if src is None:
            continue
        place = walk.place(element)
        alternative = _alternative(walk, element)
        link = None
        if place.link is not None:
            href = (place.link.get("href") or "").strip()
            link = walk.absolute(href) if len(href) <= MOST_URL_CHARACTERS else None
            if place.link not in worded:
                worded[place.link] = bool(walk.words(place.link) or walk.name(place.link))
        found.append(
            {
                "src": src,
                "alternative": alternative,
                "width": width,
                "height": height,
                "link": link,
                "alone_in_link": place.link is not None and not worded[place.link],
                "decorative": place.silent
                or ("role" in keys and element.get("role", "").strip().lower() in ("presentation", "none")),
                "region": place.region,
                "in_text": walk.in_text(element, ""),
                "hidden": place.hidden,
                "seen_on": None,
            }
        )
    return found


def picture_name(walk: PageWalk, element: html.HtmlElement) -> str:
    """Return what a screen reader says of a picture or an inline SVG; empty where it says nothing."""
    place = walk.place(element)
    return "" if place.silent or place.hidden else _alternative(walk, element) or ""


def _alternative(walk: PageWalk, element: html.HtmlElement) -> str | None:
    """Return the alternative text: empty where the page says that it is decoration, null where it says nothing.

    The order is that of "Accessible Name and Description Computation" (https://www.w3.org/TR/accname-1.2/, 4.3.2).
    """
    keys = element.keys()
    if ("aria-label" in keys or "aria-labelledby" in keys) and (name := walk.name(element)):
        return name
    if "alt" in keys and element.tag != "svg":
        return cut(element.get("alt"))
    if element.tag == "svg":
        title = element.find("title")
        if title is not None and (text := cut(title.text)):
            return text
    if element.tag == "input" and (value := cut(element.get("value"))):
        return value
    return (cut(element.get("title")) if "title" in keys else "") or None


def _src(walk: PageWalk, element: html.HtmlElement) -> str | None:
    """Return the picture's address, empty without one, null where it is too long."""
    src = (element.get("src") or "").strip()
    if not src or src.startswith(("data:", "about:")):
        src = _lazy(element) or ""
    if len(src) > MOST_URL_CHARACTERS:
        return None
    return (walk.absolute(src) or "") if src else ""


def _lazy(element: html.HtmlElement) -> str | None:
    """Return the address that a script, or the choice among several, fills in for the placeholder."""
    for name in _LAZY:
        if (value := element.get(name)) and (src := _address(name, value)):
            return src
    return next((src for source in _sources(element) for src in _addresses(source)), None)


def _sources(image: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the first sources of the ``picture`` around an image; the parser puts each into the one before."""
    nested: list[html.HtmlElement] = []
    around = image.getparent()
    while around is not None and around.tag == "source" and len(nested) < MOST_SOURCES:
        nested.append(around)
        around = around.getparent()
    if around is None or around.tag != "picture":
        return []
    return [each for each in around[:MOST_SOURCES] if each.tag == "source"] + nested[::-1]


def _addresses(source: html.HtmlElement) -> Iterator[str]:
    for name in ("srcset", "data-srcset"):
        if (value := source.get(name)) and (src := _address(name, value)):
            yield src


def _address(name: str, value: str) -> str | None:
    if name.endswith("srcset"):
        candidate = _CANDIDATE.match(value)
        value = candidate[1].rstrip(",") if candidate else ""
    value = value.strip()
    return None if not value or value.startswith("data:") else value


def _pixels(value: str | None) -> int | None:
    found = _PIXELS.match(value or "")
    return int(found[1]) if found else None
