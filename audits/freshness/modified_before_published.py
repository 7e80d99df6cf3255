"""``modified-before-published``: a page that was updated before it was published, by its own dates."""

from __future__ import annotations

from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.freshness.ageing import first_day, last_day
from audits.freshness.date_evidence import evidence_of, is_shown
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Severity, Tier

INFO = AuditInfo(
    audit="modified-before-published",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="No pages updated before they were published",
    failure_title="Pages updated before they were published",
    why="One of the two dates is wrong. Readers and Google can't tell which one to believe.",
    fix="Find out which of the two dates is wrong, and correct it.",
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="Google Search: influence your byline dates",
            clause="Use consistent dates.",
            url="https://developers.google.com/search/docs/appearance/publication-dates",
        ),
    ],
    options=[
        Option(
            name="min_days",
            default=31,
            unit="days",
            minimum=1,
            maximum=36_500,
            why="A post that was written and then scheduled is updated days before it is published (three of 105 posts "
            "on five clinic sites, by 13 to 44 hours); a month leaves room for it.",
        ),
    ],
)


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed where the page's update surely lies before its publication."""
    published, modified = record.published, record.modified
    if published is None or modified is None:
        return Inapplicable("the page doesn't have both a publication date and an update date")
    days = (first_day(published) - last_day(modified)).days
    if days < context.number(INFO, "min_days"):
        return Passed()
    evidence = evidence_of(record, DateRole.MODIFIED, modified)
    return Failed(
        [
            Found(
                message=(
                    f"Updated {context.day(modified.value)}, but published {context.day(published.value)}. "
                    "One of these dates is wrong."
                ),
                field=evidence.field,
                quote=evidence.quote,
                tier=Tier.SURE if is_shown(modified) and is_shown(published) else Tier.LIKELY,
                value=float(days),
                unit="days",
                identity="",
            )
        ]
    )


AUDIT = RecordAudit(INFO, check)
