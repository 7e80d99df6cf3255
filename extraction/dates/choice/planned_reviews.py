"""Take a leaflet's bare "Review date" for that of the next review where the dates beside it imply so."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.dates.candidate import DateCandidate
from extraction.dates.parsing.months import plain
from schemas.vocabulary import DateRole

LONGEST_YEARS = 5
"""Years between a leaflet and its next review at most; NHS trusts review theirs after two or three."""
_BARE_TEXT = """
review
review date
date of review
review on
"""
_BARE = frozenset(_BARE_TEXT.strip().splitlines())
"""Labels of a review, whether past or to come."""


def with_reviews_due(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """Return the candidates, a bare review date as the next one where it lies whole years after the issue or revision.

    "Issued May 2021, review date May 2024" plans; a review that has been is seldom dated to the month of an anniversary
    of the last change, and never before that change. Without such a pair the label is taken at its word.
    """
    made = [
        c.value
        for c in candidates
        if c.label and c.trust and c.role in (DateRole.PUBLISHED, DateRole.MODIFIED)
    ]
    return [
        candidate.model_copy(update={"role": DateRole.NEXT_REVIEW_DUE})
        if candidate.role is DateRole.REVIEWED and _is_due(candidate, made)
        else candidate
        for candidate in candidates
    ]


def _is_due(candidate: DateCandidate, made: Sequence[str]) -> bool:
    if plain(candidate.label or "") not in _BARE or len(candidate.value) < 7 or not made:
        return False
    last = max(made)
    years = int(candidate.value[:4]) - int(last[:4])
    return 1 <= years <= LONGEST_YEARS and candidate.value[4:7] == last[4:7]
