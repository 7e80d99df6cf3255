"""Find the blocks of a page that hold any of some words, by one search through its texts, for dates and people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from lxml import html

from extraction.page.document import Document, last_in
from extraction.page.text_lines import UNSEEN, container_of

Part = str | re.Pattern[str]
"""What a text must hold: some letters, or a match of a simple pattern."""
_Search = tuple[tuple[Part, ...], re.Pattern[str] | None, int]
_FAR_LETTER = re.compile("[\u0370-\u1fff\u3040-\ud7a3]")
"""Matches ``年``: a letter of a script other than Latin."""
_BEGINNING = 3_000
"""Characters of a page's texts in which its script shows."""

_UNREAD = frozenset(("script", "style"))


@dataclass(frozen=True, slots=True)
class _Walk:
    """All texts of a page in one string, so that one search in C finds a part in any of them."""

    joined: str
    starts: list[int]
    texts: list[tuple[str, html.HtmlElement, bool]]
    order: dict[html.HtmlElement, int]
    is_foreign: bool
    found: dict[_Search, list[html.HtmlElement]] = field(default_factory=dict)
    """The blocks of each search: dates, people and cards ask for the same ones."""

    def holding(self, parts: Sequence[Part]) -> list[tuple[str, html.HtmlElement, bool]]:
        """Return the texts that hold any of the parts, in document order."""
        indices = set()
        for part in parts:
            at = self._find(part, 0)
            while at >= 0:
                index = bisect_right(self.starts, at) - 1
                indices.add(index)
                at = self._find(part, self.starts[index + 1]) if index + 1 < len(self.starts) else -1
        return sorted((self.texts[index] for index in indices), key=self._place)

    def _find(self, part: Part, start: int) -> int:
        """Return the offset of a part from a start on, or -1."""
        if isinstance(part, str):
            return self.joined.find(part, start)
        found = part.search(self.joined, start)
        return -1 if found is None else found.start()

    def _place(self, text: tuple[str, html.HtmlElement, bool]) -> tuple[int, int]:
        """Return the sort key of a text's start: at its element, or behind all in it, an inner element's first."""
        _, element, behind = text
        if not behind:
            return self.order[element], -len(self.order)
        return self.order[last_in(element)], -self.order[element]


_WALKED: WeakKeyDictionary[Document, _Walk] = WeakKeyDictionary()
"""The last walks: one lives as long as its document."""


def blocks_with(
    document: Document,
    parts: tuple[Part, ...],
    pattern: re.Pattern[str] | None = None,
    *,
    longest: int,
    farther: tuple[Part, ...] = (),
) -> list[html.HtmlElement]:
    """Return, in document order and each once, the blocks that hold a text with any of the parts and the pattern.

    Searching for parts is many times cheaper than a pattern, which is tried only where one of them is. Texts longer
    than `longest` characters are not searched. `farther` are parts that only other languages than English have: looked
    for where the page says that it is in another language, or begins in another script.
    """
    walk = _walk(document)
    if farther and walk.is_foreign:
        parts = (*parts, *farther)
    search = (parts, pattern, longest)
    if search not in walk.found:
        walk.found[search] = list(dict.fromkeys(_blocks(walk.holding(parts), pattern, longest)))
    return walk.found[search]


def _blocks(
    texts: Sequence[tuple[str, html.HtmlElement, bool]], pattern: re.Pattern[str] | None, longest: int
) -> Iterator[html.HtmlElement]:
    for text, element, behind in texts:
        if len(text) > longest or (pattern is not None and not pattern.search(text)):
            continue
        parent = element.getparent() if behind else element
        if parent is None or (parent.tag in UNSEEN and parent.tag != "noscript"):
            continue
        yield container_of(parent)


def _walk(document: Document) -> _Walk:
    known = _WALKED.get(document)
    if known is None:
        texts = [text for text in document.texts if text[2] or text[1].tag not in _UNREAD]
        starts, at = [], 0
        for text, _, _ in texts:
            starts.append(at)
            at += len(text) + 1
        joined = "\n".join([text for text, _, _ in texts])
        language = (document.root.get("lang") or "en").lower()
        is_foreign = not language.startswith("en") or _FAR_LETTER.search(joined, 0, _BEGINNING) is not None
        known = _WALKED[document] = _Walk(joined, starts, texts, document.order, is_foreign)
    return known
