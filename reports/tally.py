"""Count a run's numbers once from its records, so that all renderers show the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from reports.coverage import Coverage, TextSummary, coverage
from reports.crawl_trouble import LinkState, link_state
from reports.finding_index import FindingIndex, index_findings
from reports.names import names_of, pages_of
from reports.page_lines import PageLine
from reports.review_calendar import DueMonth, review_calendar
from reports.view import ReportData
from schemas.vocabulary import (
    AuditCategory,
    Fetch,
    FindingStatus,
    FreshnessState,
    OutcomeKind,
    PageKind,
    Severity,
    Tier,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts by the records' own words; every value of an enumeration is present, zero where none is."""

    pages: int
    kinds: Mapping[str, int]
    fetches: Mapping[str, int]
    articles: int
    blocked: int
    """Pages that the server refused us."""
    missing: int
    """Pages that are not there (404, 410)."""
    coverage: Coverage
    """What was read and proofread, and what was not."""
    locations: int
    open_findings: int
    new_findings: int
    """New ones that the site made; all of a first run."""
    our_findings: int
    """New ones that only our own progress found, on pages that did not change."""
    unreported: int
    """Gone ones that only are not reported any more, as a word that was called right."""
    settled_findings: int
    statuses: Mapping[str, int]
    """Of all findings; the three below are of the open ones."""
    severities: Mapping[str, int]
    categories: Mapping[str, int]
    tiers: Mapping[str, int]
    freshness: Mapping[str, int]
    """Article counts by state; an article without a verdict counts as unknown, never as current, an exempt one in no
    share (`ageing`)."""
    forecast: Sequence[DueMonth]
    """The coming months with the articles that become overdue in each."""
    unjudged: int
    """Outcomes that cannot tell or ended in an error."""

    @property
    def ageing(self) -> int:
        """Return the number of articles that a review is due for: all but stories, news and other exempt ones."""
        return self.articles - self.freshness[FreshnessState.EXEMPT]

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
            "due_by_month": {due.month: len(due.pages) for due in self.forecast},
        }


def tally(data: ReportData) -> Tally:
    """Return the numbers of ``data``; they are counted once, however many renderers show them."""
    if not data.tallied:
        data.tallied.append(_tally(data))
    return data.tallied[0]


def finding_index(data: ReportData) -> FindingIndex:
    """Return the index of the run's findings; they are walked through once, however many renderers ask."""
    if not data.indexed:
        data.indexed.append(index_findings(data.findings, names_of(data)))
    return data.indexed[0]


def _tally(data: ReportData) -> Tally:
    unjudged = sum(
        count
        for counts in data.outcome_counts.values()
        for outcome, count in counts.items()
        if outcome in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR)
    )
    kinds, fetches, links = Counter[str](), Counter[str](), Counter[LinkState]()
    seen = coverage(
        _counted(pages_of(data), kinds, fetches, links), data.texts, data.unproofed, data.words_left
    )
    found = finding_index(data)
    articles = [text for text in data.texts if text.article_id is not None]
    return Tally(
        pages=len(data.pages),
        kinds=_count(PageKind, kinds),
        fetches=_count(Fetch, fetches),
        articles=len(data.articles),
        blocked=links[LinkState.BLOCKED],
        missing=links[LinkState.DEAD],
        coverage=seen,
        locations=len(data.locations),
        open_findings=found.open,
        new_findings=found.new_of_site,
        our_findings=found.ours,
        unreported=found.unreported,
        settled_findings=found.total - found.open,
        statuses=_count(FindingStatus, found.statuses),
        severities=_count(Severity, found.severities),
        categories=_count(AuditCategory, found.categories),
        tiers=_count(Tier, found.tiers),
        freshness=_count(FreshnessState, Counter(map(freshness_state, articles))),
        forecast=review_calendar(articles, data.now.date()),
        unjudged=max(unjudged, len(data.outcomes)),
    )


def _counted(
    pages: Iterable[PageLine], kinds: Counter[str], fetches: Counter[str], links: Counter[LinkState]
) -> Iterator[PageLine]:
    """Yield the pages, and count them by kind, by fetch and by what their links lead to on the way."""
    for page in pages:
        kinds[page.kind] += 1
        fetches[page.fetch] += 1
        if (state := link_state(page)) is not None:
            links[state] += 1
        yield page


def freshness_state(text: TextSummary) -> FreshnessState:
    """Return the state of a text's age; without a judgement it is unknown."""
    return text.freshness or FreshnessState.UNKNOWN


def _count(values: Iterable[str], counted: Counter[str]) -> dict[str, int]:
    return {str(value): counted[value] for value in values}
