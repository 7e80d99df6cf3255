"""``review-overdue``: a page whose own promise of a review has passed."""

from __future__ import annotations

from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.freshness.ageing import age_in_words, last_day, months_between
from audits.freshness.date_evidence import evidence_of
from audits.freshness.urgency import severity_of, urgency_of
from schemas.article import Article
from schemas.audit_info import AuditInfo, Standard
from schemas.dates import DateObservation
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Severity, Tier

INFO = AuditInfo(
    audit="review-overdue",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="No missed review dates",
    failure_title="Missed review dates",
    why="The page says when its next review is due, and that day has passed. Readers can see that nobody did it.",
    fix=(
        "Have someone who knows the subject review the page. Show the date of this review and of the next one. An "
        "edit alone is not a review."
    ),
    severity=Severity.MODERATE,
    minutes=45,
    standards=[
        Standard(
            name="NHS content standard: review of health information every three years",
            url="https://service-manual.nhs.uk/content",
        ),
    ],
)
_LATE_MONTHS = 12
"""Months after a promised review from which on it is a step more severe, from thrice these two steps; own choice."""


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed where the last day on which the next review is due has passed, however new the other dates are."""
    due = record.next_review_due
    if due is None:
        return Inapplicable("the page doesn't say when its next review is due")
    if last_day(due) >= context.today:
        return Passed()
    late = months_between(last_day(due), context.today)
    evidence = evidence_of(record, DateRole.NEXT_REVIEW_DUE, due)
    steps = (late >= _LATE_MONTHS) + (late >= 3 * _LATE_MONTHS)
    return Failed(
        [
            Found(
                message=(
                    f"Next review was due by {context.day(due.value)} "
                    f"({age_in_words(last_day(due), context.today)} ago)."
                ),
                field=evidence.field,
                quote=evidence.quote,
                tier=Tier.SURE,
                severity=severity_of(urgency_of(record), steps) if isinstance(record, Article) else None,
                value=float((context.today - last_day(due)).days),
                unit="days overdue",
                identity="",
            )
        ]
    )


AUDIT = RecordAudit(INFO, check)
