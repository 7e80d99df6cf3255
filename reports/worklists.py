"""Choose what a report shows of a run's findings: the ten to do first, the new ones, a list each for kinds and owners.

Rows are chosen by their keys first; then the chosen findings are read whole, in one pass.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reports.crawl_trouble import link_state
from reports.finding_index import FindingIndex, is_new, row_of, severity_rank_of
from reports.long_table import LongTable, fair_shares
from reports.names import pages_of
from reports.pick_rows import pick_rows
from reports.sections import SECTIONS, Section, section_of
from reports.shared_cause import LEAST_ALIKE, shared_task
from reports.site_words import SiteWords
from reports.task import Task, task_of, tasks_on_page
from reports.triage import editors_week
from reports.view import ReportData
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.vocabulary import FindingStatus, Severity

MOST_OF_LISTS = 500
"""Rows of all lists of "To fix" together."""
MOST_ON_PAGES = 2_000
"""Findings that the rows of all pages show together."""
MOST_OF_PAGE = 50
"""Findings of one page."""
MOST_OF_OWNER = 300
"""Findings of one owner's list."""
MOST_NEW = 20
"""New findings of the letter, and fixed ones."""
_CANDIDATES = 20
"""Findings of one audit among which the ten to do first are sought."""
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditList:
    """What one audit found, worst first."""

    audit: str
    info: AuditInfo | None
    """Null for an audit that left no description."""
    severity: Severity
    """The worst of its findings."""
    total: int
    """Number of its open findings."""
    new: int
    tasks: LongTable[Task]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionList:
    """One list of "To fix"."""

    section: Section
    total: int
    """Open findings."""
    audits: Sequence[AuditList]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklists:
    """What is shown of the findings."""

    index: FindingIndex
    away: frozenset[str]
    """URLs of the pages that did not answer as one."""
    first: Sequence[Task]
    """The ten to do first."""
    new: LongTable[Task]
    """New since the run before, worst first; empty in a first run."""
    fixed: LongTable[Finding]
    """Fixed since the run before."""
    gone: LongTable[Finding]
    """Those whose page or office left the site."""
    decided: LongTable[Finding]
    """Those that somebody accepted or dismissed."""
    sections: Sequence[SectionList]
    on_page: Mapping[str | None, LongTable[Task]]
    """Rows of each page; total is the number of its findings."""
    owners: Mapping[str, LongTable[Task]]


def worklists(data: ReportData, index: FindingIndex, words: SiteWords) -> Worklists:
    """Return the lists of a run."""
    plan = _Plan(index, data)
    found = pick_rows(data.findings, plan.rows())

    def whole(keys: Iterable[int]) -> list[Finding]:
        return [found[row_of(key)] for key in keys]

    today = data.now.date()
    groups: dict[int, int] = {}
    """Key of a finding to the number of its group."""
    shared: dict[int, Task] = {}
    """Number of a group to its row."""
    for number, keys in enumerate(plan.alike):
        shared[number] = shared_task(whole(keys[:MOST_OF_PAGE]), len(keys), today, words)
        groups |= dict.fromkeys(keys, number)

    def tasks(keys: Iterable[int], among: Iterable[int] | None = None) -> list[Task]:
        """Return the rows of findings, those of one cause once; where ``among`` says so, if it holds all of them."""
        allowed = None if among is None else frozenset(among)
        made: dict[tuple[bool, int], Task] = {}
        for key in keys:
            group = groups.get(key)
            if group is not None and (allowed is None or allowed.issuperset(plan.alike[group])):
                made.setdefault((True, group), shared[group])
            else:
                made[False, key] = task_of(found[row_of(key)])
        return list(made.values())

    away = frozenset(page.final_url for page in pages_of(data) if link_state(page) is not None)
    infos = {info.audit: info for info in data.audits}
    lists: dict[str, list[AuditList]] = {section.anchor: [] for section in SECTIONS}
    for audit, keys in plan.audits.items():
        one = found[row_of(keys[0])]
        lists[section_of(one.category).anchor].append(
            AuditList(
                audit=audit,
                info=infos.get(audit),
                severity=_SEVERITIES[severity_rank_of(keys[0])],
                total=len(index.audits[audit]),
                new=plan.new_by_audit[audit] if data.previous else 0,
                tasks=_table(tasks(keys), len(index.audits[audit])),
            )
        )

    def closed(status: FindingStatus) -> LongTable[Finding]:
        """Return those that ended so since the run before; none of a first run."""
        rows = [found[row] for one, _, _, row in plan.closed if one == status]
        return LongTable(rows, index.statuses[status] if data.previous else 0)

    return Worklists(
        index=index,
        away=away,
        first=editors_week(task for task in tasks(plan.candidates) if task.url not in away),
        new=_table(tasks(plan.new, index.new), len(index.new) if data.previous else 0),
        fixed=closed(FindingStatus.FIXED),
        gone=closed(FindingStatus.GONE),
        decided=LongTable([found[row] for _, _, _, row in plan.decided.rows], plan.decided.total),
        sections=[
            SectionList(
                section=section,
                total=index.sections[section.anchor],
                audits=sorted(
                    lists[section.anchor],
                    key=lambda one: (_SEVERITIES.index(one.severity), -one.total, one.audit),
                ),
            )
            for section in SECTIONS
        ],
        on_page={
            url: LongTable(tasks_on_page(whole(keys), url), len(index.pages[url]))
            for url, keys in plan.pages.items()
        },
        owners={
            owner: _table(tasks(keys, index.owners[owner]), len(index.owners[owner]))
            for owner, keys in sorted(plan.owners.items())
        },
    )


