"""Open findings are work, and the worst come first."""

from __future__ import annotations

from collections.abc import Iterable

from reports.finding_index import index_findings
from reports.names import Names
from reports.task import task_of
from reports.triage import WEEK, badness, editors_week
from schemas.finding import Finding, Quote
from schemas.vocabulary import FindingStatus, Severity
from tests.reports.clinic_sample import finding, sample


def _finding(
    audit: str, name: str, severity: Severity = Severity.MINOR, status: FindingStatus = FindingStatus.OPEN
) -> Finding:
    return finding(audit, name, None, name, Quote(field="/x", quote=name), severity=severity, status=status)


def week_of(findings: Iterable[Finding]) -> list[Finding]:
    return [task.first for task in editors_week(map(task_of, findings))]


def test_decided_findings_never_come_back() -> None:
    """Accepted, ignored and fixed ones ask for no work; new, open and reopened ones do."""
    names = Names(sample())
    found = {
        status: index_findings([_finding("misspelling", "x", status=status)], names).open
        for status in FindingStatus
    }
    assert {"new", "open", "reopened"} == {status.value for status, work in found.items() if work}


def test_worst_first_does_not_hang_on_the_order_given() -> None:
    """Severity, then certainty, then reach."""
    findings = list(sample().findings)
    ranked = sorted(findings, key=badness)
    assert len({badness(one) for one in findings}) == len(findings)
    order = list(Severity)
    assert [order.index(one.severity) for one in ranked] == sorted(
        order.index(one.severity) for one in ranked
    )


def test_one_kind_does_not_fill_the_week_while_others_wait() -> None:
    """Three of a kind at most, unless nothing else is left."""
    words = [_finding("misspelling", f"w{index}", Severity.SERIOUS) for index in range(40)]
    others = [_finding("long-sentence", f"s{index}") for index in range(2)]
    week = [one.audit for one in week_of([*words, *others])]
    assert week[:5].count("misspelling") == 3
    assert week.count("long-sentence") == 2
    assert len(week) == WEEK


def _quoted(audit: str, page: str, start: int, end: int, severity: Severity) -> Finding:
    url = f"https://clinic.example/{page}"
    quote = Quote(field="/body_text", quote=f"{page} {start}", start=start, end=end)
    return finding(audit, page, url, f"{audit} {start}", quote, severity=severity)


def test_no_task_is_in_the_week_twice() -> None:
    """The hardest sentence of a page is also too long and holds the typing error: one line."""
    serious, minor = Severity.SERIOUS, Severity.MINOR
    week = week_of(
        [
            _quoted("hard-to-read", "knee", 10, 200, serious),
            _quoted("long-sentence", "knee", 10, 200, minor),
            _quoted("long-sentence", "knee", 300, 400, minor),
            _quoted("misspelling", "knee", 50, 58, minor),
            _quoted("misspelling", "knee", 500, 508, minor),
            _quoted("long-sentence", "back", 10, 200, minor),
        ]
    )
    assert sorted((one.audit, one.subject, one.evidence.start or 0) for one in week) == [
        ("hard-to-read", "knee", 10),
        ("long-sentence", "back", 10),
        ("misspelling", "knee", 500),
    ]
