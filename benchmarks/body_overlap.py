"""Measure the overlap of two bodies, as the two data sets do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
"""Matches each word of ``back pain``."""


def shingle_score(found: str, true: str) -> tuple[float, float]:
    """Return precision and recall of 4-word shingles as multisets (article-extraction benchmark, evaluate.py)."""
    ours, theirs = _shingles(found), _shingles(true)
    both, extra, missed = (
        sum((ours & theirs).values()),
        sum((ours - theirs).values()),
        sum((theirs - ours).values()),
    )
    if not extra and not missed:
        return 1.0, 1.0
    return both / (both + extra) if both + extra else 0.0, both / (both + missed) if both + missed else 0.0


def shingle_f1(scores: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and the F1 of the two means."""
    if not scores:
        return 0.0, 0.0, 0.0
    precision = sum(p for p, _ in scores) / len(scores)
    recall = sum(r for _, r in scores) / len(scores)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def word_f1(found: str, true: str) -> float:
    """Return the F1 of lower-cased words as multisets (WCXB)."""
    ours, theirs = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(true.lower()))
    both = sum((ours & theirs).values())
    if not ours and not theirs:
        return 1.0
    return 2 * both / (sum(ours.values()) + sum(theirs.values())) if both else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
