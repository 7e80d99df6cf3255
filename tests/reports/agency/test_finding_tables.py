"""A run's counts are read where it published them, and made once where it did not."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from reports.agency import finding_tables
from schemas.vocabulary import FindingStatus
from tests.reports.agency.published_sites import by_folder, findings, publish_run, write


def _kept(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (out / "tables").glob("*.jsonl")}


def test_no_finding_is_read_of_a_run_that_published_its_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figures are the same as those counted from the findings; nothing is kept."""
    mixed = [
        *findings(3),
        *findings(2, status=FindingStatus.NEW, minutes=7),
        *findings(1, status=FindingStatus.FIXED),
    ]
    publish_run(tmp_path / "old" / "a", found=mixed, counted=False)
    publish_run(tmp_path / "new" / "a", found=mixed)
    old = write(tmp_path / "old", tmp_path / "out of old")
    monkeypatch.setattr(finding_tables, "finding_counts", None)
    new = write(tmp_path / "new", tmp_path / "out")
    assert new.sites[0].figures == old.sites[0].figures
    assert new.faults == old.faults
    assert new.totals.open_findings == 5
    assert _kept(tmp_path / "out") == {}


def test_an_older_run_is_counted_once(tmp_path: Path) -> None:
    """A new run's counts take the place of those of the run before; runs with the same findings share them."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a", days_ago=7, found=findings(1), counted=False)
    publish_run(data / "b", days_ago=7, found=findings(2), counted=False)
    write(data, out)
    first = _kept(out)
    write(data, out)
    assert _kept(out) == first
    publish_run(data / "a", found=findings(5), counted=False)
    report = write(data, out)
    assert report.totals.open_findings == 7
    assert len(_kept(out)) == 2
    assert len(_kept(out).keys() & first.keys()) == 1


def test_damaged_counts_are_made_again(tmp_path: Path) -> None:
    """Cut, empty, or another's: nobody has to know."""
    data, out = tmp_path / "data", tmp_path / "out"
    for number, name in enumerate("abc", 2):
        publish_run(data / name, found=findings(number), counted=False)
    whole = write(data, out)
    first, second, third = sorted((out / "tables").glob("*.jsonl"))
    third.write_bytes(first.read_bytes())
    first.write_bytes(first.read_bytes()[:50])
    second.write_bytes(b"")
    (out / "tables" / "findings.parquet").write_bytes(b"")
    assert write(data, out) == whole


@pytest.mark.parametrize("damage", ["gone", "cut", "others"])
def test_damaged_published_counts_are_passed_over(tmp_path: Path, damage: str) -> None:
    """The findings themselves are counted then."""
    data, out = tmp_path / "data", tmp_path / "out"
    counts = publish_run(data / "a", found=findings(3)) / "finding_counts.jsonl"
    text = counts.read_bytes()
    if damage == "gone":
        counts.unlink()
    else:
        counts.write_bytes(text[:40] if damage == "cut" else text.replace(b'"findings":3', b'"findings":9'))
    assert by_folder(write(data, out))["a"].figures.open_findings == 3  # type: ignore[union-attr]


def test_files_of_others_stay(tmp_path: Path) -> None:
    """Only tables of ours are removed, those of former versions too."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a")
    write(data, out)
    (out / "tables" / "mine.parquet").write_text("x")
    (out / "tables" / f"{'0123456789abcdef' * 2}.parquet").write_text("x")
    write(data, out)
    assert sorted(path.name for path in (out / "tables").iterdir()) == ["findings.parquet", "mine.parquet"]


def test_the_table_can_be_queried(tmp_path: Path) -> None:
    """As the operations page shows it."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a", found=findings(3))
    publish_run(data / "b*?[", found=findings(1), counted=False)
    write(data, out)
    rows = duckdb.execute(
        f"SELECT folder, sum(findings) FROM '{out}/tables/findings.parquet' GROUP BY folder ORDER BY folder"
    ).fetchall()
    assert rows == [(str((data / "a").resolve()), 3), (str((data / "b*?[").resolve()), 1)]
