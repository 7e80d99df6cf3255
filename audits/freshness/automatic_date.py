"""``automatic-date``: a date that is the day of each visit, whatever the text is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.freshness.articles_only import no_article
from audits.freshness.believed_dates import claimed
from audits.freshness.date_evidence import by_url, is_shown, place_of
from audits.site_facts import without_bodies
from schemas.article import Article
from schemas.audit_info import AuditInfo, Standard
from schemas.finding import Occurrence
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="automatic-date",
    version=1,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="No dates that change by themselves",
    failure_title="Dates that are always today's",
    why="A date that is always today's tells patients that old advice was just checked. Nobody checked it.",
    fix="Show the day the text was last changed or reviewed, not the day of the visit.",
    severity=Severity.SERIOUS,
    minutes=30,
    standards=[
        Standard(
            name="Google Search: influence your byline dates",
            clause="Provide the date and time when the page was published or last modified.",
            url="https://developers.google.com/search/docs/appearance/publication-dates",
        ),
    ],
)


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return one finding for the site with all pages whose date was that of the fetch on two days, the words unmoved.

    One template writes it, and one setting puts it right.
    """
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    found: list[Occurrence] = []
    all_shown = True
    visits: list[tuple[str, str]] = []
    for text in without_bodies(texts):
        key = (text.text_id, text.url)
        if not isinstance(text, Article):
            verdicts[key] = no_article(text)
            continue
        believed = text.believed
        if believed is None:
            verdicts[key] = Inapplicable("no earlier complete check has this page")
            continue
        role = next(iter(believed.automatic), None)
        date = claimed(text, role) if role else None
        verdicts[key] = Passed() if date is None else Failed(())
        if role is not None and date is not None:
            found.append(place_of(text, role, date))
            all_shown &= is_shown(date)
            visits.append((believed.followed[0].isoformat(), date.value[:10]))
    if not found:
        return SiteVerdicts([], verdicts)
    tier = Tier.SURE if all_shown else Tier.LIKELY
    return SiteVerdicts([_found(sorted(found, key=by_url), visits, tier, context)], verdicts)


def _found(pages: list[Occurrence], visits: list[tuple[str, str]], tier: Tier, context: Context) -> SiteFound:
    """Return the finding; it names two days that one page had, and says so where other pages had others."""
    days = Counter(visits)
    first, last = min(days, key=lambda visit: (-days[visit], visit))
    if len(pages) == 1:
        many = ""
    elif len(days) == 1:
        many = f" {len(pages)} pages do this."
    else:
        many = f" {len(pages)} pages do this, each with its own days."
    seen = f"{context.day(first)} on one visit, {context.day(last)} on another"
    return SiteFound(
        subject="site",
        message=f"{seen}, with the same text.{many}",
        occurrences=tuple(pages),
        page_count=len(pages),
        tier=tier,
        value=float(len(pages)),
        unit="pages",
        scope=Scope.PAGE if len(pages) == 1 else Scope.TEMPLATE,
    )


AUDIT = SiteAudit(INFO, check)
