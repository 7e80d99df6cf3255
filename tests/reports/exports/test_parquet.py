"""Parquet files that DuckDB reads back equal; skipped where the extra is not installed."""

from __future__ import annotations

import io
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from reports.exports import parquet
from reports.exports.parquet import write_folder
from reports.progress import Progress
from schemas.errors import UsageError
from store.published_folder import PublishedFolder
from store.run_tables import RUN_DATABASE, TABLES
from tests.reports.exports.published_sample import attacked, exported, publish, sample_findings


def written(run: PublishedFolder, folder: Path) -> Path:
    """Return the folder with the run's tables."""
    folder.mkdir(parents=True)
    with Progress(quiet=True) as progress:
        write_folder(run, folder, progress)
    return folder


@pytest.mark.parametrize("group", [1, 33_554_432], ids=["small groups", "as shipped"])
def test_every_table_reads_back_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    """Every row, in its order, in columns of the same names and types; also hostile texts, long lines, no rows."""
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(parquet, "_GROUP_BYTES", group)
    long = sample_findings()[0].model_copy(update={"message": "ä" * 9_000_000})
    many = [*attacked(), *sample_findings() * 80, long]
    run = publish(tmp_path / "site", many)
    folder = written(run, tmp_path / "it's 'here'" / "tables")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{table.name}.parquet" for table in TABLES
    )
    with closing(sqlite3.connect(run.folder / RUN_DATABASE)) as lines, closing(duckdb.connect()) as tables:
        for table in TABLES:
            stored = lines.execute(f"SELECT * FROM {table.name} ORDER BY line")
            read = tables.execute("SELECT * FROM read_parquet(?)", [str(folder / f"{table.name}.parquet")])
            assert [column[0] for column in read.description] == [column[0] for column in stored.description]
            rows = stored.fetchall()
            assert read.fetchall() == rows
            if table.name == "findings":
                assert len(rows) == len(many)
        kinds = tables.execute(
            "DESCRIBE SELECT * FROM read_parquet(?)", [str(folder / "findings.parquet")]
        ).fetchall()
        assert {kind for name, kind, *_ in kinds if name in ("line", "page_count", "minutes")} == {"BIGINT"}
        assert {kind for name, kind, *_ in kinds if name == "value"} == {"DOUBLE"}


def test_a_zip_holds_the_same_files(tmp_path: Path) -> None:
    """For standard output; the same run gives the same bytes."""
    pytest.importorskip("duckdb")
    run = publish(tmp_path / "site")
    folder = written(run, tmp_path / "tables")
    data = exported(run, "parquet")
    assert data == exported(run, "parquet")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_a_missing_extra_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of the run."""
    run = publish(tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"pip install 'clinic-checkup\[parquet\]'"):
        exported(run, "parquet")