class _Plan:
    """The keys of the findings that are shown."""

    def __init__(self, index: FindingIndex, data: ReportData) -> None:
        self.index = index
        self.alike = [sorted(keys) for keys in index.alike.values() if len(keys) >= LEAST_ALIKE]
        behind = {key for keys in self.alike for key in keys[1:]}
        audits = {
            audit: [key for key in keys if key not in behind] if behind else keys
            for audit, keys in index.audits.items()
        }
        shares = fair_shares({audit: len(keys) for audit, keys in audits.items()}, MOST_OF_LISTS)
        self.audits = {audit: _first(audits[audit], share) for audit, share in shares.items()}
        self.candidates = [key for keys in audits.values() for key in heapq.nsmallest(_CANDIDATES, keys)]
        self.new = _first(index.new, MOST_NEW) if data.previous else []
        self.owners = {owner: _first(keys, MOST_OF_OWNER) for owner, keys in index.owners.items()}
        self.pages = dict(self._pages())
        named = {*self.candidates, *self.new, *chain(*self.audits.values()), *chain(*self.owners.values())}
        self.alike = [keys for keys in self.alike if not named.isdisjoint(keys)]
        self.closed = index.closed.table().rows if data.previous else ()
        self.decided = index.decided.table()
        self.new_by_audit = {audit: sum(map(is_new, keys)) for audit, keys in index.audits.items()}

    def rows(self) -> set[int]:
        """Return the indices of all findings to read."""
        lists = chain(
            self.audits.values(),
            [self.candidates, self.new],
            self.owners.values(),
            self.pages.values(),
            (keys[:MOST_OF_PAGE] for keys in self.alike),
        )
        rows = {row_of(key) for keys in lists for key in keys}
        rows.update(row for _, _, _, row in (*self.closed, *self.decided.rows))
        return rows

    def _pages(self) -> Iterable[tuple[str | None, list[int]]]:
        """Yield the pages whose findings are shown, the worst first, each with its share of the rows."""
        pages = sorted(self.index.pages.items(), key=lambda item: (min(item[1]), item[0] or ""))
        del pages[MOST_ON_PAGES:]
        sizes = {str(place): min(len(keys), MOST_OF_PAGE) for place, (_, keys) in enumerate(pages)}
        shares = fair_shares(sizes, MOST_ON_PAGES)
        for place, (url, keys) in enumerate(pages):
            yield url, _first(keys, shares[str(place)])


def _table(tasks: list[Task], total: int) -> LongTable[Task]:
    """Return the rows with the number that there would be of all ``total`` findings."""
    covered = sum(task.alike for task in tasks)
    return LongTable(tasks, len(tasks) + max(0, total - covered))


def _first(keys: Sequence[int], most: int) -> list[int]:
    return sorted(keys) if len(keys) <= most else heapq.nsmallest(most, keys)
