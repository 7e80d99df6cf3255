"""``conflicting-dates``: pages that show readers one day and tell search engines another."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.freshness.ageing import first_day, last_day
from audits.freshness.articles_only import no_article
from audits.freshness.date_evidence import observed, shown_dates, told_dates
from audits.site_facts import without_bodies
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation
from schemas.finding import Occurrence, Quote
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Precision, Scope, Severity, Tier

INFO = AuditInfo(
    audit="conflicting-dates",
    version=2,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="Patients and Google get the same date",
    failure_title="One date for patients, another for Google",
    why=(
        "Patients see one date and Google is told another. A search result can then show an old page as new or a "
        "new one as old, and neither date can be trusted."
    ),
    fix=(
        "Find out which date is right and show it on the page. Put the same date into the page's hidden data "
        "(`datePublished`, `dateModified`, `article:published_time`)."
    ),
    severity=Severity.MODERATE,
    minutes=10,
    standards=[
        Standard(
            name="Google Search: influence your byline dates",
            clause="be consistent: the visible date and the structured data should match",
            url="https://developers.google.com/search/docs/appearance/publication-dates",
        ),
    ],
    options=[
        Option(
            name="max_days",
            default=30,
            unit="days",
            maximum=36_500,
            why="A review takes days, a month's name is as fine as many pages go; own choice.",
        ),
    ],
)

_ROLES = (DateRole.PUBLISHED, DateRole.MODIFIED, DateRole.REVIEWED)
_WHAT = {
    DateRole.PUBLISHED: "",
    DateRole.MODIFIED: "an update on ",
    DateRole.REVIEWED: "a review on ",
}
"""What a page shows, in a message."""
_DATE = {
    DateRole.PUBLISHED: "date",
    DateRole.MODIFIED: "update date",
    DateRole.REVIEWED: "review date",
}


class _Conflict(NamedTuple):
    text_id: str
    url: str
    shown: DateObservation
    told: DateObservation
    evidence: Quote
    days: int


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return at most one finding for each of publication, update and review, with all pages that contradict themselves.

    One template writes the hidden date of all pages, and one setting puts it right: pages that join or leave do not
    make another finding.
    """
    most = context.number(INFO, "max_days")
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    conflicts: dict[DateRole, list[_Conflict]] = {role: [] for role in _ROLES}
    for text in without_bodies(texts):
        verdict: Verdict
        if not isinstance(text, Article):
            verdict = no_article(text)
        elif not _comparable(text.date_observations):
            verdict = Inapplicable("the page doesn't both show a date and tell Google one of the same kind")
        else:
            verdict = Passed()
            for role, conflict in _conflicts(text, most):
                conflicts[role].append(conflict)
                verdict = Failed(())
        verdicts[text.text_id, text.url] = verdict
    return SiteVerdicts(
        [_found(role, sorted(found, key=_by_url), context) for role, found in conflicts.items() if found],
        verdicts,
    )


def _by_url(conflict: _Conflict) -> str:
    return conflict.url


def _comparable(observations: Sequence[DateObservation]) -> bool:
    return bool(
        {seen.role for seen in shown_dates(observations)}
        & {told.role for told in told_dates(observations)}
        & set(_ROLES)
    )


def _conflicts(text: Article, most: float) -> Iterator[tuple[DateRole, _Conflict]]:
    """Yield a contradiction for each role whose shown and told days have nothing near them on the other side.

    A shown day that hidden data name for anything (themes print the update's day as the byline's) is no contradiction,
    nor is a told one that the page shows under another label.
    """
    observations = text.date_observations
    shown, told = shown_dates(observations), told_dates(observations)
    for role in _ROLES:
        ours = [seen for seen in shown if seen.role is role]
        theirs = [seen for seen in told if seen.role is role and not _is_bulk_update(seen)]
        if not ours or not theirs or _any_near(ours, told, most) or _any_near(theirs, shown, most):
            continue
        seen, stated = ours[0], theirs[0]
        if Precision.YEAR in (seen.precision, stated.precision):
            continue
        evidence = observed(observations, seen)
        quote = Quote(field=evidence.field, quote=evidence.quote)
        yield role, _Conflict(text.text_id, text.url, seen, stated, quote, _gap(seen, stated))


def _is_bulk_update(seen: DateObservation) -> bool:
    """Return whether a told date is the update of a bulk edit, which is a finding of its own (``bulk-date-bump``)."""
    return seen.stamp and seen.role is DateRole.MODIFIED


def _any_near(some: Iterable[DateObservation], others: Sequence[DateObservation], most: float) -> bool:
    return any(_gap(one, other) <= most for one in some for other in others)


def _gap(one: DateObservation, other: DateObservation) -> int:
    """Return the days that surely lie between two dates; 0 where they can be the same day."""
    zero = datetime.timedelta(0)
    return max(first_day(one) - last_day(other), first_day(other) - last_day(one), zero).days


def _found(role: DateRole, conflicts: Sequence[_Conflict], context: Context) -> SiteFound:
    first = conflicts[0]
    days = {conflict.told.value[:10] for conflict in conflicts}
    told = context.day(first.told.value)
    if len(conflicts) == 1:
        message = f"The page shows {_WHAT[role]}{context.day(first.shown.value)}. Google is told {told}."
    elif len(days) == 1:
        message = f"{len(conflicts)} pages each show their own {_DATE[role]}. Google is told {told} for all."
    else:
        message = (
            f"{len(conflicts)} pages show one {_DATE[role]}, but Google is told another. "
            f"For example: {context.day(first.shown.value)} on the page, {told} for Google."
        )
    return SiteFound(
        subject="site",
        message=message,
        occurrences=tuple(
            Occurrence(subject=conflict.text_id, url=conflict.url, evidence=conflict.evidence)
            for conflict in conflicts
        ),
        page_count=len({conflict.url for conflict in conflicts}),
        identity=role.value,
        tier=Tier.LIKELY,
        value=float(max(conflict.days for conflict in conflicts)),
        unit="days",
        scope=Scope.PAGE if len(conflicts) == 1 else Scope.TEMPLATE,
    )


AUDIT = SiteAudit(INFO, check)
