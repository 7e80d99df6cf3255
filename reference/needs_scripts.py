"""The rule by which a page is empty without its scripts; the crawl and the extraction each walk their own tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

FEW_WORDS = 40
"""A page with more text than this says something without scripts."""
ROOT_ID = re.compile(
    r"(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application|ember\d*)", re.I
)
"""Matches whole the ``root`` that frameworks draw into."""
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "title", "textarea", "option"})
"""Elements whose text a reader does not see. Hidden ones count: some sites hide their body until a script shows it
(one of 1,469 pages), and have their text all the same."""

_ASKS = re.compile(
    r"\b(?:enable|requires?|need|turn on|activate|habilitar?|activez)\b.{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enable|require|disabled)",
    re.I,
)
"""Matches ``You need to enable JavaScript to run this app.``"""
_PROGRAMS = ("", "module", "text/javascript", "application/javascript", "text/babel")
"""Types of script elements that hold or name a program, and not data."""


class PageTree(Protocol):
    """Queries of the rule to a page's tree, the cheapest first."""

    def script_types(self) -> Iterable[str | None]:
        """Yield the ``type`` of each script element."""

    def has_words(self, more_than: int) -> bool:
        """Return whether the body has more words than this outside of elements in `UNSEEN`."""

    def container_ids(self) -> Iterable[str | None]:
        """Yield the ``id`` of each div, main and section."""

    def noscript_texts(self) -> Iterable[str]:
        """Yield the text of each noscript element."""


def needs_scripts(page: PageTree) -> bool:
    """Return whether a page has hardly a word and a script, with an element to draw into or a plea for JavaScript."""
    if not any((kind or "").strip().lower() in _PROGRAMS for kind in page.script_types()):
        return False
    if page.has_words(FEW_WORDS):
        return False
    return any(ROOT_ID.fullmatch(name or "") for name in page.container_ids()) or any(
        _ASKS.search(text) for text in page.noscript_texts()
    )
