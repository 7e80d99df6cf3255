"""Recognise a page whose content comes only with JavaScript."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.page.blocks import TextBlock
from extraction.page.document import Document
from reference.script_signs import ASKS, FEW_WORDS, ROOT_ID, draws


def needs_javascript(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether the page is empty without its scripts: hardly a word, and a script with a root to draw into."""
    if sum(block.words for block in blocks) > FEW_WORDS:
        return False
    if not any(draws(dict(script.attrib)) for script in document.root.iter("script")):
        return False
    for element in document.body.iter("div", "main", "section"):
        if (
            ROOT_ID.fullmatch(element.get("id") or "")
            and len(" ".join(element.itertext()).split()) <= FEW_WORDS
        ):
            return True
    return any(ASKS.search(" ".join(element.itertext())) for element in document.root.iter("noscript"))
