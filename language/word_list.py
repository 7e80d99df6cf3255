"""Word lists written in the source as running text."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, split at white space."""
    return frozenset(text.split())
