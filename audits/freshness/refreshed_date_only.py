"""``refreshed-date-only``: a page whose date moved while its text stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, HistoryAudit, Inapplicable, Passed, Verdict
from audits.freshness.ageing import first_day, last_day
from audits.freshness.articles_only import no_article
from audits.freshness.date_evidence import evidence_of
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation, DateValue
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Severity, Tier

INFO = AuditInfo(
    audit="refreshed-date-only",
    version=1,
    kind="history",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="Dates move only when the text does",
    failure_title="New date, same text",
    why=(
        "A new date on an old text tells patients that somebody has checked it. Google names this as a way to lose "
        "its trust, and an inspector will ask what was changed."
    ),
    fix="Review the text, or set the date back to the day on which the content last changed.",
    severity=Severity.MODERATE,
    minutes=30,
    standards=[
        Standard(
            name="Google Search: creating helpful, people-first content",
            clause="Are you changing the date of pages to make them seem fresh when the content has not changed?",
            url="https://developers.google.com/search/docs/fundamentals/creating-helpful-content",
        ),
    ],
    options=[
        Option(
            name="least_change",
            default=0.02,
            unit="share of words",
            maximum=1,
            why="From this share of added or removed words on, the text counts as changed; own choice.",
        ),
    ],
)


_NAMES = {"modified": "the update", "published": "the publication"}


def check(
    record: RunningText,
    previous: RunningText | None,
    observations: Sequence[DateObservation],
    context: Context,
) -> Verdict:
    """Return failed where the modified or published date moved on while the words stayed."""
    if not isinstance(record, Article):
        return no_article(record)
    if previous is None:
        return Inapplicable("no earlier complete run has this page")
    moved = [
        (name, old, new)
        for name, old, new in (
            ("modified", previous.modified, record.modified),
            ("published", previous.published, record.published),
        )
        if old is not None and new is not None and _later(old, new)
    ]
    if record.modified is None and record.published is None:
        return Inapplicable("the page names no date of its own")
    if not moved:
        return Passed()
    share = changed_share(previous, record)
    if share >= context.number(INFO, "least_change"):
        return Passed()
    return Failed(
        [
            Found(
                message=(
                    f"New date, same text: {_NAMES[name]} moved from {context.day(old.value)} to "
                    f"{context.day(new.value)}. "
                    + (
                        "Not a word changed."
                        if share == 0
                        else f"Only {max(share, 0.001):.1%} of the words changed."
                    )
                ),
                field=evidence.field,
                quote=evidence.quote,
                tier=Tier.SURE if record.content_hash == previous.content_hash else Tier.LIKELY,
                value=round(share * 100, 2),
                unit="% of words changed",
                identity="",
            )
            for name, old, new in moved[:1]
            for evidence in [evidence_of(record, DateRole(name), new)]
        ]
    )


def changed_share(before: RunningText, after: RunningText) -> float:
    """Return the share of words added or removed, 0 to 1, of the longer text; 0 where the hashes agree."""
    if before.content_hash == after.content_hash:
        return 0.0
    old, new = Counter(before.body_text.casefold().split()), Counter(after.body_text.casefold().split())
    size = max(old.total(), new.total())
    return max((old - new).total(), (new - old).total()) / size if size else 0.0


def _later(old: DateValue, new: DateValue) -> bool:
    """Return whether one date is surely after the other; ``2021-08`` and ``2021-08-03`` may be the same day."""
    return first_day(new) > last_day(old)


AUDIT = HistoryAudit(INFO, check)
