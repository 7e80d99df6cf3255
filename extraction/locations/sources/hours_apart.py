"""Read the opening hours that a page with one office writes away from its address."""

from __future__ import annotations

import re

from lxml import etree, html

from extraction.locations.hours.hour_ties import names_other
from extraction.locations.hours.read_hours import MAX_LABEL, find_hours, joined, left_out
from extraction.locations.sources.fragment_lines import read_lines
from extraction.locations.sources.heading_before import heading_before
from extraction.page.document import Document, fold
from schemas.location import Hours

_DAY = re.compile(r"(?i)\W*(?:mon|tue|wed|thu|fri|sat|sun|daily\b|every\s?day\b|weekdays?\b|open 24|24/7)")
"""Matches the ``Mon`` that a line of hours begins with."""
MAX_DAY_TEXT = 100
"""Most characters of a text that begins with a day and holds hours."""
MAX_TEXT = 700
"""Most characters of the part of a page that holds a week's hours."""
MIN_DAYS = 3
"""Fewest days of an office's hours away from its address; an event has one or two."""
MAX_PARTS = 12
"""Most parts of a page that are read."""
_UNREAD = frozenset(("script", "style", "noscript", "template", "textarea", "svg", "select", "option"))
_TEXT_LENGTH = etree.XPath("string-length(normalize-space(.))")


def hours_apart(document: Document, name: str) -> tuple[list[Hours], int]:
    """Return the hours of the part of the page that gives the most days, and its lines left out; none where none does.

    ``name`` holds the words of the office's name, street and town: a heading that names another place is not its.
    """
    best: tuple[list[Hours], int] = ([], 0)
    most = MIN_DAYS - 1
    for part in _parts(document):
        lines = read_lines(etree.tostring(part, encoding="unicode", with_tail=False))
        heading = heading_before(part)
        headings = [heading, *(line.text for line in lines if line.heading)]
        if any(names_other(words, name) for words in headings if words):
            continue
        found = find_hours([heading, _line_before(part), *(line.text for line in lines)])
        hours, missing = joined(found), left_out(found)
        days = len({day for line in hours for day in line.days})
        if days + missing > most:
            best, most = (hours, missing), days + missing
    return best


def _line_before(part: html.HtmlElement) -> str:
    """Return the words of the element before a part, which may say whose hours they are; empty where they are long."""
    before = part.getprevious()
    words = "" if before is None else fold(before.text_content())
    return words if len(words) <= MAX_LABEL else ""


def _parts(document: Document) -> list[html.HtmlElement]:
    """Return the parts of a page whose lines begin with days, each as large as a week's hours may be."""
    climbed: dict[html.HtmlElement, None] = {}
    for text, element, behind in document.texts_in(document.body):
        if len(text) > MAX_DAY_TEXT or not _DAY.match(text) or (not behind and element.tag in _UNREAD):
            continue
        holder = element.getparent() if behind else element
        while (
            holder is not None
            and (over := holder.getparent()) is not None
            and over.tag not in ("body", "html")
        ):
            if over in climbed or _TEXT_LENGTH(over) > MAX_TEXT:
                break
            holder = over
        if holder is not None and holder.getparent() not in climbed:
            climbed[holder] = None
        if len(climbed) >= MAX_PARTS:
            break
    return list(climbed)
