"""Group findings by audit and by page, the two ways an editor works through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.long_table import MAX_ROWS, LongTable, cut_rows, fair_shares
from reports.names import Names
from reports.triage import SEVERITY_ORDER, worst_first
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.vocabulary import Severity


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


def by_audit(findings: Iterable[Finding], audits: Sequence[AuditInfo]) -> list[AuditGroup]:
    """Return one group an audit, the worst and then the largest first; at most ``MAX_ROWS`` rows in all."""
    infos = {info.audit: info for info in audits}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.audit].append(finding)
    shares = fair_shares({audit: len(found) for audit, found in groups.items()})
    made = []
    for audit, found in groups.items():
        ordered = worst_first(found)
        new = sum(finding.status == "new" for finding in found)
        made.append(
            AuditGroup(audit, infos.get(audit), ordered[0].severity, new, cut_rows(ordered, shares[audit]))
        )
    return sorted(
        made, key=lambda group: (SEVERITY_ORDER[group.severity], -group.findings.total, group.audit)
    )


def by_page(findings: Iterable[Finding], names: Names) -> LongTable[PageGroup]:
    """Return one group a page, the page with the worst finding first, in all at most ``MAX_ROWS`` rows."""
    groups: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        places: set[str] = names.places(finding)
        for place in places:
            groups[place].append(finding)
        if not places:
            groups[None].append(finding)
    ranked = sorted(groups.items(), key=lambda group: (_worst(group[1]), -len(group[1]), group[0] or ""))
    made: list[PageGroup] = []
    left = MAX_ROWS
    for url, found in ranked:
        if left <= 0:
            break
        ordered = worst_first(found)
        shown = cut_rows(ordered, min(left, 50))
        left -= len(shown.rows)
        made.append(PageGroup(url, names.title(url), ordered[0].severity, shown))
    return LongTable(made, len(groups))


def _worst(findings: Iterable[Finding]) -> int:
    return min(SEVERITY_ORDER[finding.severity] for finding in findings)
