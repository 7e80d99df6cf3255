"""Gather the words of a text once, so that each country's reader can tell cheaply whether it has anything to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reference.folded_text import fold_text

_WORD = re.compile(r"[^\W\d_]+")
"""Matches ``Ontario``."""


@dataclass(frozen=True, slots=True)
class TextSigns:
    """A text with its words."""

    text: str
    """The lines, joined by line feeds."""
    words: frozenset[str]
    """Its words as written, and those with accents without them too."""
    plain: str
    """The text without capitals."""


def text_signs(text: str) -> TextSigns:
    """Return a text with its words; those with accents also without them, with a capital."""
    words = frozenset(_WORD.findall(text))
    plain = {fold_text(word).capitalize() for word in words if not word.isascii()}
    return TextSigns(text, words | plain, text.casefold())


def key_words(names: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each name, with a capital and all in capitals: a text without it lacks the name.

    >>> sorted(key_words(["palmerston north"]))
    ['PALMERSTON', 'Palmerston']
    """
    longest = {max(found, key=len) for name in names if (found := _WORD.findall(name)[::-1])}
    return frozenset(
        form for word in longest for form in (word, word.capitalize(), word.upper()) if form[0].isupper()
    )
