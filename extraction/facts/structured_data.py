"""Gather a page's blocks of structured data, with their faults by line."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from extraction.facts.bounds import cut
from extraction.page.document import Document
from extraction.page.structured_data import Node

MOST_TYPES = 50
"""Types named of a block."""
QUOTE_CHARACTERS = 80
"""Characters of the source quoted around a fault."""


def structured_data(document: Document) -> list[dict[str, object]]:
    """Return the fields of each `StructuredData`, up to `extraction.page.structured_data.MAX_SCRIPTS`.

    Its line is that on which the script's start tag ends. The scripts were read once, for all readers of the page.
    """
    found: list[dict[str, object]] = []
    for script in document.structured.scripts:
        text = script.element.text or ""
        line = document.line_of(script.element)
        is_broken = script.error is not None
        found.append(
            {
                "line": line,
                "types": types_named(script.nodes),
                "error": script.error,
                "error_line": line + text.count("\n", 0, script.position) if is_broken else None,
                "quote": (_around(text, script.position) or None) if is_broken else None,
                "lenient": is_broken and script.read,
                "digest": blake2b(
                    " ".join(text.split()).encode("utf-8", "replace"), digest_size=6
                ).hexdigest(),
                "seen_on": None,
            }
        )
    return found


def types_named(nodes: Iterable[Node]) -> list[str]:
    """Return the types of nodes as they are written, without the vocabulary's address, sorted, each once.

    >>> types_named([{"@type": "https://schema.org/Dentist"}, {"@type": ["Thing", "Place"]}])
    ['Dentist', 'Place', 'Thing']
    """
    found: set[str] = set()
    for node in nodes:
        stated = node.get("@type")
        for name in stated[:MOST_TYPES] if isinstance(stated, list) else (stated,):
            if isinstance(name, str) and (cleaned := cut(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1])):
                found.add(cleaned)
    return sorted(found)[:MOST_TYPES]


def _around(text: str, position: int) -> str:
    """Return the words on both sides of a fault, white space folded, at most `QUOTE_CHARACTERS`."""
    half = QUOTE_CHARACTERS // 2
    return cut(text[max(0, position - half) : position + half], QUOTE_CHARACTERS)
