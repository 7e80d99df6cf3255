"""Tell an article's age on the run's day, and the date that it was counted from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from audits.context import Context
from audits.freshness.ageing import add_months, first_day, last_day, months_between
from audits.freshness.believed_dates import ROLES, SLACK, claimed, counted, refreshed
from audits.freshness.date_evidence import shown_dates
from audits.freshness.date_stamps import stamp_of
from audits.freshness.policies import policy_for
from schemas.article import Article
from schemas.dates import DateObservation, DateValue
from schemas.freshness import Freshness
from schemas.profile import FreshnessPolicy
from schemas.vocabulary import DateRole, FreshnessState

NO_DATE = "the page has no date of its own"
NO_POLICY = "your settings don't say how old this page may be"
FUTURE = "its date is in the future"
AUTOMATIC = "its date is always today's, so it shows no age"
MOVED = "its date is new, but an earlier check saw the same text"
STAMPED = "many pages share its update date, so it shows no review"

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

    Counted from the reviewed date where the page names one, else from the later of the update and the publication, by
    its last possible day; of each the day that is believed (`believed_dates`): one that moved while the words stayed
    counts as it was. A date in the future is unknown. A ``next_review_due`` that has passed makes the article overdue
    whatever the other dates say: the page breaks its own promise. The day of a bulk edit may be that of a review or
    not: it makes nothing fresh, and a page is overdue only where that day is too old itself, or the page's other date
    far too old; between, the age is unknown.
    """
    today = context.today
    found = policy_for(article, context.profile)
    if found is not None and found[1].exempt:
        return Age(
            Freshness(state=FreshnessState.EXEMPT, policy=found[0]),
            None,
            f"by your settings (“{found[0]}”), pages of this kind ({article.genre.value}) need no review",
            found[1],
        )
    known = _counted(article)
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
    if any(is_future(date, today) for role in ROLES if (date := claimed(article, role)) is not None):
        return _unknown(FUTURE)
    if known is None:
        return _unknown(_without_date(article))
    if found is None:
        return _unknown(NO_POLICY)
    role, date = known
    freshness = _aged(role, date, due, *found, today)
    stamp = stamp_of(article)
    moved = refreshed(article)
    is_known = moved is not None and moved[0] is DateRole.MODIFIED and moved[1] is not None
    if stamp and not is_known and _is_doubtful(freshness.state, date, stamp, found[1], today):
        return _unknown(STAMPED)
    return Age(freshness, date, None, found[1])


def is_future(date: DateValue | DateObservation, today: datetime.date) -> bool:
    """Return whether a date is surely to come: all of its days are, and no time zone makes the first one today."""
    return first_day(date) > today + SLACK


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


def _counted(article: Article) -> tuple[DateRole, DateValue | DateObservation] | None:
    """Return the date that the age is counted from; a stamped one where there is no other."""
    reviewed = counted(article, DateRole.REVIEWED)
    if reviewed is not None:
        return DateRole.REVIEWED, reviewed
    stamp = stamp_of(article)
    modified = counted(article, DateRole.MODIFIED)
    if stamp is not None and (modified is None or modified.value[:10] == stamp.value[:10]):
        modified = _other_update(article.date_observations, stamp)
    dates = [
        (role, date)
        for role, date in (
            (DateRole.MODIFIED, modified),
            (DateRole.PUBLISHED, counted(article, DateRole.PUBLISHED)),
        )
        if date is not None
    ]
    known = max(dates, key=lambda pair: (last_day(pair[1]), first_day(pair[1])), default=None)
    return known if known is not None or stamp is None else (DateRole.MODIFIED, stamp)


def _without_date(article: Article) -> str:
    """Return why no date of an article counts."""
    if article.believed is not None and article.believed.automatic:
        return AUTOMATIC
    return MOVED if any(claimed(article, role) is not None for role in ROLES) else NO_DATE


def _other_update(observations: Iterable[DateObservation], stamp: DateObservation) -> DateObservation | None:
    """Return the page's own update that readers see beside a stamped one, unless it prints the stamp."""
    for seen in shown_dates(observations):
        if seen.role is DateRole.MODIFIED and seen.value[:10] != stamp.value[:10]:
            return seen
    return None
