"""Count a run's numbers once from its records, so that all renderers show the same ones."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from reports.coverage import Coverage, coverage
from reports.triage import is_open
from reports.view import ReportData
from schemas.article import Article
from schemas.vocabulary import (
    AuditCategory,
    Fetch,
    FindingCause,
    FindingStatus,
    FreshnessState,
    OutcomeKind,
    PageKind,
    Severity,
    Tier,
)

FORECAST_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts by the records' own words; every value of an enumeration is present, zero where none is."""

    pages: int
    kinds: Mapping[str, int]
    fetches: Mapping[str, int]
    articles: int
    coverage: Coverage
    """What was read and proofread, and what was not."""
    locations: int
    open_findings: int
    new_findings: int
    """New ones that the site made; all of a first run."""
    our_findings: int
    """New ones that only our own progress found, on pages that did not change."""
    settled_findings: int
    statuses: Mapping[str, int]
    """Of all findings; the three below are of the open ones."""
    severities: Mapping[str, int]
    categories: Mapping[str, int]
    tiers: Mapping[str, int]
    freshness: Mapping[str, int]
    """Article counts by state; an article without a verdict counts as unknown, never as current."""
    forecast: Mapping[str, int]
    """``YYYY-MM`` of the coming months to the number of articles that become overdue in it."""
    unjudged: int
    """Outcomes that cannot tell or ended in an error."""

    def to_counts(self) -> dict[str, JsonValue]:
        """Return the numbers as JSON under the manifest's names; ``ReportData.previous_counts`` is read so."""
        return {
            "pages": self.pages,
            "pages_by_kind": {**self.kinds},
            "pages_by_fetch": {**self.fetches},
            **self.coverage.to_counts(),
            "articles": self.articles,
            "locations": self.locations,
            "findings": self.open_findings + self.settled_findings,
            "findings_by_status": {**self.statuses},
            "open_findings": self.open_findings,
            "new_findings": self.new_findings,
            "our_findings": self.our_findings,
            "open_by_severity": {**self.severities},
            "open_by_category": {**self.categories},
            "open_by_tier": {**self.tiers},
            "unjudged": self.unjudged,
            "freshness": {**self.freshness},
        }


def tally(data: ReportData) -> Tally:
    """Return the numbers of ``data``."""
    work = [finding for finding in data.findings if is_open(finding)]
    ours = sum(finding.cause is FindingCause.OURS for finding in work)
    unjudged = sum(
        count
        for counts in data.outcome_counts.values()
        for outcome, count in counts.items()
        if outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR)
    )
    return Tally(
        pages=len(data.pages),
        kinds=_count(PageKind, (page.kind for page in data.pages)),
        fetches=_count(Fetch, (page.fetch for page in data.pages)),
        articles=len(data.articles),
        coverage=coverage(data.pages, data.texts, data.unproofed, data.words_left),
        locations=len(data.locations),
        open_findings=len(work),
        new_findings=sum(finding.status is FindingStatus.NEW for finding in work) - ours,
        our_findings=ours,
        settled_findings=len(data.findings) - len(work),
        statuses=_count(FindingStatus, (finding.status for finding in data.findings)),
        severities=_count(Severity, (finding.severity for finding in work)),
        categories=_count(AuditCategory, (finding.category for finding in work)),
        tiers=_count(Tier, (finding.tier for finding in work)),
        freshness=_count(FreshnessState, (freshness_state(article) for article in data.articles)),
        forecast=_forecast(data.articles, data.now.date()),
        unjudged=max(unjudged, len(data.outcomes)),
    )


def freshness_state(article: Article) -> FreshnessState:
    """Return the article's state; without a verdict it is unknown."""
    return article.freshness.state if article.freshness else FreshnessState.UNKNOWN


def _count(values: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    counted = Counter(found)
    return {str(value): counted[value] for value in values}


def _forecast(articles: Iterable[Article], today: datetime.date) -> dict[str, int]:
    months: dict[str, int] = {}
    for ahead in range(FORECAST_MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        months[f"{year:04d}-{month + 1:02d}"] = 0
    for article in articles:
        fresh = article.freshness
        if fresh and fresh.due_on and fresh.due_on > today and f"{fresh.due_on:%Y-%m}" in months:
            months[f"{fresh.due_on:%Y-%m}"] += 1
    return months
