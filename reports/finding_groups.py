"""Group findings by audit and by page, the two ways an editor works through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.long_table import MAX_ROWS, LongTable, Ranking, fair_shares
from reports.names import Names
from reports.triage import EditorsWeek, WeekItem, badness, is_open
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK
from schemas.finding_states import DECIDED
from schemas.vocabulary import FindingCause, FindingStatus, Severity

MAX_SETTLED = 200
"""Rows of the settled ones."""
MAX_OF_PAGE = 50
"""Rows of one page."""


@dataclass(frozen=True, slots=True)
class AuditGroup:
    """The findings of one audit, worst first."""

    audit: str
    info: AuditInfo | None
    """Null for an audit that left no description."""
    severity: Severity
    """The worst of its findings."""
    new: int
    findings: LongTable[Finding]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The findings of one page, worst first; ``url`` is null for those of the whole site."""

    url: str | None
    title: str
    severity: Severity
    findings: LongTable[Finding]


@dataclass(frozen=True, slots=True)
class FindingGroups:
    """Everything that a report shows of its findings."""

    by_audit: list[AuditGroup]
    """One group an audit, the worst and then the largest first; at most ``MAX_ROWS`` rows in all."""
    by_page: LongTable[PageGroup]
    """One group a page, the page with the worst finding first; at most ``MAX_ROWS`` rows in all."""
    on_page: Mapping[str, int]
    """Number of open findings by the URLs of their pages."""
    week: list[WeekItem]
    """The ten to do first."""
    closed: LongTable[Finding]
    """Those that are fixed or gone since the run before, by status, audit and id."""
    decided: LongTable[Finding]
    """Those that somebody accepted or dismissed, in the same order."""
    silent: Mapping[str, int]
    """Number of dismissed ones by audit."""
    ours: Mapping[str, int]
    """Number of open ones by audit that only our own progress found."""


def group_findings(findings: Iterable[Finding], audits: Sequence[AuditInfo], names: Names) -> FindingGroups:
    """Return the findings in groups; they are walked through twice, and only those that are shown are kept."""
    sizes = _Sizes()
    for finding in findings:
        sizes.add(finding, names)
    infos = {info.audit: info for info in audits}
    shares = fair_shares(sizes.audits)
    shown = {audit: Ranking(badness, share) for audit, share in shares.items()}
    chosen = {url: Ranking(badness, most) for url, most in sizes.chosen_pages()}
    closed, decided = Ranking(_settled_order, MAX_SETTLED), Ranking(_settled_order, MAX_SETTLED)
    week = EditorsWeek()
    for finding in findings:
        week.add(finding)
        if not is_open(finding):
            (decided if finding.status in DECIDED else closed).add(finding)
            continue
        shown[finding.audit].add(finding)
        for place in _places(finding, names):
            if place in chosen:
                chosen[place].add(finding)
    groups = [
        AuditGroup(audit, infos.get(audit), table.rows[0].severity, sizes.new[audit], table)
        for audit, table in ((audit, ranking.table()) for audit, ranking in shown.items())
    ]
    pages = [
        PageGroup(url, names.title(url), table.rows[0].severity, table)
        for url, table in ((url, ranking.table()) for url, ranking in chosen.items())
    ]
    return FindingGroups(
        by_audit=sorted(
            groups, key=lambda group: (SEVERITY_RANK[group.severity], -group.findings.total, group.audit)
        ),
        by_page=LongTable(pages, len(sizes.pages)),
        on_page={url: size[1] for url, size in sizes.pages.items() if url is not None},
        week=week.items(),
        closed=closed.table(),
        decided=decided.table(),
        silent=sizes.silent,
        ours=sizes.ours,
    )


class _Sizes:
    """Counts the open findings of each audit and page, so that it is known which rows are shown."""

    def __init__(self) -> None:
        self.audits: Counter[str] = Counter()
        self.new: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.silent: Counter[str] = Counter()
        self.pages: dict[str | None, tuple[int, int]] = {}
        """Rank of the worst severity, and the number of findings; under null those of the whole site."""

    def add(self, finding: Finding, names: Names) -> None:
        if finding.status is FindingStatus.IGNORED:
            self.silent[finding.audit] += 1
        if not is_open(finding):
            return
        if finding.cause is FindingCause.OURS:
            self.ours[finding.audit] += 1
        self.audits[finding.audit] += 1
        self.new[finding.audit] += finding.status == "new"
        rank = SEVERITY_RANK[finding.severity]
        for place in _places(finding, names):
            worst, count = self.pages.get(place, (rank, 0))
            self.pages[place] = (min(worst, rank), count + 1)

    def chosen_pages(self) -> Iterator[tuple[str | None, int]]:
        """Yield the pages that are shown, in their order, each with its number of rows."""
        left = MAX_ROWS
        for url, (_, count) in sorted(
            self.pages.items(), key=lambda page: (page[1][0], -page[1][1], page[0] or "")
        ):
            if left <= 0:
                return
            most = min(left, MAX_OF_PAGE)
            yield url, most
            left -= min(most, count)


def _places(finding: Finding, names: Names) -> Iterable[str | None]:
    return names.places(finding) or (None,)


def _settled_order(finding: Finding) -> tuple[str, str, str]:
    return (finding.status, finding.audit, finding.finding_id)
