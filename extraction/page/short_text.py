"""Read the start of an element's text: whoever climbs from a line to the boxes around it would else read the page."""

from __future__ import annotations

from lxml import html

_BLANK_TEXTS = 200
"""Texts beyond one a character that are read: pages have many that are blank."""


def opening(element: html.HtmlElement, most: int, between: str = "") -> str:
    """Return an element's text, white space folded, whole where it has at most so many characters.

    Of a longer one, as much as it takes to have more. ``between`` is put between the texts of its elements.
    """
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        parts.append(text)
        length += len(" ".join(text.split()))
        if length > most or len(parts) > most + _BLANK_TEXTS:
            break
    return " ".join(between.join(parts).split())
