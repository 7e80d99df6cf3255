"""The decisions that may reach some findings are all of those that do, however many others there are."""

from __future__ import annotations

import datetime
import json
from contextlib import closing
from pathlib import Path

from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import open_review
from store.decided_findings import Decisions, scope_value
from store.review import decide, decisions, decisions_about

_GOLDEN = Path(__file__).parents[1] / "golden" / "later" / "findings.jsonl"
_NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def test_what_reaches_a_finding_is_read_for_it(tmp_path: Path) -> None:
    """Of every scope, in the order in which they were made; those on other findings alone are not read."""
    lines = _GOLDEN.read_text("utf-8").splitlines()
    findings = [Finding.model_validate(json.loads(line)) for line in lines]
    with closing(open_review(tmp_path)) as review:
        for number in range(3):
            for scope in DecisionScope:
                about = [(one, value) for one in findings if (value := scope_value(one, scope)) is not None]
                decide(
                    review,
                    about[number:],
                    action=DecisionAction.IGNORE,
                    scope=scope,
                    reason=f"{number}",
                    who=None,
                    until=None,
                    now=_NOW,
                )
        every = Decisions(decisions(review))
        for finding in findings:
            some = decisions_about(review, [finding])
            assert [one.decision_id for one in some] == sorted({one.decision_id for one in some})
            assert Decisions(some).of(finding) == every.of(finding) is not None
            others = {one.value for one in some if one.scope is DecisionScope.FINDING}
            assert others <= {finding.finding_id}
        assert Decisions(decisions_about(review, findings)).of(findings[0]) == every.of(findings[0])
        assert [one.decision_id for one in decisions(review, 5)][:2] == [6, 7]


def test_one_that_saw_another_decision_is_left_out_and_the_others_are_kept(tmp_path: Path) -> None:
    """Their numbers follow one another; nothing is kept where all are left out."""
    findings = [Finding.model_validate_json(line) for line in _GOLDEN.read_text("utf-8").splitlines()[:600]]

    with closing(open_review(tmp_path)) as review:

        def keep(some: list[Finding], seen: dict[str, int]) -> tuple[list[int], list[str]]:
            kept = decide(
                review,
                [(one, one.finding_id) for one in some],
                action=DecisionAction.ACCEPT,
                scope=DecisionScope.FINDING,
                reason="It stays.",
                who="Ann",
                until=None,
                now=_NOW,
                seen=seen,
            )
            return list(kept.numbers), [one.finding_id for one, _ in kept.conflicts]

        first, second, third = findings[:3]
        assert keep([first, second], {}) == ([1, 2], [])
        assert keep([first, second, third], {second.finding_id: 2}) == ([3, 4], [first.finding_id])
        assert keep([first], {first.finding_id: 99}) == ([], [first.finding_id])
        assert keep([], {}) == ([], [])
        assert len(decisions(review)) == 4
