"""Compare two extractions, or a block and an extraction, by their word 4-grams."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
"""Matches each word of ``back pain``."""

SIZE = 4
"""Words in a shingle, as in the article-extraction benchmark's measure (Scrapinghub, 2020)."""

Shingle = tuple[str, ...]


def words(text: str) -> list[str]:
    """Return a text's words."""
    return _WORD.findall(text)


def shingles(tokens: Sequence[str]) -> list[Shingle]:
    """Return all sequences of four words, or the one shorter sequence, or nothing."""
    if len(tokens) < SIZE:
        return [tuple(tokens)] if tokens else []
    return list(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))


def agreement(left: set[Shingle], right: set[Shingle]) -> float:
    """Return the Jaccard index of two sets of shingles; 1 for two empty ones."""
    both = len(left & right)
    union = len(left) + len(right) - both
    return both / union if union else 1.0
