"""Find the JSON-LD and microdata nodes of the page's own article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extraction.page.structured_data import Node, StructuredData, types_of

_TYPES = """
    article blogposting newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle medicalwebpage
    medicalscholarlyarticle scholarlyarticle techarticle socialmediaposting liveblogposting report
    advertisercontentarticle satiricalarticle howto recipe review
"""
ARTICLE_TYPES = frozenset(_TYPES.split())
"""schema.org types of a text with a reader in mind (schema.org 28, CreativeWork > Article and neighbours)."""


def article_nodes(structured: StructuredData) -> Iterator[Node]:
    """Yield the nodes of article types, those with a headline or a body first, page order else."""
    found = [node for node in (*structured.nodes, *structured.microdata) if ARTICLE_TYPES & types_of(node)]
    found.sort(key=lambda node: not (node.get("headline") or node.get("articleBody")))
    yield from found


def texts_of(value: Any) -> list[str]:
    """Return the folded strings of a property: a string, a list of them, or nodes with a name."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return [text] if text else []
    if isinstance(value, dict):
        return texts_of(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    return []


def stated_body(structured: StructuredData) -> str | None:
    """Return the longest ``articleBody`` of the page's JSON-LD (microdata's is the element's whole text), or null."""
    bodies = [
        node["articleBody"]
        for node in structured.nodes
        if ARTICLE_TYPES & types_of(node) and isinstance(node.get("articleBody"), str)
    ]
    return max(bodies, key=len, default=None)
