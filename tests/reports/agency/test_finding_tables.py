"""A table is made once for a run, and again where it is damaged."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.reports.agency.published_sites import findings, publish_run, write


def _tables(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (out / "tables").iterdir()}


def test_a_table_is_made_once(tmp_path: Path) -> None:
    """A new run has a new one, and that of the run before goes."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a", days_ago=7, found=findings(1))
    publish_run(data / "b", days_ago=7, found=findings(1))
    write(data, out)
    first = _tables(out)
    write(data, out)
    assert _tables(out) == first
    publish_run(data / "a", found=findings(5))
    report = write(data, out)
    assert report.totals.open_findings == 6
    assert len(_tables(out)) == 2
    assert len(_tables(out).keys() & first.keys()) == 1


def test_a_damaged_table_is_made_again(tmp_path: Path) -> None:
    """Cut, empty, or another's: nobody has to know."""
    data, out = tmp_path / "data", tmp_path / "out"
    for name in "abc":
        publish_run(data / name, found=findings(2))
    whole = write(data, out)
    first, second, third = sorted((out / "tables").iterdir())
    first.write_bytes(first.read_bytes()[:50])
    second.write_bytes(b"")
    duckdb.execute(f"COPY (SELECT 1 AS one) TO '{third}' (FORMAT parquet)")
    assert write(data, out) == whole


def test_files_of_others_stay(tmp_path: Path) -> None:
    """Only tables of ours are removed."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a")
    write(data, out)
    (out / "tables" / "mine.parquet").write_text("x")
    write(data, out)
    assert (out / "tables" / "mine.parquet").exists()


def test_the_tables_can_be_queried(tmp_path: Path) -> None:
    """As the operations page shows it."""
    data, out = tmp_path / "data", tmp_path / "out"
    publish_run(data / "a", found=findings(3))
    write(data, out)
    rows = duckdb.execute(f"SELECT folder, count(*) FROM '{out}/tables/*.parquet' GROUP BY folder").fetchall()
    assert rows == [(str((data / "a").resolve()), 3)]
