"""Tell an article's age on the run's day, and the date that it was counted from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from audits.context import Context
from audits.freshness.ageing import add_months, first_day, last_day, months_between
from audits.freshness.date_evidence import shown_dates
from audits.freshness.policies import policy_for
from schemas.article import Article
from schemas.dates import DateObservation, DateValue
from schemas.freshness import Freshness
from schemas.profile import FreshnessPolicy
from schemas.text import RunningText
from schemas.vocabulary import DateRole, FreshnessState

NO_DATE = "the page names no date of its own"
NO_POLICY = "no freshness policy of the profile matches"
STAMPED = "its update date is one that many pages of the site share, which says nothing of a review"

FAR_OVERDUE = 1.5
"""Times the policy's age from which on an old page is overdue whatever a bulk edit may have been; own choice."""


class Age(NamedTuple):
    """An article's age and the date it was counted from."""

    freshness: Freshness
    basis: DateValue | DateObservation | None
    """The date that was counted from."""
    reason: str | None
    """Reason for an unknown state, or for an exempt one."""
    policy: FreshnessPolicy | None
    """The policy that applied."""


def age(article: Article, context: Context) -> Age:
    """Return the article's freshness on the run's day.

    The latest of the reviewed, the believed modified and the published date counts, by its last possible day; a date in
    the future counts as today's. A ``next_review_due`` that has passed makes the article overdue whatever the other
    dates say: the page breaks its own promise. The day of a bulk edit may be that of a review or not: it makes nothing
    fresh, and a page is overdue only where that day is too old itself, or the page's other date far too old; between,
    the age is unknown.
    """
    today = context.today
    found = policy_for(article, context.profile)
    if found is not None and found[1].exempt:
        return Age(
            Freshness(state=FreshnessState.EXEMPT, policy=found[0]),
            None,
            f"a page of the genre {article.genre.value} is not held to a review (policy {found[0]})",
            found[1],
        )
    known = _latest(article)
    due = article.next_review_due
    if due is not None and last_day(due) < today:
        freshness = Freshness(
            state=FreshnessState.OVERDUE,
            basis=DateRole.NEXT_REVIEW_DUE,
            age_days=max(0, (today - last_day(known[1])).days) if known else None,
            due_on=last_day(due) + datetime.timedelta(days=1),
            policy=found[0] if found else None,
        )
        return Age(freshness, due, None, found[1] if found else None)
    if known is None:
        return _unknown(NO_DATE)
    if found is None:
        return _unknown(NO_POLICY)
    role, date = known
    freshness = _aged(role, date, due, *found, today)
    stamp = stamp_of(article)
    if stamp is not None and _is_doubtful(freshness.state, date, stamp, found[1], today):
        return _unknown(STAMPED)
    return Age(freshness, date, None, found[1])


def _is_doubtful(
    state: FreshnessState,
    date: DateValue | DateObservation,
    stamp: DateObservation,
    policy: FreshnessPolicy,
    today: datetime.date,
) -> bool:
    """Return whether a page's age hangs on what the bulk edit was that gave it its stamp."""
    if today >= add_months(last_day(stamp), policy.overdue_months):
        return False
    far = months_between(last_day(date), today) >= FAR_OVERDUE * policy.overdue_months
    return stamp == date or (state is FreshnessState.OVERDUE and not far)


def stamp_of(text: RunningText) -> DateObservation | None:
    """Return a text's update where many pages share it as the day of a bulk edit, and the text has no other one."""
    for seen in text.date_observations:
        if (
            seen.stamp
            and seen.role is DateRole.MODIFIED
            and (text.modified is None or text.modified.value[:10] == seen.value[:10])
        ):
            return seen
    return None


def _unknown(reason: str) -> Age:
    return Age(Freshness(state=FreshnessState.UNKNOWN), None, reason, None)


def _aged(
    role: DateRole,
    date: DateValue | DateObservation,
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


def _latest(article: Article) -> tuple[DateRole, DateValue | DateObservation] | None:
    """Return the latest date that counts; a stamped one where there is no other."""
    stamp = stamp_of(article)
    modified = article.modified if stamp is None else _other_update(article.date_observations, stamp)
    dates = [
        (role, date)
        for role, date in (
            (DateRole.REVIEWED, article.reviewed),
            (DateRole.MODIFIED, modified),
            (DateRole.PUBLISHED, article.published),
        )
        if date is not None
    ]
    known = max(dates, key=lambda pair: (last_day(pair[1]), first_day(pair[1])), default=None)
    return known if known is not None or stamp is None else (DateRole.MODIFIED, stamp)


def _other_update(observations: Iterable[DateObservation], stamp: DateObservation) -> DateObservation | None:
    """Return the page's own update that readers see beside a stamped one, unless it prints the stamp."""
    for seen in shown_dates(observations):
        if seen.role is DateRole.MODIFIED and seen.value[:10] != stamp.value[:10]:
            return seen
    return None
