"""Read the names after a label, in elements of their own: ``By``, ``Ada Roe``, ``and``, ``Tom Reed, RN``."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from extraction.page.text_lines import INLINE, UNSEEN, TextLine, text_lines_of

_AND_TEXT = """
and & + und et y
"""
_AND = frozenset((*_AND_TEXT.split(), ","))
"""Lines that join two names."""
MOST = 12
"""Elements after a label that are read."""
LONGEST = 120
"""Most characters of a name with all that belongs to it."""
_LEVELS = 2
"""Elements around a label that its name may follow."""


def names_after(text_line: TextLine) -> tuple[str, html.HtmlElement | None]:
    """Return the line after a label that is alone in its line, with the names joined to it, and its element.

    It is the next line of the label's block, or that of the elements after it; empty where that is prose.
    """
    lines = text_lines_of(text_line.container)
    at = next((n for n, line in enumerate(lines) if line.text == text_line.text), len(lines))
    if at + 1 < len(lines):
        return lines[at + 1].text, lines[at + 1].element_at(0)
    node: html.HtmlElement | None = text_line.container
    for _ in range(_LEVELS):
        if node is None:
            break
        following = _next(node)
        if following is not None:
            if len(_text(following)) >= LONGEST:
                return "", None
            return _joined(first_line(following), following), following
        node = node.getparent()
    return "", None


def joined_after(text_line: TextLine) -> str:
    """Return the names that follow a text line's block after an "and" in its own element; mostly none."""
    return _joined("", text_line.container)


def lines_in(element: html.HtmlElement, most: int = 8) -> Iterator[TextLine]:
    """Yield the first lines of an element, those of the blocks in it after its own."""
    for node in (element, *element.iterdescendants()):
        if most > 0 and isinstance(node.tag, str) and (node is element or node.tag not in INLINE | UNSEEN):
            lines = text_lines_of(node)
            most -= len(lines)
            yield from (line for line in lines if line.text)


def first_line(element: html.HtmlElement) -> str:
    """Return the first line of an element; empty where it has none."""
    return next((line.text for line in lines_in(element)), "")


def _joined(text: str, element: html.HtmlElement) -> str:
    """Return a name with those that follow it: after an "and", or in a twin of its element."""
    twins = (element.tag, element.get("class")) if element.get("class") and text else None
    node, joins = element, False
    for _ in range(MOST):
        following = _next(node)
        if following is None:
            break
        line = first_line(following)
        if line.lower() in _AND:
            joins = True
        elif len(line) < LONGEST and (joins or (twins and twins == (following.tag, following.get("class")))):
            text, joins = f"{text} & {line}", False
        else:
            break
        node = following
    return text


def _next(element: html.HtmlElement) -> html.HtmlElement | None:
    """Return the next element with text."""
    node = element.getnext()
    while node is not None:
        if isinstance(node.tag, str) and node.tag not in UNSEEN and _text(node):
            return node
        node = node.getnext()
    return None


def _text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
