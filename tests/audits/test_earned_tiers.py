"""A finding is no surer than its audit was measured to be on labelled findings of real sites."""

from __future__ import annotations

import datetime

import pytest

from audits import earned_tiers
from audits.earned_tiers import earned_tier, published_tier
from audits.registry import OURS
from schemas.audit_info import AuditInfo, MeasuredPrecision
from schemas.profile import AuditSettings, Profile
from schemas.vocabulary import Tier

PROFILE = Profile(url="https://clinic.example/")
DAY = datetime.date(2026, 11, 30)


def _measured(share: float, labels: int = 60, sites: int = 5) -> MeasuredPrecision:
    return MeasuredPrecision(share=share, labels=labels, sites=sites, measured_on=DAY)


@pytest.mark.parametrize(
    ("precision", "tier"),
    [
        (_measured(0.98), Tier.SURE),
        (_measured(0.979), Tier.LIKELY),
        (_measured(0.85), Tier.LIKELY),
        (_measured(0.84), Tier.MAYBE),
        (_measured(1, labels=59), Tier.LIKELY),
        (_measured(1, sites=4), Tier.LIKELY),
        (_measured(0.9, labels=20), Tier.MAYBE),
        (_measured(0.2, labels=5), Tier.MAYBE),
        (None, Tier.MAYBE),
    ],
)
def test_a_tier_is_earned_by_share_labels_and_sites(precision: MeasuredPrecision | None, tier: Tier) -> None:
    """Fewer labels or sites than asked for are one tier less; nothing measured is *maybe*."""
    assert earned_tier(precision) is tier


def _info(**precision: MeasuredPrecision) -> AuditInfo:
    info = OURS[0].info
    return info.model_copy(
        update={"audit": "somebody-elses", "precision": {Tier(tier): one for tier, one in precision.items()}}
    )


def test_a_finding_is_never_surer_than_it_claims() -> None:
    assert published_tier(_info(maybe=_measured(1)), Tier.MAYBE, PROFILE) is Tier.MAYBE


def test_a_claim_above_what_was_measured_is_lowered() -> None:
    """Each claim has its own measurement."""
    info = _info(sure=_measured(0.9), likely=_measured(0.5))
    assert published_tier(info, Tier.SURE, PROFILE) is Tier.LIKELY
    assert published_tier(info, Tier.LIKELY, PROFILE) is Tier.MAYBE


def test_claims_are_shown_where_the_profile_asks() -> None:
    """Which is what a measurement starts from."""
    claimed = Profile(url="https://clinic.example/", audits=AuditSettings(tiers="claimed"))
    assert published_tier(_info(), Tier.SURE, claimed) is Tier.SURE


def test_ours_take_what_was_measured_from_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not what the audit's own file says."""
    audit = OURS[0]
    measured = {
        audit.info.audit: {"claimed": {Tier.SURE: _measured(0.9)}, "published": {Tier.LIKELY: _measured(0.9)}}
    }
    monkeypatch.setattr(earned_tiers, "_measured", lambda: measured)
    assert {Tier.LIKELY: _measured(0.9)} == earned_tiers.with_precision(audit).info.precision
    assert published_tier(audit.info, Tier.SURE, PROFILE) is Tier.LIKELY


def test_version_one_s_shares_say_nothing() -> None:
    """An older run's description is read, without the shares that it states without labels."""
    line = OURS[0].info.model_dump(mode="json") | {"precision": {"sure": 0.97}}
    assert AuditInfo.model_validate(line).precision == {}
