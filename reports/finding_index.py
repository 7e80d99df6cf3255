"""Walk once through all findings of a run: count them, and note which are to be shown where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reports.finding_lines import FindingLine, finding_lines
from reports.long_table import Ranking
from reports.names import Names
from reports.sections import SECTIONS, Section, section_of
from reports.shared_cause import cause_of
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK, DECIDED, FRESH
from schemas.vocabulary import FindingCause, FindingStatus, Scope, Severity, Tier
from store.alike_findings import CATEGORIES_ALIKE

MOST_SETTLED = 200
"""Closed findings that are kept, and decided ones."""
_PAGES_BITS, _ROW_BITS, _LIST_BITS = 20, 32, 3
_NEW = 1
_LIST_MASK = (1 << _LIST_BITS) - 1
_BEHIND_ROW = _LIST_BITS + 1
_LISTS = {section.anchor: number for number, section in enumerate(SECTIONS)}
_MOST_PAGES = (1 << _PAGES_BITS) - 1


def row_of(key: int) -> int:
    """Return the index of the finding that a key of `FindingIndex` means."""
    return key >> _BEHIND_ROW & ((1 << _ROW_BITS) - 1)


def severity_rank_of(key: int) -> int:
    """Return the rank of its severity (`schemas.finding_ranks`)."""
    return key >> (_BEHIND_ROW + _ROW_BITS + _PAGES_BITS + 3)


def lists_of(keys: Iterable[int]) -> dict[Section, int]:
    """Return the lists that findings are in, in the order in which they are read, each with their number."""
    counted = Counter(key >> 1 & _LIST_MASK for key in keys)
    return {SECTIONS[number]: counted[number] for number in sorted(counted)}


def is_new(key: int) -> bool:
    """Return whether the site made it since the run before: new, or back."""
    return bool(key & _NEW)


_Kind = tuple[str, str, str, str, str | None, str]
"""Status, severity, tier, category, cause and audit: what most findings share with many others."""


@dataclass(slots=True, kw_only=True)
class _Counted:
    """The findings of one kind."""

    base: int | None
    """Their keys without pages and index; null for those that ask for no work."""
    keys: list[int]
    may_be_alike: bool
    """Whether one cause can have made several of them."""
    count: int = 0


@dataclass(slots=True)
class FindingIndex:
    """Open findings by audit, page and owner as sortable keys: a smaller key is worse, surer, or on more pages.

    A key is one number (severity, certainty, pages, index, list, newness), because there can be hundreds of thousands.
    """

    total: int = 0
    open: int = 0
    new_of_site: int = 0
    ours: int = 0
    unreported: int = 0
    """Gone ones that nobody fixed and nothing of the site took away: a word was called right, or we judge otherwise."""
    statuses: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    tiers: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    """Open ones by the anchor of their list."""
    audits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By URL; under null what no page has."""
    owners: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    page_owners: dict[str | None, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Owners of the findings of a page, by URL."""
    new: list[int] = field(default_factory=list)
    """New and reopened ones that the site made."""
    alike: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Findings of one audit and one cause (`shared_cause.cause_of`)."""
    silent: Counter[str] = field(default_factory=Counter)
    """Dismissed ones by audit."""
    ours_by_audit: Counter[str] = field(default_factory=Counter)
    closed: Ranking[tuple[str, str, str, int]] = field(default_factory=lambda: Ranking(_as_is, MOST_SETTLED))
    """Status, audit, id and index of those that are fixed or gone since the run before."""
    decided: Ranking[tuple[str, str, str, int]] = field(default_factory=lambda: Ranking(_as_is, MOST_SETTLED))

    def take(self, lines: Iterable[FindingLine], names: Names) -> None:
        """Take the findings."""
        kinds: dict[_Kind, _Counted] = {}
        pages, url_of = self.pages, names.url
        for line in lines:
            kind = (line.status, line.severity, line.tier, line.category, line.cause, line.audit)
            counted = kinds.get(kind)
            if counted is None:
                counted = kinds[kind] = self._begin(line)
            counted.count += 1
            if counted.base is None:
                self._settle(line)
                continue
            many = _MOST_PAGES - min(line.page_count, _MOST_PAGES)
            key = counted.base | many << _ROW_BITS + _BEHIND_ROW | line.row << _BEHIND_ROW
            counted.keys.append(key)
            if counted.may_be_alike and (cause := cause_of(line)) is not None:
                self.alike[line.audit, cause].append(key)
            own = line.url or url_of(line.subject)
            places: Iterable[str | None] = (own,)
            if line.occurrences and line.scope != Scope.TEMPLATE:  # its one fix is on no page of its own
                places = _places(line, own)
            for url in places:
                pages[url].append(key)
            if line.owner is not None:
                self.owners[line.owner].append(key)
                for url in places:
                    self.page_owners[url].add(line.owner)
        for kind, counted in kinds.items():
            self._count(kind, counted)

    def _begin(self, line: FindingLine) -> _Counted:
        """Return the count of the first finding of its kind."""
        if line.status not in ASKS_FOR_WORK:
            return _Counted(base=None, keys=[], may_be_alike=False)
        return _Counted(base=_base(line), keys=[], may_be_alike=line.category in CATEGORIES_ALIKE)

    def _count(self, kind: _Kind, counted: _Counted) -> None:
        status, severity, tier, category, cause, audit = kind
        count = counted.count
        self.total += count
        self.statuses[status] += count
        if status == FindingStatus.IGNORED:
            self.silent[audit] += count
        if status == FindingStatus.GONE and cause == FindingCause.OURS:
            self.unreported += count
        if counted.base is None:
            return
        self.open += count
        self.severities[severity] += count
        self.tiers[tier] += count
        self.categories[category] += count
        self.sections[section_of(category).anchor] += count
        self.audits[audit] += counted.keys
        if counted.base & _NEW:
            self.new += counted.keys
        if cause == FindingCause.OURS:
            self.ours += count
            self.ours_by_audit[audit] += count
        elif status == FindingStatus.NEW:
            self.new_of_site += count

    def _settle(self, line: FindingLine) -> None:
        rows = self.decided if line.status in DECIDED else self.closed
        rows.add((line.status, line.audit, line.finding_id, line.row))


def index_findings(findings: Sequence[Finding], names: Names) -> FindingIndex:
    """Return the index of a run's findings."""
    index = FindingIndex()
    index.take(finding_lines(findings), names)
    return index


def _places(line: FindingLine, own: str | None) -> set[str | None]:
    """Return the pages of a finding of several places, its own page among them where it has one."""
    urls: set[str | None] = {place.url for place in line.occurrences}
    return urls if own is None else urls | {own}


def _base(line: FindingLine) -> int:
    """Return the key of a finding without its pages and its index."""
    rank = SEVERITY_RANK[Severity(line.severity)] << 3 | TIER_RANK[Tier(line.tier)]
    new = line.status in FRESH and line.cause != FindingCause.OURS
    behind = _LISTS[section_of(line.category).anchor] << 1 | (_NEW if new else 0)
    return rank << _PAGES_BITS + _ROW_BITS + _BEHIND_ROW | behind


def _as_is(row: tuple[str, str, str, int]) -> tuple[str, str, str, int]:
    return row
