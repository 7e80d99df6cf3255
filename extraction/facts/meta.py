"""Gather the statements of a page's head."""

from __future__ import annotations

from extraction.facts.bounds import MOST_URL_CHARACTERS, cut
from extraction.page.document import Document

MOST_META_CHARACTERS = 1_000
"""Characters kept of a title or description: far more than anybody shows of them."""
MOST_INSTRUCTIONS = 20
"""Instructions for robots kept of a page."""


def meta(document: Document) -> dict[str, object]:
    """Return the fields of the page's `Meta`; those that it does not state are left out."""
    structured = document.structured
    canonical = next(iter(structured.links.get("canonical", ())), None)
    if canonical is not None and len(canonical) > MOST_URL_CHARACTERS:
        canonical = None
    instructions = (
        cut(each).lower() for value in structured.meta.get("robots", ()) for each in value.split(",")
    )
    return {
        "title": cut(document.title, MOST_META_CHARACTERS) or None,
        "description": cut(structured.first_meta("description"), MOST_META_CHARACTERS) or None,
        "canonical": document.absolute(canonical),
        "robots": list(dict.fromkeys(each for each in instructions if each))[:MOST_INSTRUCTIONS],
        "language": cut(document.root.get("lang") or document.root.get("xml:lang")) or None,
        "viewport": cut(structured.first_meta("viewport")) or None,
    }
