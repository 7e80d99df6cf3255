"""``outdated-reference``: words about a time to come, or about now, that time has overtaken."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit, Verdict
from audits.freshness.ageing import age_in_words, counted_noun, months_between
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.time_claims import ClaimKind
from audits.freshness.written_day import written_day
from language.times.time_span import Grain, TimeSpan
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import MONTH_FIRST
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Genre, PageKind, Severity, Tier

if TYPE_CHECKING:
    from audits.freshness.overtaken_sentences import Overtaken

INFO = AuditInfo(
    audit="outdated-reference",
    version=1,
    kind="page",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="No out-of-date sentences",
    failure_title="Out-of-date sentences",
    why=(
        "A reader who finds a seminar, an offer or an opening from years ago doubts the rest of the page, and may "
        "come or call for nothing."
    ),
    fix=(
        "Delete what is over, or write it as history: “opened in spring 2022”. If it comes again, name the next "
        "date. Update figures and guidelines, or say which year they are from, without “now” or “this year”."
    ),
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="8: update your site's content often",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
        Standard(
            name="Google developer documentation style guide: timeless documentation",
            clause="avoid words such as currently, soon and new",
            url="https://developers.google.com/style/timeless-documentation",
        ),
    ],
    options=[
        Option(
            name="grace_days",
            default=14,
            unit="days",
            maximum=3_650,
            why="An announcement is over so long after its last day; two weekly checks. Own choice.",
        ),
        Option(
            name="present_months",
            default=12,
            unit="months",
            maximum=1_200,
            why=(
                "“As of 2019”, “new in 2022” and “coming soon” hold for a year: figures and programs come yearly. Own "
                "choice."
            ),
        ),
        Option(
            name="latest_years",
            default=5,
            unit="years",
            maximum=100,
            why=(
                "A guideline older than five years is no longer taken for current: the inclusion criterion of the US "
                "National Guideline Clearinghouse (AHRQ, 2014)."
            ),
        ),
        Option(
            name="most_shown",
            default=5,
            unit="sentences",
            minimum=1,
            maximum=10_000,
            why="The worst of a page; a calendar of past events is deleted at one sitting. Own choice.",
        ),
    ],
)

_KINDS = {
    PageKind.LEGAL: "legal pages name the dates when their rules began",
    PageKind.LISTING: "the page only shows the beginnings of other pages",
}
_OF_THEIR_DAY = {
    Genre.NEWS: "news is about its own day",
    Genre.EVENT: "a post about an event is about its own day",
}
_SEVERITY = {
    ClaimKind.EVENT: Severity.MODERATE,
    ClaimKind.OFFER: Severity.MODERATE,
    ClaimKind.NOTICE: Severity.MODERATE,
}
_ORDER = (Severity.MODERATE, Severity.MINOR)


def check(record: RunningText, context: Context) -> Verdict:
    """Return one finding for each sentence that time has overtaken; the worst of the page are shown.

    A post of news or of an event is about its day, and a patient's story is in the patient's words. Cannot tell where
    something is to come soon and the page has no date.
    """
    # Its patterns take half of the time in which all audits start: a run that asks nobody needs none of them.
    from audits.freshness.overtaken_sentences import Unsure, overtaken

    text = context.text.read(record)
    if not text.sentences_known:
        return Inapplicable("the lines of a document don't show where its sentences end")
    reason = _not_judged(record)
    if reason is not None:
        return Inapplicable(reason)
    if text.blocks and not any(text.english()):
        return Inapplicable(f"we can check English text only; this is another language ({text.language})")
    limits = ClaimLimits(
        context.today,
        int(context.number(INFO, "grace_days")),
        int(context.number(INFO, "present_months")),
        int(context.number(INFO, "latest_years")),
    )
    written = written_day(record, context.today)
    claims, unsure = [], None
    for claim in overtaken(
        text, limits, written, headline=record.headline, day_first=context.locale not in MONTH_FIRST
    ):
        if isinstance(claim, Unsure):
            unsure = unsure or claim
        else:
            claims.append(claim)
    if claims:
        return Failed(_found(text.text, claims, written, context))
    if unsure is not None:
        return CannotTell(f"the page says “{unsure.words}” but has no date to count from")
    return Passed()


def _not_judged(record: RunningText) -> str | None:
    if record.genre is Genre.STORY:
        return "these are someone's own words"
    if record.kind is PageKind.ARTICLE and record.genre in _OF_THEIR_DAY:
        return _OF_THEIR_DAY[record.genre]
    return _KINDS.get(record.kind)


def _found(
    text: str, claims: list[Overtaken], written: datetime.date | None, context: Context
) -> list[Found]:
    most_shown = int(context.number(INFO, "most_shown"))
    worst = sorted(
        claims, key=lambda one: (_ORDER.index(_severity(one)), one.claim.tier is not Tier.SURE, one.start)
    )
    shown = {one.start for one in worst[:most_shown]}
    waiting = len(claims) - len(shown)
    last = max(shown)
    found = []
    for one in claims:
        more = f" And {waiting} more on this page." if waiting and one.start == last else ""
        found.append(
            Found(
                message=f"“{' '.join(text[one.start : one.end].split())}”: {_ago(one, written, context)}.{more}",
                start=one.start,
                end=one.end,
                tier=one.claim.tier,
                severity=_severity(one),
                shown=one.start in shown,
            )
        )
    return found


def _severity(one: Overtaken) -> Severity:
    if one.claim.kind is ClaimKind.PROMISE and one.own:
        return Severity.MODERATE
    return _SEVERITY.get(one.claim.kind, Severity.MINOR)


def _ago(one: Overtaken, written: datetime.date | None, context: Context) -> str:
    """Return how long ago it was, as people say it."""
    kind, time = one.claim.kind, one.claim.time
    if time is None:
        from audits.freshness.lasting_notices import EMERGENCY_ENDED

        if written is None:
            return f"the COVID-19 emergency ended on {context.day(EMERGENCY_ENDED.isoformat())}"
        return f"this text is from {context.day(written.isoformat())} ({age_in_words(written, context.today)} ago)"
    age = _age(time, context.today)
    if kind is ClaimKind.LATEST:
        return f"that was {age} ago, and there may be a newer one"
    if time.reckoned:
        return f"that was {context.day(_named(time))} ({age} ago)"
    return f"that was {age} ago"


def _age(time: TimeSpan, today: datetime.date) -> str:
    """Return whole years of a year or a season, since nobody counts its months; else years and months."""
    if time.grain in (Grain.YEAR, Grain.SEASON):
        years = max(today.year - time.last.year, 0)
        if time.grain is Grain.SEASON:
            years = months_between(time.last, today) // 12
        if years:
            return counted_noun(years, "year")
    return age_in_words(time.last, today)


def _named(time: TimeSpan) -> str:
    """Return a worked-out time as an ISO date no finer than the text names it."""
    size = {Grain.DAY: 10, Grain.MONTH: 7}.get(time.grain, 4)
    return time.last.isoformat()[:size]


AUDIT = RecordAudit(INFO, check)
