"""``future-date``: a page that says it was published, updated or reviewed on a day that is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.freshness.article_age import is_future
from audits.freshness.believed_dates import ROLES, Date, claimed
from audits.freshness.date_evidence import evidence_of, is_shown, observed
from schemas.audit_info import AuditInfo, Standard
from schemas.dates import DateObservation
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Genre, Severity, Tier

INFO = AuditInfo(
    audit="future-date",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="No dates in the future",
    failure_title="Dates in the future",
    why="A page can't have been updated on a day that is still to come. Readers start to doubt the rest of it.",
    fix="Put in the day the page was really published, updated or reviewed.",
    severity=Severity.MODERATE,
    minutes=5,
    standards=[
        Standard(
            name="Google Search: influence your byline dates",
            clause="Don't specify future dates or dates when the page's subject takes place.",
            url="https://developers.google.com/search/docs/appearance/publication-dates",
        ),
    ],
)
_DONE = {DateRole.PUBLISHED: "Published", DateRole.MODIFIED: "Updated", DateRole.REVIEWED: "Reviewed"}


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed where a date of the page's own is later than any time zone's tomorrow, or was when a run saw it.

    A date that readers see is named before one that only search engines are told.
    """
    if record.genre is Genre.EVENT:
        return Inapplicable("the date on an event's page can be the event's own")
    own: list[tuple[DateRole, Date]] = [
        (seen.role, seen) for seen in observations if seen.own and seen.role in ROLES
    ]
    dates = own or [(role, date) for role in ROLES if (date := claimed(record, role)) is not None]
    if not dates:
        return Inapplicable("the page has no date of its own")
    ahead = record.believed.ahead if record.believed else []
    future = [(role, date) for role, date in dates if date.value in ahead or is_future(date, context.today)]
    if not future:
        return Passed()
    role, date = min(future, key=lambda found: not is_shown(found[1]))
    evidence = evidence_of(record, role, date)
    if own and isinstance(date, DateObservation):  # the one that is meant, where others name the same day
        evidence = observed(record.date_observations, date)
    where = "the page" if is_shown(date) else "its hidden data"
    when = "hasn't come yet" if is_future(date, context.today) else "hadn't come when we first read it"
    return Failed(
        [
            Found(
                message=f"{_DONE[role]} {context.day(date.value)}, says {where}. That day {when}.",
                field=evidence.field,
                quote=evidence.quote,
                tier=Tier.SURE if is_shown(date) else Tier.LIKELY,
                identity="",
            )
        ]
    )


AUDIT = RecordAudit(INFO, check)
