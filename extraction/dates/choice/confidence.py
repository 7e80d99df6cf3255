"""Give a date the measured confidence of its kind of evidence."""

from __future__ import annotations

from extraction.dates.candidate import DateCandidate
from schemas.vocabulary import Source

MEASURED: dict[str, float] = {
    "modified json_ld": 0.96,
    "modified meta": 0.83,
    "modified visible labelled": 0.99,
    "modified visible labelled ambiguous": 0.89,
    "next_review_due visible labelled": 0.91,
    "published json_ld": 0.97,
    "published meta": 0.96,
    "published visible labelled": 0.96,
    "published visible placed": 0.95,
    "reviewed visible labelled": 0.97,
}
"""Share of right answers by evidence class on the tuning half of the benchmark, one wrong answer added to each class
so that none is certain; a class with fewer than five answers is absent.
Written by ``python -m benchmarks.dates --half tuned --write-confidence``."""
UNMEASURED = 0.5
"""Confidence of evidence too rare to measure: no better than a coin."""


def evidence_class(candidate: DateCandidate) -> str:
    """Return the class of a candidate's evidence, e.g. ``modified visible labelled``."""
    parts = [str(candidate.role), str(candidate.source)]
    if candidate.source in (Source.VISIBLE, Source.TIME, Source.MICROFORMAT):
        parts.append("labelled" if candidate.label else "placed")
    if candidate.ambiguous:
        parts.append("ambiguous")
    return " ".join(parts)


def confidence(candidate: DateCandidate) -> float:
    """Return the measured share of right answers of a candidate's class, 0 to 1."""
    return MEASURED.get(evidence_class(candidate), UNMEASURED)
