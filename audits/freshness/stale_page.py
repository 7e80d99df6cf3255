"""``stale-page``: content that is older than the policy of its kind allows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.freshness.ageing import add_months, first_day, last_day, policy_for
from audits.freshness.articles_only import no_article
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation, DateValue, in_words
from schemas.freshness import Freshness
from schemas.profile import FreshnessPolicy
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, FreshnessState, Severity, Tier

INFO = AuditInfo(
    audit="stale-page",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="The page is within its review period",
    failure_title="The page is past its review period",
    why=(
        "Doses, procedures, staff and prices change. A patient who acts on an old page may be harmed, and a "
        "reader who sees an old date trusts the clinic less."
    ),
    fix=(
        "Have the page reviewed by somebody who knows the subject, correct it, and let the page show the day of "
        "the review. A new date without a review does not help: the next run compares the text."
    ),
    severity=Severity.SERIOUS,
    standards=[
        Standard(
            name="NHS content standard: review of health information every three years",
            url="https://service-manual.nhs.uk/content",
        ),
        Standard(
            name="HONcode principle 4: date of the last update of medical content",
            url="https://www.hon.ch/cgi-bin/HONcode/principles.pl?English",
        ),
        Standard(
            name="MedlinePlus quality guidelines: review at least every three years",
            url="https://medlineplus.gov/about/using/criteria/",
        ),
    ],
    options=[
        Option(
            name="serious_after",
            default=1.5,
            unit="times the overdue age",
            minimum=1,
            maximum=100,
            why="Past this multiple of the policy's age the finding is serious, before it moderate; own choice.",
        ),
    ],
)


class Age(NamedTuple):
    """An article's age and the date it was counted from."""

    freshness: Freshness
    basis: DateValue | None
    """The date that was counted from."""
    reason: str | None
    """Reason for an unknown state."""


def age(article: Article, context: Context) -> Age:
    """Return the article's freshness on the run's day.

    The latest of the reviewed, modified and published dates counts, by its last possible day; a date in the
    future counts as today's. A ``next_review_due`` that has passed makes the article overdue whatever the
    other dates say: the page breaks its own promise.
    """
    today = context.today
    found = policy_for(article, context.profile)
    due = article.next_review_due
    if due is not None and last_day(due) < today:
        due_on = last_day(due) + datetime.timedelta(days=1)
        basis = DateRole.NEXT_REVIEW_DUE
        known = _latest(article)
        days = max(0, (today - last_day(known[1])).days) if known else None
        state = FreshnessState.OVERDUE
        return Age(
            Freshness(
                state=state, basis=basis, age_days=days, due_on=due_on, policy=found[0] if found else None
            ),
            due,
            None,
        )
    known = _latest(article)
    if known is None:
        return Age(Freshness(state=FreshnessState.UNKNOWN), None, "the page names no date of its own")
    if found is None:
        return Age(
            Freshness(state=FreshnessState.UNKNOWN), None, "no freshness policy of the profile matches"
        )
    role, date = known
    name, policy = found
    return Age(_aged(role, date, due, name, policy, today), date, None)


def _aged(
    role: DateRole,
    date: DateValue,
    due: DateValue | None,
    name: str,
    policy: FreshnessPolicy,
    today: datetime.date,
) -> Freshness:
    counted = last_day(date)
    overdue_on = add_months(counted, policy.overdue_months)
    soon_on = add_months(counted, policy.due_soon_months)
    if due is not None:
        overdue_on = min(overdue_on, last_day(due) + datetime.timedelta(days=1))
    state = FreshnessState.CURRENT
    if today >= overdue_on:
        state = FreshnessState.OVERDUE
    elif today >= soon_on:
        state = FreshnessState.DUE_SOON
    return Freshness(
        state=state, basis=role, age_days=max(0, (today - counted).days), due_on=overdue_on, policy=name
    )


def _latest(article: Article) -> tuple[DateRole, DateValue] | None:
    dates = [
        (role, date)
        for role, date in (
            (DateRole.REVIEWED, article.reviewed),
            (DateRole.MODIFIED, article.modified),
            (DateRole.PUBLISHED, article.published),
        )
        if date is not None
    ]
    return max(dates, key=lambda pair: (last_day(pair[1]), first_day(pair[1])), default=None)


_VERBS = {
    DateRole.REVIEWED: "last reviewed",
    DateRole.MODIFIED: "last updated",
    DateRole.PUBLISHED: "published",
}


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed where the article is overdue; cannot tell where it has no date.

    The observations are those that the article's dates were chosen of.
    """
    if not isinstance(record, Article):
        return no_article(record)
    freshness, date, reason = age(record, context)
    if freshness.state is FreshnessState.UNKNOWN:
        return CannotTell(reason or "its age is not known")
    if freshness.state is not FreshnessState.OVERDUE or date is None or freshness.basis is None:
        return Passed()
    return Failed([_found(freshness, date, freshness.basis, record, context)])


def _found(
    freshness: Freshness, date: DateValue, basis: DateRole, article: Article, context: Context
) -> Found:
    if basis is DateRole.NEXT_REVIEW_DUE:
        return Found(
            message=f"The page promised a review by {in_words(date.value)}; that day has passed.",
            field="/next_review_due/raw",
            quote=date.raw,
            tier=Tier.SURE,
            value=float((context.today - last_day(date)).days),
            unit="days overdue",
            identity="",
        )
    found = policy_for(article, context.profile)
    months = found[1].overdue_months if found else 0
    days = freshness.age_days or 0
    factor = context.number(INFO, "serious_after")
    serious_on = add_months(last_day(date), max(1, round(months * factor)))
    return Found(
        message=(
            f"The page was {_VERBS[basis]} {in_words(date.value)}, {_span(days)} ago; "
            f"the policy “{freshness.policy}” asks for a review every {months} months."
        ),
        field=f"/{basis.value}/raw",
        quote=date.raw,
        tier=Tier.SURE,
        severity=Severity.SERIOUS if context.today >= serious_on else Severity.MODERATE,
        value=float(days),
        unit="days",
        identity="",
    )


def _span(days: int) -> str:
    """Return an age in years and months, e.g. ``3 years and 1 month``."""
    years, months = days // 365, days % 365 // 30 % 12
    parts = [
        f"{count} {noun}{'s' * (count != 1)}" for count, noun in ((years, "year"), (months, "month")) if count
    ]
    return " and ".join(parts) or f"{days} days"


AUDIT = RecordAudit(INFO, check)
