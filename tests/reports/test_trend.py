"""Better or worse over all complete runs."""

from __future__ import annotations

import datetime
from dataclasses import replace

from reports.tally import tally
from reports.trend import complete_runs, share_current, things_to_fix
from schemas.finding import Finding
from schemas.vocabulary import FindingCause, FindingStatus, RunStatus
from tests.reports.clinic_sample import NOW, sample


def test_each_complete_run_is_a_point() -> None:
    """The runs before and this one, oldest first; open ones of every status."""
    data = sample()
    points = things_to_fix(complete_runs(data, tally(data)))
    assert [day for day, _ in points] == [
        (NOW - datetime.timedelta(days=7 * weeks)).date() for weeks in (3, 2, 1, 0)
    ]
    assert [count for _, count in points[:3]] == [46, 43, 40]
    assert points[3][1] == tally(data).open_findings
    assert [(point.current, point.total) for point in share_current(complete_runs(data, tally(data)))] == [
        (7, 18), (8, 18), (9, 18), (8, 18),
    ]  # fmt: skip


def test_a_run_that_is_not_complete_is_no_point() -> None:
    """Half of a site has fewer things to fix, which is no progress."""
    data = replace(sample(), status=RunStatus.PARTIAL)
    assert len(things_to_fix(complete_runs(data, tally(data)))) == 3


def test_what_our_progress_found_is_left_out() -> None:
    """A better checker does not make a site worse."""
    data = sample()
    ours = [_ours(one) for one in data.findings]
    left = sum(one.status in ("new", "open", "reopened") for one in ours if one.cause != FindingCause.OURS)
    data = replace(data, findings=ours)
    assert things_to_fix(complete_runs(data, tally(data)))[-1][1] == left


def _ours(finding: Finding) -> Finding:
    return (
        finding.model_copy(update={"cause": FindingCause.OURS})
        if finding.status is FindingStatus.NEW
        else finding
    )


def test_a_strange_manifest_is_no_point() -> None:
    """Nothing is made up for a version that counted otherwise."""
    data = replace(
        sample(),
        complete_runs=[(NOW - datetime.timedelta(days=9), {"freshness": 3, "findings_by_status": None})],
    )
    assert len(things_to_fix(complete_runs(data, tally(data)))) == 1
    assert len(share_current(complete_runs(data, tally(data)))) == 1
