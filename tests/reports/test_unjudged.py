"""Outcomes that judged nothing are grouped by reason."""

from __future__ import annotations

from reports.unjudged import unjudged
from schemas.outcome import Outcome
from schemas.vocabulary import OutcomeKind


def _outcome(subject: str, reason: str | None, kind: OutcomeKind = OutcomeKind.CANNOT_TELL) -> Outcome:
    return Outcome(audit="hard-to-read", audit_version=1, subject=subject, outcome=kind, reason=reason)


def test_errors_come_first_then_the_most_frequent_reason() -> None:
    """Reasons that differ in a number are one; what was judged is not here."""
    groups = unjudged(
        [
            _outcome("d", "no text"),
            _outcome("b", "41 words are too few"),
            _outcome("a", "34 words are too few"),
            _outcome("c", "broke", OutcomeKind.ERROR),
            _outcome("e", None, OutcomeKind.PASSED),
        ]
    )
    assert [(group.reason, group.count) for group in groups] == [
        ("broke", 1),
        ("34 words are too few (and similar)", 2),
        ("no text", 1),
    ]
    assert [outcome.subject for outcome in groups[1].examples] == ["a", "b"]
