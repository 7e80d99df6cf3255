"""``bulk-date-bump``: old pages that took one new day together, as a move or a bulk edit gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audits.context import Context
from audits.contract import SITE, CannotTell, Failed, Passed, SiteAudit, SiteFound, SiteVerdicts
from audits.findings import MOST_OCCURRENCES
from audits.freshness.bulk_edits import ALONE, STAMP, bulk_edits
from audits.freshness.date_evidence import by_url, place_of
from audits.freshness.date_stamps import stamp_of
from audits.freshness.refreshed_dates import RefreshedDate, refreshed_date
from audits.site_facts import without_bodies
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.finding import Occurrence
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="bulk-date-bump",
    version=2,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="Old pages keep their own update dates",
    failure_title="Old pages that share one update date",
    why=(
        "A site move or a bulk edit put one new date on old pages. Google takes them for updated, and nobody can "
        "tell which of them someone has really checked."
    ),
    fix=(
        "Set each page's update date back to the day its text last changed, or review the page and show the date "
        "of the review. In your next move, keep the old dates."
    ),
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
            name="min_pages",
            default=10,
            unit="pages",
            minimum=2,
            maximum=100_000,
            why="Fewer pages of one day can be an afternoon's work; own choice.",
        ),
    ],
)


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return a finding for each bulk edit that the runs saw, and one for all that the pages' dates give away.

    The runs saw it where pages got one new day with their words unmoved; else it is a stamp that many pages share
    (`extraction.dates.day_stamps`), whose words nobody can compare. A stamp that the next bulk edit moves stays the
    finding that it was.
    """
    stamped: dict[str, list[Occurrence]] = {}
    moved: list[RefreshedDate] = []
    dated = False
    for text in without_bodies(texts):
        dated |= any(seen.role is DateRole.MODIFIED for seen in text.date_observations)
        date = refreshed_date(text)
        stamp = stamp_of(text)
        if date is not None:
            moved.append(date)
        elif stamp is not None:
            stamped.setdefault(stamp.value[:10], []).append(place_of(text, DateRole.MODIFIED, stamp))
    least = context.number(INFO, "min_pages")
    edits = bulk_edits(moved, least)
    for date in edits.pop(STAMP, ()):
        stamped.setdefault(date.new, []).append(date.place)
    stamped = {day: pages for day, pages in stamped.items() if len(pages) >= least}
    seen = [_seen(day, dates, context) for day, dates in edits.items() if day != ALONE]
    if stamped or seen:
        return SiteVerdicts([*seen, *([_found(stamped, context)] if stamped else [])], {SITE: Failed(())})
    return SiteVerdicts([], {SITE: Passed() if dated else CannotTell("no page has an update date")})


def _seen(day: str, dates: Sequence[RefreshedDate], context: Context) -> SiteFound:
    """Return the finding of a bulk edit that the runs saw."""
    words = max(date.moved_words for date in dates)
    unmoved = "Hardly a word changed." if words else "Not a word changed."
    others = sum(date.new != day for date in dates)
    if len(dates) == 1:
        got = f"1 page got the same new date as many others, {context.day(day)}"
        since = ", and another one since" if others else ""
    else:
        got = f"{len(dates)} pages got the same new date, {context.day(day)}"
        since = f", and {others} of them another one since" if others else ""
    return SiteFound(
        subject="site",
        message=f"{got}{since}. {unmoved}",
        occurrences=tuple(sorted((date.place for date in dates), key=by_url)),
        page_count=len(dates),
        identity=f"moved to {day}",
        tier=Tier.SURE,
        value=float(len(dates)),
        unit="pages",
        scope=Scope.TEMPLATE,
    )


def _found(stamped: dict[str, list[Occurrence]], context: Context) -> SiteFound:
    """Return the finding: the largest stamp first, so that its pages are the ones listed."""
    days = sorted(stamped, key=lambda day: (-len(stamped[day]), day))
    first, *others = days
    pages = sum(map(len, stamped.values()))
    message = (
        f"{len(stamped[first])} pages share one update date, {context.day(first)}. "
        "That looks like a site move or bulk edit, not a review."
    )
    if len(others) == 1:
        message += f" {len(stamped[others[0]])} more share {context.day(others[0])}."
    elif others:
        message += f" {pages - len(stamped[first])} more share other dates."
    return SiteFound(
        subject="site",
        message=message,
        occurrences=tuple(
            place for day in days for place in sorted(stamped[day], key=by_url)[:MOST_OCCURRENCES]
        ),
        page_count=pages,
        tier=Tier.LIKELY,
        value=float(pages),
        unit="pages",
        scope=Scope.TEMPLATE,
    )


AUDIT = SiteAudit(INFO, check)
