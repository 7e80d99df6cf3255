"""Bound what is gathered of a page, and clean its texts."""

from __future__ import annotations

MOST_ITEMS = 5_000
"""Items of one kind gathered of a page; those after them are left out."""
MOST_CHARACTERS = 200
"""Characters kept of an item's words; what follows is cut off."""
MOST_URL_CHARACTERS = 2_000
"""Items whose address is longer are left out: it holds data and names no page."""


def cut(text: str | None, characters: int = MOST_CHARACTERS) -> str:
    """Return a text, white space folded, cut at a number of characters; empty for null.

    Half a surrogate pair, which JSON can name and no file can hold, becomes ``?``.

    >>> cut("  Book  now ")
    'Book now'
    """
    if not text:
        return ""
    # Of a text of megabytes only the start is folded; its blanks may be most of it, and then the rest is lost.
    folded = " ".join(text[: 50 * characters].split())[:characters].rstrip()
    return folded if folded.isascii() else folded.encode("utf-8", "replace").decode("utf-8")
