"""``stale-page``: content that is older than the policy of its kind allows."""

from __future__ import annotations

from collections.abc import Sequence

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.freshness.ageing import age_in_words, interval_in_words, last_day, months_between
from audits.freshness.article_age import Age, age
from audits.freshness.articles_only import no_article
from audits.freshness.believed_dates import claimed, refreshed
from audits.freshness.date_evidence import evidence_of, is_shown, shown_dates, source_in_words
from audits.freshness.date_stamps import stamp_of
from audits.freshness.urgency import Urgency, severity_of, urgency_of
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation, DateValue
from schemas.profile import FreshnessPolicy
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, FreshnessState, Genre, Severity, Tier

INFO = AuditInfo(
    audit="stale-page",
    version=3,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="No pages overdue for review",
    failure_title="Pages overdue for review",
    why=(
        "Doses, procedures, staff and prices change. A patient who acts on an old page can be harmed, and an old "
        "date makes readers trust the clinic less."
    ),
    fix=(
        "Have someone who knows the subject review the page. Correct it and show the date of the review. Don't "
        "change the date alone: the next check compares the text."
    ),
    severity=Severity.MODERATE,
    minutes=45,
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
            why="From this multiple of the policy's age on the finding is a step more severe, from twice it two steps; "
            "own choice.",
        ),
    ],
)

_VERBS = {
    DateRole.REVIEWED: "Last reviewed",
    DateRole.MODIFIED: "Last updated",
    DateRole.PUBLISHED: "Published",
}
_PAGES = {
    "doses": "Pages about doses and costs",
    "medical": "Medical pages",
    "offices": "Pages about hours and staff",
}
"""Names of the default policies' pages in a message; another policy's are called by its name."""


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed where the article is overdue; cannot tell where it has no date, or a bulk edit's decides.

    General advice, whose words name no illness, treatment or dose, is not reported: readers called two of three such
    pages of thirteen years arguable.

    The observations are those that the article's dates were chosen of.
    """
    if not isinstance(record, Article):
        return no_article(record)
    aged = age(record, context)
    if aged.freshness.state is FreshnessState.EXEMPT:
        return Inapplicable(aged.reason or "pages of this kind need no review")
    if aged.freshness.state is FreshnessState.UNKNOWN:
        return CannotTell(aged.reason or "its age is not known")
    if aged.freshness.state is not FreshnessState.OVERDUE or aged.basis is None:
        return Passed()
    if aged.freshness.basis is DateRole.NEXT_REVIEW_DUE:
        return Passed()  # review-overdue tells it
    if aged.basis == stamp_of(record):
        return CannotTell("its only date came from a bulk edit, which is listed once for all its pages")
    urgency = urgency_of(record)
    if urgency is Urgency.GENERAL and not _is_chosen(aged.policy):
        return CannotTell("the text names no illness, treatment or dose, so it may not be health information")
    return Failed([_found(aged, aged.basis, urgency, record, context)])


def _is_chosen(policy: FreshnessPolicy | None) -> bool:
    """Return whether a policy names these pages by genre, path or word, and is not only that of the rest."""
    return policy is not None and bool(policy.genres or policy.paths or policy.words)


def _found(
    aged: Age, date: DateValue | DateObservation, urgency: Urgency, article: Article, context: Context
) -> Found:
    role = aged.freshness.basis or DateRole.PUBLISHED
    evidence = evidence_of(article, role, date)
    allowed = aged.policy.overdue_months if aged.policy else 1
    times = months_between(last_day(date), context.today) / allowed
    factor = context.number(INFO, "serious_after")
    return Found(
        message=" ".join(
            filter(
                None,
                (
                    f"{_VERBS[role]} {context.day(date.value)} "
                    f"({age_in_words(last_day(date), context.today)} ago).",
                    f"{_pages(aged.freshness.policy, urgency)} should be reviewed {interval_in_words(allowed)}.",
                    _said_elsewhere(date, article, context),
                ),
            )
        ),
        field=evidence.field,
        quote=evidence.quote,
        tier=Tier.SURE if _is_sure(aged, article, urgency, context) else Tier.LIKELY,
        severity=severity_of(urgency, (times >= factor) + (times >= 2 * factor)),
        value=float(aged.freshness.age_days or 0),
        unit="days",
        identity="",
    )


def _pages(policy: str | None, urgency: Urgency) -> str:
    if policy == "medical" and urgency is Urgency.GENERAL:
        return "Pages with advice"
    return _PAGES.get(policy or "", f"Pages under “{policy}”")


def _is_sure(aged: Age, article: Article, urgency: Urgency, context: Context) -> bool:
    """Return whether the page is health information beyond doubt, and too old by a stamped update, too.

    A policy's words can be a headline's figure of speech ("the cost of skipping your check-up").
    """
    stamp, policy = stamp_of(article), aged.policy
    if policy is None or policy.words or urgency is Urgency.GENERAL or article.genre is not Genre.GUIDE:
        return False
    return stamp is None or months_between(last_day(stamp), context.today) >= policy.overdue_months


def _said_elsewhere(date: DateValue | DateObservation, article: Article, context: Context) -> str | None:
    """Return what readers see beside a hidden day, the newer date or the stamped update that is not believed."""
    moved = refreshed(article)
    if moved is not None:
        newer = claimed(article, moved[0])
        assert newer is not None
        return f"The page now says {context.day(newer.value)}, but the text is the same."
    stamp = stamp_of(article)
    if stamp is not None and stamp.value != date.value:
        return f"Google is told {context.day(stamp.value)}, a date that many pages share."
    shown = shown_dates(article.date_observations)
    if is_shown(date) or any(seen.value[:10] == date.value[:10] for seen in shown):
        return None
    seen = next((seen for seen in shown if seen.role in _VERBS), None)
    if seen is not None:
        return f"Patients see {context.day(seen.value)}; this date is in {source_in_words(date)}."
    return f"Patients see no date; this one is in {source_in_words(date)}."


AUDIT = RecordAudit(INFO, check)
