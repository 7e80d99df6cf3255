"""Read a date's role from the class names of its element."""

from __future__ import annotations

import re

from lxml import html

from schemas.vocabulary import DateRole

_NAMES: tuple[tuple[DateRole, str], ...] = (
    (DateRole.REVIEWED, r"(?:last-?)?review(?:ed)?(?:-?(?:date|on|time))?"),  # last-reviewed
    (
        DateRole.PUBLISHED,  # entry-date
        r"entry-date|published|pub-?date|date-?published|posted-?on|post-?date|publish-?date|published-?(?:on|date)",
    ),
    (
        DateRole.MODIFIED,  # date-modified
        r"updated|modified|last-?(?:updated|modified)|date-?modified|updated-?(?:on|date)|mod-?date",
    ),
)
"""hAtom's ``published`` and ``updated`` (https://microformats.org/wiki/hatom) and what themes made of them. The order
matters: WordPress writes ``entry-date published updated`` on a page that was never updated."""
_CLASSES = tuple((role, re.compile(rf"(?:^|[\s_:-])(?:{names})(?:$|[\s_-])")) for role, names in _NAMES)
"""Each matches the example beside it."""


def role_by_class(element: html.HtmlElement) -> DateRole | None:
    """Return the role that an element's classes, or those of two elements around it, give its date; or null."""
    node: html.HtmlElement | None = element
    for _ in range(3):
        if node is None or node.tag in ("body", "main", "article", "section"):
            return None
        name = f"{node.get('class') or ''} {node.get('itemprop') or node.get('property') or ''}".lower()
        if name != " ":
            for role, pattern in _CLASSES:
                if pattern.search(name):
                    return role
        node = node.getparent()
    return None
