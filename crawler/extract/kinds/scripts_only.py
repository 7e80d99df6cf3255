"""Recognises a page whose content comes only with JavaScript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.extract.body.segment import TextBlock
from crawler.extract.document import Document

FEW_WORDS = 40
"""A page with more text than this says something without scripts."""
_ROOTS = re.compile(
    r"^(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application|ember\d*)$", re.I
)
"""Matches the ``root`` that frameworks draw into."""
_ASKS = re.compile(
    r"\b(?:enable|requires?|need|turn on|activate|habilitar?|activez)\b.{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enable|require|disabled)",
    re.I,
)
"""Matches ``You need to enable JavaScript to run this app.``"""


def needs_javascript(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether the page is empty without its scripts: hardly a word, and a script with a "
    "place to draw into."""
    if sum(block.words for block in blocks) > FEW_WORDS:
        return False
    scripts = any(
        script.get("src") or script.get("type") == "module" for script in document.root.iter("script")
    )
    if not scripts:
        return False
    for element in document.body.iter("div", "main", "section"):
        if _ROOTS.match(element.get("id") or "") and len(" ".join(element.itertext()).split()) <= FEW_WORDS:
            return True
    return any(_ASKS.search(" ".join(element.itertext())) for element in document.root.iter("noscript"))
