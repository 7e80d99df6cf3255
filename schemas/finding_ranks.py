"""Rank severities and tiers, the worst and the surest first, as their enumerations list them."""

from __future__ import annotations

from schemas.vocabulary import Severity, Tier

SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
TIER_RANK = {tier: rank for rank, tier in enumerate(Tier)}


def less_sure(one: Tier, other: Tier) -> Tier:
    """Return the less sure of two tiers."""
    return max(one, other, key=TIER_RANK.__getitem__)
