"""Read word lists that the source holds as running text."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, split at white space."""
    return frozenset(text.split())
