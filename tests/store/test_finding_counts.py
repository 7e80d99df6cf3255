"""The counts of a run's findings add up to the findings, and obey their schema."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from schemas.finding_count import FindingCount
from schemas.vocabulary import FindingCause, FindingStatus
from store.finding_counts import CountLine, finding_counts
from tests.reports.agency.published_sites import findings


def _write(path: Path, found: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in found), "utf-8")
    return path


def test_each_sort_is_one_line(tmp_path: Path) -> None:
    """In the order of their words, whatever the order of the findings."""
    found = [
        *findings(2, minutes=5),
        *findings(1, minutes=None),
        *findings(1, status=FindingStatus.NEW, cause=FindingCause.SITE, minutes=1),
    ]
    lines = [finding.to_json() for finding in found]
    counted = list(finding_counts(_write(tmp_path / "one", lines)))
    records = [FindingCount.model_validate_json(line) for line in counted]
    assert [record.to_json() for record in records] == counted
    assert [(record.status, record.cause, record.findings, record.minutes) for record in records] == [
        (FindingStatus.NEW, FindingCause.SITE, 1, 1),
        (FindingStatus.OPEN, None, 3, 10),
    ]
    assert list(finding_counts(_write(tmp_path / "two", lines[::-1]))) == counted


def test_no_findings_are_no_lines(tmp_path: Path) -> None:
    """An empty file has an empty one beside it."""
    assert list(finding_counts(_write(tmp_path / "none", []))) == []


def test_a_line_that_is_no_finding_is_refused(tmp_path: Path) -> None:
    """It is never left out."""
    with pytest.raises(ValueError, match="audit"):
        list(finding_counts(_write(tmp_path / "bad", ["{}"])))


def test_the_line_has_the_fields_of_the_record() -> None:
    """Both are written by hand."""
    assert [field.name for field in msgspec.structs.fields(CountLine)] == list(FindingCount.model_fields)
