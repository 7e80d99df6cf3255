"""The texts of a page with the elements that hold them, walked once for dates and people alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from lxml import etree, html

from crawler.extract.dates.run import UNSEEN, container_of
from crawler.extract.document import Document

_TEXTS = etree.XPath("/descendant::text()[not(parent::script or parent::style)]")
"""A quarter of a millisecond in C on a page of 90 KB; asking for the elements first takes twice as long."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """All texts of a page in one string, so that one search in C finds a part in any of them."""

    joined: str
    starts: list[int]
    texts: list[str]

    def holding(self, parts: Sequence[str]) -> list[str]:
        """Return the texts that hold any of the parts, in document order."""
        indices = set()
        for part in parts:
            at = self.joined.find(part)
            while at >= 0:
                index = bisect_right(self.starts, at) - 1
                indices.add(index)
                at = self.joined.find(part, self.starts[index + 1]) if index + 1 < len(self.starts) else -1
        return [self.texts[index] for index in sorted(indices)]


_WALKED: WeakKeyDictionary[Document, _Walk] = WeakKeyDictionary()
"""The last walks: one lives as long as its document."""


def blocks_with(
    document: Document, parts: Sequence[str], pattern: re.Pattern[str] | None = None, *, longest: int
) -> Iterator[html.HtmlElement]:
    """Yield, in document order and each once, the blocks that hold a text with any of the parts and the pattern.

    Looking for parts is many times cheaper than a pattern, which is asked only where one of them stands. Texts longer
    than `longest` characters are not searched.
    """
    seen: set[html.HtmlElement] = set()
    for text in _walk(document).holding(parts):
        if len(text) > longest or (pattern is not None and not pattern.search(text)):
            continue
        parent = text.getparent()  # type: ignore[attr-defined]
        if parent is not None and text.is_tail:  # type: ignore[attr-defined]
            parent = parent.getparent()
        if parent is None or parent.tag in UNSEEN:
            continue
        block = container_of(parent)
        if block not in seen:
            seen.add(block)
            yield block


def _walk(document: Document) -> _Walk:
    known = _WALKED.get(document)
    if known is None:
        found = _TEXTS(document.root)
        texts = (
            [text for text in found if isinstance(text, str) and not text.isspace()]
            if isinstance(found, list)
            else []
        )
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        known = _WALKED[document] = _Walk("\n".join(texts), starts, texts)
    return known
