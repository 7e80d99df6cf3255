"""``missing-date``: guides that name no date at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.contract import (
    CannotTell,
    Failed,
    Inapplicable,
    Passed,
    SiteAudit,
    SiteFound,
    SiteVerdicts,
    Verdict,
)
from audits.findings import MOST_OCCURRENCES
from audits.freshness.articles_only import no_article
from audits.freshness.dated_guides import why_not_dated
from schemas.article import Article
from schemas.audit_info import AuditInfo, Standard
from schemas.dates import DateObservation
from schemas.finding import Occurrence, Quote
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Region, Scope, Severity, Source, Tier

INFO = AuditInfo(
    audit="missing-date",
    version=2,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="All guides show a date",
    failure_title="Guides without a date",
    why="Readers can't tell whether the advice is from this year or ten years ago, and nobody can plan its review.",
    fix=(
        "Show “Last reviewed” with a date and the reviewer's name at the top or bottom of the text. Put the same "
        "date into the page's hidden data (`dateModified` or `lastReviewed`). If no post shows a date, switch it "
        "on in your theme's settings."
    ),
    severity=Severity.MODERATE,
    minutes=10,
    standards=[
        Standard(
            name="HONcode principle 4: date of the last update of medical content",
            url="https://www.hon.ch/cgi-bin/HONcode/principles.pl?English",
        ),
        Standard(
            name="NHS: Standard for creating health content",
            url="https://www.england.nhs.uk/tis/about/the-information-standard/",
        ),
    ],
)

UNCLEAR = frozenset({Source.JSON_LD, Source.MICRODATA, Source.META, Source.TIME})
"""Sources that can date a page without saying what happened that day, e.g. schema.org's ``dateCreated``. A date in
running text without a label is about something else."""


class _Guide(NamedTuple):
    url: str
    text_id: str
    headline: str | None


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return one finding with all guides without any date; cannot tell where one has a date without its meaning.

    The template shows the date of all posts or of none, and one setting of it is the fix.
    """
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    undated: list[_Guide] = []
    guides = 0
    for text in texts:
        verdict = _verdict(text, context)
        verdicts[text.text_id, text.url] = verdict
        guides += not isinstance(verdict, Inapplicable)
        if isinstance(verdict, Failed):
            undated.append(_Guide(text.url, text.text_id, text.headline))
    return SiteVerdicts([_found(sorted(undated), guides)] if undated else [], verdicts)


def _verdict(text: RunningText, context: Context) -> Verdict:
    if not isinstance(text, Article):
        return no_article(text)
    dated = text.published or text.modified or text.reviewed
    reason = why_not_dated(text)
    if reason is not None:
        return Passed() if dated else Inapplicable(reason)
    if dated:
        return Passed()
    unclear = _unclear(text.date_observations)
    if unclear is not None:
        return CannotTell(f"the page has a date, {context.day(unclear.value)}, but doesn't say what for")
    return Failed(())


def _unclear(observations: Sequence[DateObservation]) -> DateObservation | None:
    """Return a date of the page that may be its own: one without its meaning, or a stamp of the whole site."""
    for seen in observations:
        may_be = seen.role is DateRole.UNKNOWN and seen.region in (Region.HEAD, Region.MAIN)
        if seen.source in UNCLEAR and (may_be or seen.stamp):
            return seen
    return None


def _found(undated: Sequence[_Guide], guides: int) -> SiteFound:
    count = len(undated)
    if count == guides and count > 1:
        message = f"No date on any of your {count} guides and posts."
    elif count > 1:
        message = f"No date on {count} of your {guides} guides and posts."
    else:
        name = f"“{undated[0].headline}”" if undated[0].headline else "This page"
        message = f"{name} shows no publication, update or review date."
    return SiteFound(
        subject="site",
        message=message,
        occurrences=tuple(
            Occurrence(subject=guide.text_id, url=guide.url, evidence=_evidence(guide))
            for guide in undated[:MOST_OCCURRENCES]
        ),
        page_count=count,
        tier=Tier.LIKELY,
        value=float(count),
        unit="pages",
        scope=Scope.PAGE if count == 1 else Scope.TEMPLATE,
    )


def _evidence(guide: _Guide) -> Quote:
    if guide.headline is None:
        return Quote(field="/url", quote=guide.url)
    return Quote(field="/headline", quote=guide.headline, start=0, end=len(guide.headline))


AUDIT = SiteAudit(INFO, check)
