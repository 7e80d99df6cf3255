"""Make page text harmless to display: nothing in it turns the line round or drives a terminal.

Escaping for HTML is not done here: the templates do that to everything, after this.
"""

from __future__ import annotations

from markupsafe import Markup

_REPLACEMENT = "�"
_DROPPED = (0x061C, 0x200E, 0x200F, 0xFEFF)
"""Direction *marks* and the byte order mark: invisible, common in honest text, safe to leave out."""
_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates (Unicode UAX 9, section 2): can show a text in another order than it is
stored ("Trojan Source", Boucher and Anderson 2021, https://trojansource.codes/)."""


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160)), _REPLACEMENT)
    table |= dict.fromkeys((0x09, 0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
    table |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    table |= dict.fromkeys((*range(0xFFF9, 0xFFFC), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), _REPLACEMENT)
    table |= dict.fromkeys(_DIRECTION, _REPLACEMENT)
    table |= dict.fromkeys(_DROPPED)
    return table


_TABLE = _table()


def harmless(text: str) -> str:
    """Return ``text`` on one line without control, direction and surrogate characters.

    White space of any kind becomes a space; harmful characters become U+FFFD, so that a reader sees that
    something was there. ASCII without controls, the common case, is returned as it is.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_TABLE)


def finalize(value: object) -> object:
    """Return text fit for a template: our own markup as it is, every other text harmless."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return harmless(value)
    return value


def shorten(text: str, limit: int) -> str:
    """Return ``text``, cut at ``limit`` code points with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
