"""Split a block into text lines as a reader sees them, however many inline tags a line is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from extraction.page.document import fold

_INLINE_TEXT = """
a abbr acronym address b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp
small span strike strong sub sup svg time tt u var wbr relative-time
"""
INLINE = frozenset(_INLINE_TEXT.split())
"""Tags that do not break a line (HTML Living Standard, phrasing content; ``address`` is written as if it were)."""
_UNSEEN_TEXT = """
script style noscript template select option textarea head title svg
"""
UNSEEN = frozenset(_UNSEEN_TEXT.split())
"""Tags whose text nobody reads."""

MAX_CONTAINER_NODES = 4_000
"""Children looked at in one block; more is a table of data."""
MAX_ICON_NAME = 30
"""Characters of an icon's name that may be a label."""
_DATES_ICON = re.compile(
    r"^\W*(?:last |date |page )*(?:updated?|modified|revised|reviewed|published|posted)(?: on| date)?\W*$",
    re.I,
)
"""Matches ``Last updated``."""
_DATES_CLASS = re.compile(
    r"(?:^|[\s_-])(?:icon|ico|fa|bi|mdi)[\w-]{0,40}?[_-](updated|modified|reviewed|published)(?:$|\s)"
)
"""Matches ``icon-updated``."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text."""

    text: str
    """The line, white space folded."""
    pieces: tuple[tuple[int, html.HtmlElement], ...]
    """Offset at which the text of each element begins, ascending."""
    container: html.HtmlElement
    """The block that holds the line."""
    before: str = ""
    """The line before it in the same block."""

    def element_at(self, offset: int) -> html.HtmlElement:
        """Return the element whose text is at an offset."""
        owner = self.container
        for start, element in self.pieces:
            if start > offset:
                break
            owner = element
        return owner


def container_of(element: html.HtmlElement) -> html.HtmlElement:
    """Return the nearest block that holds an element, or the element where it is a block."""
    node = element
    while node.tag in INLINE:
        parent = node.getparent()
        if parent is None:
            break
        node = parent
    return node


def text_lines_of(container: html.HtmlElement) -> list[TextLine]:
    """Return the lines that are directly in a block, in order, without those of its inner blocks."""
    text_lines: list[TextLine] = []
    text: list[str] = []
    pieces: list[tuple[int, html.HtmlElement]] = []
    length = 0

    def close() -> None:
        nonlocal length
        if text:
            text_lines.append(_folded(text, pieces, container, text_lines[-1].text if text_lines else ""))
        text.clear()
        pieces.clear()
        length = 0

    for owner, part in _parts(container):
        if part is None:
            close()
            continue
        pieces.append((length, owner))
        text.append(part)
        length += len(part)
    close()
    return text_lines


def text_before(element: html.HtmlElement, limit: int = 80) -> str:
    """Return the end of the text before a block, from up to three levels of siblings before it."""
    node: html.HtmlElement | None = element
    for _ in range(3):
        if node is None or node.tag == "body":
            return ""
        before = node.getprevious()
        steps = 0
        while before is not None and steps < 4:
            tail = " ".join((before.tail or "").split())
            if tail:
                return tail[-limit:]
            if isinstance(before.tag, str) and before.tag not in UNSEEN:
                inner = fold(before.text_content())
                if inner:
                    return inner[-limit:]
            before = before.getprevious()
            steps += 1
        node = node.getparent()
        if node is not None and (own := " ".join((node.text or "").split())):
            return own[-limit:]
    return ""


def _parts(container: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str | None]]:
    """Yield pieces of inline text with their owners; null where a line ends."""
    if container.text:
        yield container, container.text
    stack = [iter(container)]
    owners = [container]
    left = MAX_CONTAINER_NODES
    while stack and left:
        left -= 1
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            done = owners.pop()
            if stack and done.tail:
                yield owners[-1], done.tail
            continue
        tag = child.tag
        if isinstance(tag, str) and tag in INLINE and tag != "svg":
            if child.text:
                yield child, child.text
            elif len(child) == 0 and (name := _icon_name(child)):
                yield child, name
            stack.append(iter(child))
            owners.append(child)
            continue
        if tag == "svg" and (name := _icon_name(child)):
            yield child, name
        if isinstance(tag, str) and tag not in UNSEEN:
            yield child, None
        if child.tail:
            yield owners[-1], child.tail


def _icon_name(element: html.HtmlElement) -> str | None:
    """Return the name of an icon that replaces a date's label, as spoken or by its class; null for others."""
    name = element.get("alt") or element.get("title") or element.get("aria-label")
    if not name:
        named = _DATES_CLASS.search(element.get("class") or "")
        return f"{named[1]}: " if named else None
    if len(name) > MAX_ICON_NAME or not _DATES_ICON.search(name):
        return None
    return f"{name.rstrip(' :')}: "


def _starts_anew(part: str, before: str) -> bool:
    """Return whether a piece begins a word of its own in spans that only CSS keeps apart.

    So do "Global Desk" and "Last Updated", "Jane Roe, MD" and "Updated:", "Updated" and "15", "15" and "May".
    """
    first, last = part[0], before[-1:]
    if first.isupper():
        return last.islower() or last.isdigit() or (last.isupper() and part[1:3].islower())
    return first.isdigit() and before[-3:].isalpha() and len(before) >= 3


def _folded(
    text: list[str], pieces: list[tuple[int, html.HtmlElement]], container: html.HtmlElement, before: str
) -> TextLine:
    folded: list[str] = []
    moved: list[tuple[int, html.HtmlElement]] = []
    length = 0
    for (_, owner), part in zip(pieces, text, strict=True):
        words = part.split()
        if not words:
            if length and part and not folded[-1].endswith(" "):
                folded.append(" ")
                length += 1
            continue
        apart = length and (part[0].isspace() or _starts_anew(part, folded[-1]))
        glue = " " if apart and not folded[-1].endswith(" ") else ""
        end = " " if part[-1].isspace() else ""
        piece = glue + " ".join(words) + end
        moved.append((length, owner))
        folded.append(piece)
        length += len(piece)
    joined = "".join(folded).rstrip()
    return TextLine(joined, tuple(moved), container, before)
