"""Find the heading over an element."""

from __future__ import annotations

from lxml import html

from extraction.page.document import fold

MAX_HEADING = 120
"""Most characters of a heading kept as context."""


def heading_before(element: html.HtmlElement) -> str:
    """Return the nearest heading before an element, beside it or beside one of its ancestors."""
    node: html.HtmlElement | None = element
    for _ in range(4):
        if node is None or node.tag in ("body", "html"):
            return ""
        for sibling in node.itersiblings(preceding=True):
            if sibling.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return fold(sibling.text_content())[:MAX_HEADING]
        node = node.getparent()
    return ""
