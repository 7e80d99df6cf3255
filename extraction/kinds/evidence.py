"""Gather evidence for or against an article from a page's structure and text: numbers by name."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.kinds.markup import markup
from extraction.kinds.metadata import kind_metadata
from extraction.kinds.naming import naming
from extraction.kinds.surroundings import Surroundings
from extraction.kinds.text_shape import text_shape
from extraction.kinds.voice import voice
from extraction.page.blocks import TextBlock
from extraction.page.document import Document


def evidence(document: Document, blocks: Sequence[TextBlock]) -> dict[str, float]:
    """Return the page's evidence; every value lies from 0 to 1, and all pages have the same names in one order."""
    surroundings = Surroundings(blocks)
    found = kind_metadata(document) | naming(document, blocks) | text_shape(blocks, surroundings)
    return found | voice(surroundings.prose) | markup(document)
