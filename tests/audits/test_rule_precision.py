"""What was measured of each rule for slips is stored, and said."""

from __future__ import annotations

from audits.registry import OURS
from audits.rule_precision import RulePrecision, in_lines, rules_of
from language.slips.find import NAMES

AUDITS = {"slip": "slip", "article": "wrong-article", "punctuation": "doubled-punctuation"}


def test_every_rule_is_measured() -> None:
    """A new rule is measured before it ships: ``python -m benchmarks.slip_rules --store``."""
    for audit in AUDITS.values():
        named = {rule for rule, kind in NAMES.items() if AUDITS.get(kind) == audit}
        assert named == set(rules_of(audit))


def test_rules_belong_to_audits_of_ours() -> None:
    """An audit without rules has no lines."""
    known = {audit.info.audit for audit in OURS}
    assert set(AUDITS.values()) <= known
    assert in_lines("stale-page") == []


def test_a_rule_in_words() -> None:
    """Hits, those right, the words read and the day."""
    measured = RulePrecision(hits=20, right=19, words=1_485_030, measured_on="2026-11-30")
    assert measured.in_words() == "19 of 20 right in 1,485,030 words (30 Nov 2026)"


def test_rules_that_found_nothing_share_a_line() -> None:
    """They are neither right nor wrong."""
    assert in_lines("slip")[-1].endswith("right or wrong")
    assert len(in_lines("slip")) < len(rules_of("slip"))
