"""Walk once through all findings of a run: count them, and note which are to be shown where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reports.finding_lines import FindingLine, finding_lines
from reports.long_table import Ranking
from reports.names import Names
from reports.sections import section_of
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK, DECIDED, FRESH
from schemas.vocabulary import AuditCategory, FindingCause, FindingStatus, Scope

MOST_SETTLED = 200
"""Closed findings that are kept, and decided ones."""
_PAGES_BITS, _ROW_BITS = 20, 32


def row_of(key: int) -> int:
    """Return the index of the finding that a key of `FindingIndex` means."""
    return key & ((1 << _ROW_BITS) - 1)


def severity_rank_of(key: int) -> int:
    """Return the rank of its severity (`schemas.finding_ranks`)."""
    return key >> (_ROW_BITS + _PAGES_BITS + 3)


@dataclass(slots=True)
class PageMarks:
    """What a page's open findings say of it, without their words."""

    keys: list[int] = field(default_factory=list)
    sections: Counter[str] = field(default_factory=Counter)
    """Anchor of a list to the number of its findings."""
    owners: set[str] = field(default_factory=set)
    new: int = 0


@dataclass(slots=True)
class FindingIndex:
    """Open findings by audit, page and owner as sortable keys: a smaller key is worse, surer, or on more pages."""

    total: int = 0
    open: int = 0
    new_of_site: int = 0
    ours: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    tiers: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    """Open ones by the anchor of their list."""
    audits: dict[str, list[int]] = field(default_factory=dict)
    pages: dict[str | None, PageMarks] = field(default_factory=dict)
    """By URL; under null what no page has."""
    owners: dict[str, list[int]] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    """New and reopened ones that the site made."""
    of_one_day: dict[tuple[str, float], list[int]] = field(default_factory=dict)
    """Findings of one audit about pages of one age in days."""
    silent: Counter[str] = field(default_factory=Counter)
    """Dismissed ones by audit."""
    ours_by_audit: Counter[str] = field(default_factory=Counter)
    closed: Ranking[tuple[str, str, str, int]] = field(default_factory=lambda: Ranking(_as_is, MOST_SETTLED))
    """Status, audit, id and index of those that are fixed or gone since the run before."""
    decided: Ranking[tuple[str, str, str, int]] = field(default_factory=lambda: Ranking(_as_is, MOST_SETTLED))

    def add(self, line: FindingLine, names: Names) -> None:
        """Take the next finding."""
        self.total += 1
        self.statuses[line.status] += 1
        if line.status not in ASKS_FOR_WORK:
            self._settle(line)
            return
        key = _key(line)
        section = section_of(line.category).anchor
        new = line.status in FRESH and line.cause != FindingCause.OURS
        self.open += 1
        self.severities[line.severity] += 1
        self.categories[line.category] += 1
        self.tiers[line.tier] += 1
        self.sections[section] += 1
        if line.cause == FindingCause.OURS:
            self.ours += 1
            self.ours_by_audit[line.audit] += 1
        elif line.status == FindingStatus.NEW:
            self.new_of_site += 1
        if new:
            self.new.append(key)
        self.audits.setdefault(line.audit, []).append(key)
        if line.owner is not None:
            self.owners.setdefault(line.owner, []).append(key)
        if line.category == AuditCategory.FRESHNESS and line.unit == "days" and line.scope == Scope.PAGE:
            assert line.value is not None
            self.of_one_day.setdefault((line.audit, line.value), []).append(key)
        for url in _places(line, names):
            marks = self.pages.get(url)
            if marks is None:
                marks = self.pages[url] = PageMarks()
            marks.keys.append(key)
            marks.sections[section] += 1
            marks.new += new
            if line.owner is not None:
                marks.owners.add(line.owner)

    def _settle(self, line: FindingLine) -> None:
        if line.status == FindingStatus.IGNORED:
            self.silent[line.audit] += 1
        rows = self.decided if line.status in DECIDED else self.closed
        rows.add((line.status, line.audit, line.finding_id, line.row))


def index_findings(findings: Sequence[Finding], names: Names) -> FindingIndex:
    """Return the index of a run's findings."""
    index = FindingIndex()
    for line in finding_lines(findings):
        index.add(line, names)
    return index


def _key(line: FindingLine) -> int:
    rank = SEVERITY_RANK[line.severity] << 3 | TIER_RANK[line.tier]  # type: ignore[index]
    most = (1 << _PAGES_BITS) - 1
    return (rank << _PAGES_BITS | most - min(line.page_count, most)) << _ROW_BITS | line.row


def _places(line: FindingLine, names: Names) -> Iterable[str | None]:
    """Return the pages that have the finding, as far as it names them; null where it names none."""
    own = line.url or names.url(line.subject)
    if not line.occurrences:
        return (own,)
    urls: set[str | None] = {place.url for place in line.occurrences}
    if own is not None:
        urls.add(own)
    return urls


def _as_is(row: tuple[str, str, str, int]) -> tuple[str, str, str, int]:
    return row
