"""Every audit ends on its fixture pages as their names say, and quotes their words."""

from __future__ import annotations

import pytest

from audits.findings import text_at
from audits.registry import OURS
from schemas.vocabulary import OutcomeKind
from tests.audits.build import context
from tests.audits.pages import ENDS, cases, run

IDS = [audit.info.audit for audit in OURS]
CASES = [(audit, name) for audit in IDS for name in cases(audit)]
CONTEXT = context()


@pytest.mark.parametrize("audit", IDS)
def test_every_audit_has_pages(audit: str) -> None:
    """A good one, a bad one, and none that no outcome is known for."""
    assert {"good", "bad"} <= set(cases(audit)) <= set(ENDS)


@pytest.mark.parametrize(("audit", "name"), CASES)
def test_a_case_ends_as_its_name_says(audit: str, name: str) -> None:
    """And an audit that fails has findings, one that does not fail has none."""
    outcomes, findings, subjects = run(cases(audit)[name], CONTEXT)
    assert subjects
    ends = {outcome.outcome for outcome in outcomes if outcome.audit == audit}
    assert {ENDS[name]} == ends
    assert (ENDS[name] is OutcomeKind.FAILED) == any(finding.audit == audit for finding in findings)


@pytest.mark.parametrize(("audit", "name"), CASES)
def test_a_finding_quotes_the_words_at_its_offsets(audit: str, name: str) -> None:
    """``text[start:end] == quote``, with the words beside it; without offsets the field holds the words."""
    _, findings, judged = run(cases(audit)[name], CONTEXT)
    subjects = {subject.id: subject for subject in judged}
    for finding in findings:
        for place in finding.occurrences:
            quote = place.evidence
            text = text_at(subjects[place.subject], quote.field)
            if quote.start is None:
                assert quote.quote in text
                continue
            assert quote.quote == text[quote.start : quote.end]
            assert text[: quote.start].endswith(quote.prefix)
            assert text[quote.end :].startswith(quote.suffix)


@pytest.mark.parametrize(("audit", "name"), CASES)
def test_no_audit_breaks_on_any_page(audit: str, name: str) -> None:
    """An error is a bug of ours."""
    outcomes, findings, _ = run(cases(audit)[name], CONTEXT)
    assert [outcome for outcome in outcomes if outcome.outcome is OutcomeKind.ERROR] == []
    ids = [finding.finding_id for finding in findings]
    assert sorted(set(ids)) == sorted(ids)
