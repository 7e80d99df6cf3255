"""Find the blocks of a page that hold any of some words, by one search through its texts, for dates and people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from lxml import html

from extraction.page.document import Document, last_in
from extraction.page.text_lines import UNSEEN, container_of

_UNREAD = frozenset(("script", "style"))


@dataclass(frozen=True, slots=True)
class _Walk:
    """All texts of a page in one string, so that one search in C finds a part in any of them."""

    joined: str
    starts: list[int]
    texts: list[tuple[str, html.HtmlElement, bool]]
    order: dict[html.HtmlElement, int]

    def holding(self, parts: Sequence[str]) -> list[tuple[str, html.HtmlElement, bool]]:
        """Return the texts that hold any of the parts, in document order."""
        indices = set()
        for part in parts:
            at = self.joined.find(part)
            while at >= 0:
                index = bisect_right(self.starts, at) - 1
                indices.add(index)
                at = self.joined.find(part, self.starts[index + 1]) if index + 1 < len(self.starts) else -1
        return sorted((self.texts[index] for index in indices), key=self._place)

    def _place(self, text: tuple[str, html.HtmlElement, bool]) -> tuple[int, int]:
        """Return the sort key of a text's start: at its element, or behind all in it, an inner element's first."""
        _, element, behind = text
        if not behind:
            return self.order[element], -len(self.order)
        return self.order[last_in(element)], -self.order[element]


_WALKED: WeakKeyDictionary[Document, _Walk] = WeakKeyDictionary()
"""The last walks: one lives as long as its document."""


def blocks_with(
    document: Document, parts: Sequence[str], pattern: re.Pattern[str] | None = None, *, longest: int
) -> Iterator[html.HtmlElement]:
    """Yield, in document order and each once, the blocks that hold a text with any of the parts and the pattern.

    Searching for parts is many times cheaper than a pattern, which is tried only where one of them is. Texts longer
    than `longest` characters are not searched.
    """
    seen: set[html.HtmlElement] = set()
    for text, element, behind in _walk(document).holding(parts):
        if len(text) > longest or (pattern is not None and not pattern.search(text)):
            continue
        parent = element.getparent() if behind else element
        if parent is None or (parent.tag in UNSEEN and parent.tag != "noscript"):
            continue
        block = container_of(parent)
        if block not in seen:
            seen.add(block)
            yield block


def _walk(document: Document) -> _Walk:
    known = _WALKED.get(document)
    if known is None:
        texts = [text for text in document.texts if text[2] or text[1].tag not in _UNREAD]
        starts, at = [], 0
        for text, _, _ in texts:
            starts.append(at)
            at += len(text) + 1
        joined = "\n".join([text for text, _, _ in texts])
        known = _WALKED[document] = _Walk(joined, starts, texts, document.order)
    return known
