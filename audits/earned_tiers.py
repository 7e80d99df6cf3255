"""Publish a finding no surer than its audit was measured to be on labelled findings of real sites."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources

from audits.contract import Audit
from schemas.audit_info import AuditInfo, MeasuredPrecision
from schemas.finding_ranks import less_sure
from schemas.profile import Profile
from schemas.vocabulary import Tier

LEAST_SHARES = ((Tier.SURE, 0.98), (Tier.LIKELY, 0.85))
"""Least share of true findings of each tier but the last; our own choice: one alarm in fifty may gate a build wrongly,
one in seven may waste a reviewer's minute."""
LEAST_LABELS = 60
"""Fewest labels that a tier is earned by: 60 of 60 right proves, at 95 %, a share of .95 (rule of three, Hanley and
Lippman-Hand 1983, https://doi.org/10.1001/jama.1983.03330370053031)."""
LEAST_SITES = 5
"""Fewest sites that they are from; with fewer labels or sites a finding is one tier less sure."""
LEAST_TO_COUNT = 3
"""Fewer labels say nothing."""
_ONE_LESS = {Tier.SURE: Tier.LIKELY, Tier.LIKELY: Tier.MAYBE, Tier.MAYBE: Tier.MAYBE}


def earned_tier(precision: MeasuredPrecision | None) -> Tier:
    """Return the surest tier that a measured precision allows; *maybe* where nothing was measured."""
    if precision is None or precision.labels < LEAST_TO_COUNT:
        return Tier.MAYBE
    earned = next((tier for tier, least in LEAST_SHARES if precision.share >= least), Tier.MAYBE)
    if precision.labels >= LEAST_LABELS and precision.sites >= LEAST_SITES:
        return earned
    return _ONE_LESS[earned]


def published_tier(info: AuditInfo, claimed: Tier, profile: Profile) -> Tier:
    """Return the tier of a finding whose audit claims one: the less sure of the claimed and the earned one.

    An audit of other people is believed what its own ``precision`` states.
    """
    if profile.audits.tiers == "claimed":
        return claimed
    ours = _measured().get(info.audit)
    claims = info.precision if ours is None else ours["claimed"]
    return less_sure(claimed, earned_tier(claims.get(claimed)))


def with_precision(audit: Audit) -> Audit:
    """Return one of our audits with the measured precision of what it publishes in its description."""
    measured = _measured().get(audit.info.audit, {}).get("published", {})
    return replace(audit, info=audit.info.model_copy(update={"precision": dict(measured)}))


@functools.cache
def _measured() -> Mapping[str, Mapping[str, Mapping[Tier, MeasuredPrecision]]]:
    """Return what ``benchmarks/alarms.py`` measured: audit, then ``claimed`` or ``published``, then tier."""
    stored = json.loads(resources.files("audits").joinpath("data", "precision.json").read_text("utf-8"))
    return {
        audit: {
            view: {
                Tier(tier): MeasuredPrecision.model_validate_json(json.dumps(one))
                for tier, one in tiers.items()
            }
            for view, tiers in views.items()
        }
        for audit, views in stored.items()
    }
