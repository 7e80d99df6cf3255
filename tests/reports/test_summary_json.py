"""The summary for machines."""

from __future__ import annotations

import json
from dataclasses import replace

from reports.summary import summary_json
from tests.reports.clinic_sample import partial, sample
from tests.reports.hostile_clinic import hostile


def test_the_summary_round_trips() -> None:
    """Plain JSON; the published run's path under ``run``."""
    summary = summary_json(sample(), run_path="checkup-data/x/runs/20261122T203600Z-1a2b")
    assert summary == json.loads(json.dumps(summary))
    assert summary["run"] == "checkup-data/x/runs/20261122T203600Z-1a2b"
    assert summary["status"] == "complete"
    assert summary["started"] == "2026-11-22T20:36:00+00:00"


def test_the_numbers_are_those_of_the_report() -> None:
    """Open findings only; unknown counted as unknown; the pipeline's own counts stay beside."""
    counts = summary_json(replace(sample(), counts={"own": 1}))["counts"]
    assert isinstance(counts, dict)
    assert counts["freshness"] == {"current": 6, "due_soon": 2, "overdue": 7, "unknown": 3, "exempt": 0}
    assert (counts["findings"], counts["open_findings"]) == (37, 35)
    assert counts["own"] == 1


def test_a_partial_run_says_why() -> None:
    """Status and reason."""
    summary = summary_json(partial())
    assert summary["status"] == "partial"
    assert isinstance(summary["reason"], str)


def test_any_text_is_json() -> None:
    """ASCII JSON carries what a page may hold, lone surrogates too."""
    assert json.dumps(summary_json(hostile())).encode()
