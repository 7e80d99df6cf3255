"""Give findings their order, and their part in the exit code."""

from __future__ import annotations

from schemas.finding import Finding
from schemas.vocabulary import FindingCause, FindingStatus, Severity, Tier

SEVERITY_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
TIER_ORDER = {tier: rank for rank, tier in enumerate(Tier)}


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
    """Return whether the site made a new finding at least as bad as ``severity``; our own progress fails no gate, nor
    does what waits behind worse findings, whether the site made it or not."""
    fresh = finding.status in (FindingStatus.NEW, FindingStatus.REOPENED)
    return (
        fresh
        and finding.shown
        and finding.cause is not FindingCause.OURS
        and SEVERITY_ORDER[finding.severity] <= SEVERITY_ORDER[severity]
    )


def reading_key(finding: Finding) -> str:
    """Return the same order as a key of the store, which sorts the findings of a site that do not fit into memory.

    The control character comes before all that an audit's name or a URL can hold, so that a shorter one is first.
    """
    severity, tier, audit, url, start, finding_id = reading_order(finding)
    return "\x01".join((f"{severity}{tier}", audit, url, f"{start:012d}", finding_id))
