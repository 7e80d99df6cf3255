"""Gather what a run's spelling audits found by word: one row a word, what an editor should look at first on top."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from reports.app.standing import Standing, standing_of
from schemas.finding import Finding, Quote
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import CLOSED
from schemas.vocabulary import AuditCategory, DecisionScope, FindingStatus, Severity, Tier
from store.decided_findings import Decisions, scope_value
from store.run_database import RunDatabase


@dataclass(slots=True, kw_only=True)
class WordRow:
    """All that one audit found about one word."""

    word: str
    """In lower case; of a doubled one both, e.g. ``the the``."""
    audit: str
    """The audit's id."""
    suggestions: list[str]
    """Corrections, best first."""
    severity: Severity
    """The worst of its findings."""
    tier: Tier
    """The surest of those."""
    status: FindingStatus
    """State as of now; of several findings, that of the first one that asks for work."""
    why: str = ""
    """Why it does not ask for work, in the reviewer's words; empty where nobody said."""
    occurrences: int = 0
    """Number of places on the site."""
    page_count: int = 0
    """Number of pages that have it. Findings list their pages up to a number: where one has more than it lists, those
    that it does not list count as pages of their own."""
    urls: set[str] = field(default_factory=set)
    """The pages that its findings list."""
    unlisted: int = 0
    """Pages that they have besides."""
    url: str | None = None
    """The first page to look at."""
    context: Quote
    """The words there, with up to three on either side."""
    finding_ids: list[str] = field(default_factory=list)
    """The findings, as `checkup decide` takes them."""

    @property
    def is_open(self) -> bool:
        """Return whether it asks for work."""
        return self.status not in (FindingStatus.ACCEPTED, FindingStatus.IGNORED)


def word_of(finding: Finding) -> str:
    """Return the word that a spelling finding is about, in lower case; of one about no word of a list, what it quotes.

    A slip on two pages is of the whole site, too, and its subject is a text's id.
    """
    word = scope_value(finding, DecisionScope.WORD)
    return word if word is not None else " ".join(finding.evidence.quote.lower().split())


def words_to_triage(
    database: RunDatabase,
    *,
    decisions: Decisions,
    words: Collection[str],
    closed: Mapping[str, str],
    today: datetime.date,
) -> list[WordRow]:
    """Return a row for each word that spelling audits report and no run or recheck (``closed``) closed.

    Words that ask for work come first; then severity, certainty and pages decide. ``words`` are those that are right
    by now on the site or on all, in lower case. Findings are read one after another, and just the rows are kept.
    """
    rows: dict[tuple[str, str], WordRow] = {}
    for line in database.lines("findings", "category = ?", AuditCategory.SPELLING.value):
        finding = Finding.model_validate_json(line, extra="ignore")
        if finding.status in CLOSED or finding.finding_id in closed:
            continue
        word = word_of(finding)
        standing = standing_of(finding, decisions.of(finding), today, is_word=finding.subject in words)
        _add(rows, word, finding, standing)
    return sorted(rows.values(), key=_order)


def _add(rows: dict[tuple[str, str], WordRow], word: str, finding: Finding, standing: Standing) -> None:
    row = rows.get((finding.audit, word))
    if row is None or (standing.is_open, _rank(finding)) > (row.is_open, _rank(row)):
        kept = row
        row = rows[finding.audit, word] = WordRow(
            word=word,
            audit=finding.audit,
            suggestions=finding.suggestions,
            severity=finding.severity,
            tier=finding.tier,
            status=standing.status,
            why="in the list of right words" if standing.is_word else standing.reason or "",
            url=finding.url,
            context=finding.evidence,
        )
        if kept is not None:
            row.occurrences, row.urls, row.unlisted, row.finding_ids = (
                kept.occurrences, kept.urls, kept.unlisted, kept.finding_ids,
            )  # fmt: skip
    row.occurrences += int(finding.value or 0) if finding.unit == "occurrences" else 1
    listed = {place.url for place in finding.occurrences} or ({finding.url} if finding.url else set())
    row.urls |= listed
    row.unlisted += max(0, finding.page_count - len(listed))
    row.page_count = len(row.urls) + row.unlisted
    row.finding_ids.append(finding.finding_id)


def _rank(one: Finding | WordRow) -> tuple[int, int]:
    return -SEVERITY_RANK[one.severity], -TIER_RANK[one.tier]


def _order(row: WordRow) -> tuple[bool, int, int, int, str, str]:
    return (
        not row.is_open,
        SEVERITY_RANK[row.severity],
        TIER_RANK[row.tier],
        -row.page_count,
        row.word,
        row.audit,
    )
