"""``conflicting-dates``: sources of one page that name different days for the same event."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import combinations

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.freshness.ageing import first_day, last_day
from audits.freshness.articles_only import no_article
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.dates import DateObservation, in_words
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Region, Severity, Source, Tier

INFO = AuditInfo(
    audit="conflicting-dates",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="The page's dates agree",
    failure_title="The page's dates contradict each other",
    why=(
        "Readers see one date, search engines and other systems read another. Whoever asks how old the page is "
        "gets two answers, and neither can be trusted."
    ),
    fix=(
        "Find out which day is right, show that one, and let the site's software write the same one into the "
        "structured data, the meta tags and the site map."
    ),
    severity=Severity.MODERATE,
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

REGIONS = frozenset({Region.HEAD, Region.HEADER, Region.MAIN, Region.UNKNOWN})
"""Parts of a page whose dates can be the article's own."""

JUDGED = frozenset(Source) - {Source.HTTP, Source.URL, Source.INFERRED, Source.LINK, Source.LISTING}
"""Sources that speak of the article. A server's Last-Modified header is often the time of the response, and a
listing's bare day may be the last update's, so they are named beside others but start no conflict."""

NAMES = {
    Source.VISIBLE: "the text",
    Source.TIME: "the text's <time>",
    Source.JSON_LD: "JSON-LD",
    Source.MICRODATA: "microdata",
    Source.META: "a meta tag",
    Source.SITEMAP: "the site map",
    Source.FEED: "the feed",
    Source.LISTING: "a listing page",
    Source.HTTP: "the server's header",
    Source.URL: "the address",
}
"""Name of each source in a message."""


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return one finding that names every source where two of them are further apart than allowed."""
    if not isinstance(record, Article):
        return no_article(record)
    days = context.number(INFO, "max_days")
    own = [seen for seen in observations if seen.region in REGIONS]
    found: list[Found] = []
    judged = 0
    for role in (DateRole.MODIFIED, DateRole.PUBLISHED, DateRole.REVIEWED):
        stated = _distinct(seen for seen in own if seen.role is role)
        heard = [seen for seen in stated if seen.source in JUDGED]
        judged = max(judged, len({seen.source for seen in heard}))
        apart = [
            (_gap(one, other), one, other)
            for one, other in combinations(heard, 2)
            if one.source is not other.source and _gap(one, other) > days
        ]
        if apart:
            found.append(_found(role, stated, max(gap for gap, _, _ in apart), observations))
    published, modified = record.published, record.modified
    if published and modified and (first_day(published) - last_day(modified)).days > days:
        found.append(
            Found(
                message=(
                    f"The page was updated ({in_words(modified.value)}) before it was published "
                    f"({in_words(published.value)})."
                ),
                field="/modified/raw",
                quote=modified.raw,
                tier=Tier.LIKELY,
                value=float((first_day(published) - last_day(modified)).days),
                unit="days",
                identity="modified before published",
            )
        )
    if found:
        return Failed(found)
    if judged >= 2 or (published and modified):
        return Passed()
    return CannotTell("no two sources name the same kind of date")


def _distinct(observations: Iterable[DateObservation]) -> list[DateObservation]:
    """Return one observation a source and value, in the order of trust."""
    seen: dict[tuple[Source, str], DateObservation] = {}
    for observation in observations:
        seen.setdefault((observation.source, observation.value), observation)
    return list(seen.values())


def _gap(one: DateObservation, other: DateObservation) -> int:
    """Return the days that surely lie between two dates; 0 where they can be the same day."""
    zero = datetime.timedelta(0)
    return max(first_day(one) - last_day(other), first_day(other) - last_day(one), zero).days


def _found(
    role: DateRole, stated: list[DateObservation], gap: int, observations: Sequence[DateObservation]
) -> Found:
    named = "; ".join(
        f"{NAMES.get(seen.source, seen.source.value)} {in_words(seen.value)}" for seen in stated
    )
    shown = next((seen for seen in stated if seen.source in (Source.VISIBLE, Source.TIME)), stated[0])
    return Found(
        message=f"The {role.value} date differs by {gap} days between sources: {named}.",
        field=f"/date_observations/{observations.index(shown)}/raw",
        quote=shown.raw,
        tier=Tier.SURE,
        value=float(gap),
        unit="days",
        identity=role.value,
    )


AUDIT = RecordAudit(INFO, check)
