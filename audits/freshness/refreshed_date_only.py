"""``refreshed-date-only``: a page whose date moved while its text stayed."""

from __future__ import annotations

from collections.abc import Iterable

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.freshness.articles_only import no_article
from audits.freshness.believed_dates import ROLES, claimed
from audits.freshness.bulk_date_bump import INFO as BULK_DATE_BUMP
from audits.freshness.bulk_edits import ALONE, bulk_edits
from audits.freshness.date_evidence import by_url
from audits.freshness.refreshed_dates import RefreshedDate, refreshed_date
from audits.site_facts import without_bodies
from schemas.article import Article
from schemas.audit_info import AuditInfo, Standard
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="refreshed-date-only",
    version=2,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="No new dates on unchanged text",
    failure_title="New date, same text",
    why=(
        "A new date on old text tells patients that someone has just checked it. Google names this as a way to "
        "lose its trust, and an inspector will ask what changed."
    ),
    fix="Review the text, or set the date back to the day the text last changed.",
    severity=Severity.MODERATE,
    minutes=30,
    standards=[
        Standard(
            name="Google Search: creating helpful, people-first content",
            clause="Are you changing the date of pages to make them seem fresh when the content has not changed?",
            url="https://developers.google.com/search/docs/fundamentals/creating-helpful-content",
        ),
    ],
)

_NAMES = {
    DateRole.MODIFIED: "Update date",
    DateRole.REVIEWED: "Review date",
    DateRole.PUBLISHED: "Publication date",
}


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return one finding for each page whose date moved on while its words stayed, until text or date move.

    Pages that got one day in a bulk edit are one finding of ``bulk-date-bump``, and a day that is still to come is one
    of ``future-date``. A new day of review with no new word can be an honest review: it is for a person to look at.
    """
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    dates: list[RefreshedDate] = []
    for text in without_bodies(texts):
        key = (text.text_id, text.url)
        verdicts[key] = _without_history(text) or Passed()
        found = refreshed_date(text)
        if found is not None:
            dates.append(found)
            verdicts[key] = Failed(())
    edits = bulk_edits(dates, context.number(BULK_DATE_BUMP, "min_pages"))
    alone = [date for date in edits.get(ALONE, ()) if not date.is_ahead]
    alone.sort(key=lambda date: by_url(date.place))
    return SiteVerdicts([_found(date, context) for date in alone], verdicts)


def _without_history(text: RunningText) -> Inapplicable | None:
    """Return why a text cannot be compared with what it was."""
    if not isinstance(text, Article):
        return no_article(text)
    if all(claimed(text, role) is None for role in ROLES):
        return Inapplicable("the page has no date of its own")
    if text.believed is None:
        return Inapplicable("no earlier complete check has this page")
    return None


def _found(date: RefreshedDate, context: Context) -> SiteFound:
    if date.old is None:
        moved = f"New {_NAMES[date.role].lower()}: {context.day(date.new)}."
        since = f" since {context.day(date.since)}"
    else:
        moved = f"{_NAMES[date.role]}: {context.day(date.old)} → {context.day(date.new)}."
        since = ""
    words = f"{_words(date.moved_words)} changed{since}."
    review = date.role is DateRole.REVIEWED
    return SiteFound(
        subject=date.place.subject,
        message=f"{moved} {words}",
        occurrences=(date.place,),
        page_count=1,
        tier=Tier.MAYBE if review or not date.is_shown else Tier.LIKELY if date.moved_words else Tier.SURE,
        severity=Severity.REVIEW if review else None,
        value=float(date.moved_words),
        unit="words changed",
        scope=Scope.PAGE,
    )


def _words(count: int) -> str:
    return {0: "Not a word", 1: "Only one word"}.get(count, f"Only {count} words")


AUDIT = SiteAudit(INFO, check)
