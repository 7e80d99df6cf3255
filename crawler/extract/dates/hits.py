"""The nodes of a page that can hold a date at all: found in C, so that the rest of the page costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from crawler.extract.dates.run import UNSEEN, container_of

_NODES = etree.XPath(
    "//*[not(self::script or self::style)]/text()[contains(., '0') or contains(., '1') or contains(., '2')"
    " or contains(., ' ago') or contains(., 'esterday') or contains(., 'pdated')]"
    " | //time[@datetime] | //relative-time[@datetime] | //abbr[@title]"
)
_DATED = re.compile(
    r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d|['’]\d\d|\bago\b|esterday|pdated|hace |il y a | geleden|vor \d"
    r"|\d fa\b|atr[aá]s\b"
)
"""Matches the ``2022`` of ``Dec 12, 2022``, ``8/2/21`` and ``3 days ago``."""


def dated_nodes(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, bool]]:
    """Yield, in document order, the blocks whose text can hold a date, and elements that state one to machines.

    The second of the pair is true for the latter. A block is yielded once for each of its hits.
    """
    nodes = _NODES(root)
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, html.HtmlElement):
            yield node, True
        elif isinstance(node, str) and _DATED.search(node):
            parent = node.getparent()  # type: ignore[attr-defined]
            if parent is not None and node.is_tail:  # type: ignore[attr-defined]
                parent = parent.getparent()
            if parent is not None and parent.tag not in UNSEEN:
                yield container_of(parent), False
