"""Give findings their status over the runs, their order, and their part in the exit code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from schemas.finding import Finding
from schemas.vocabulary import FindingStatus, Severity, Tier

SEVERITY_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
TIER_ORDER = {tier: rank for rank, tier in enumerate(Tier)}


def with_statuses(findings: Iterable[Finding], known: Collection[str]) -> Iterator[Finding]:
    """Yield findings as *open* where the run before had them, else as *new*."""
    for finding in findings:
        status = FindingStatus.OPEN if finding.finding_id in known else FindingStatus.NEW
        yield finding.model_copy(update={"status": status})


def reading_order(finding: Finding) -> tuple[int, int, str, str, int, str]:
    """Return the sort key of a published finding: worst and surest first, then by audit, page and place."""
    return (
        SEVERITY_ORDER[finding.severity],
        TIER_ORDER[finding.tier],
        finding.audit,
        finding.url or "",
        finding.evidence.start or 0,
        finding.finding_id,
    )


def at_or_above(finding: Finding, severity: Severity) -> bool:
    """Return whether a finding is new and at least as bad as ``severity``."""
    fresh = finding.status in (FindingStatus.NEW, FindingStatus.REOPENED)
    return fresh and SEVERITY_ORDER[finding.severity] <= SEVERITY_ORDER[severity]
