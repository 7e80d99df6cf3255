"""Decide whether a run's findings fail a build: how bad, how sure, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK, FRESH
from schemas.vocabulary import FindingCause, Severity, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A gate for builds."""

    severity: Severity
    """Least severity that fails."""
    tier: Tier = Tier.SURE
    """Least certainty that fails."""
    baseline: frozenset[str] | None = None
    """Ids of the findings of a run that the open ones are held against; null to fail by new and reopened ones."""

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding fails the build.

        Our own progress fails none, nor does what was decided, or waits behind worse findings of its audit.
        """
        if not finding.shown or finding.cause is FindingCause.OURS:
            return False
        if SEVERITY_RANK[finding.severity] > SEVERITY_RANK[self.severity]:
            return False
        if TIER_RANK[finding.tier] > TIER_RANK[self.tier]:
            return False
        if self.baseline is not None:
            return finding.status in ASKS_FOR_WORK and finding.finding_id not in self.baseline
        return finding.status in FRESH

    def in_words(self) -> str:
        """Return the gate as it is typed, e.g. ``serious:likely``."""
        return f"{self.severity}:{self.tier}"


def read_gate(text: str) -> Gate:
    """Return the gate of ``LEVEL`` or ``LEVEL:tier``, e.g. ``serious`` or ``minor:likely``; raises `UsageError`."""
    level, _, tier = text.partition(":")
    if level not in SEVERITY_RANK:
        raise UsageError(
            f"{level!r} is no severity: give one of {', '.join(SEVERITY_RANK)}, and :tier after it or not."
        )
    if tier and tier not in TIER_RANK:
        raise UsageError(
            f"{tier!r} is no tier: give one of {', '.join(TIER_RANK)}, or leave ':{tier}' out for sure ones."
        )
    return Gate(severity=Severity(level), tier=Tier(tier or Tier.SURE))


def failing(gate: Gate, findings: Iterable[Finding]) -> list[str]:
    """Return the ids of the findings that fail a gate, in their order."""
    return [finding.finding_id for finding in findings if gate.fails(finding)]
