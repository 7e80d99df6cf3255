"""Order findings as they are published."""

from __future__ import annotations

from typing import Protocol

from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.vocabulary import Severity, Tier


class _Words(Protocol):
    @property
    def start(self) -> int | None: ...


class Ordered(Protocol):
    """What of a finding says its place: a `Finding`, or its head."""

    @property
    def severity(self) -> Severity: ...

    @property
    def tier(self) -> Tier: ...

    @property
    def audit(self) -> str: ...

    @property
    def url(self) -> str | None: ...

    @property
    def evidence(self) -> _Words: ...

    @property
    def finding_id(self) -> str: ...


def reading_order(finding: Ordered) -> tuple[int, int, str, str, int, str]:
    """Return the sort key of a published finding: worst and surest first, then by audit, page and place."""
    return (
        SEVERITY_RANK[finding.severity],
        TIER_RANK[finding.tier],
        finding.audit,
        finding.url or "",
        finding.evidence.start or 0,
        finding.finding_id,
    )


def reading_key(finding: Ordered) -> str:
    """Return the same order as a key of the store, which sorts the findings of a site that do not fit into memory.

    The control character comes before all that an audit's name or a URL can hold, so that a shorter one is first.
    """
    severity, tier, audit, url, start, finding_id = reading_order(finding)
    return "\x01".join((f"{severity}{tier}", audit, url, f"{start:012d}", finding_id))
