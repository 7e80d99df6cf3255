"""`checkup agency`: one report on many sites, or a way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.reports.agency.published_sites import findings, publish_run

NOW = ("--now", "2026-11-23")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with a good site and a broken one."""
    publish_run(tmp_path / "checkup-data" / "good.example", found=findings(3))
    run = publish_run(tmp_path / "checkup-data" / "broken.example")
    (run / "manifest.json").write_text("{")
    return tmp_path / "checkup-data"


def test_the_report_s_path_is_printed(data: Path) -> None:
    """By default of ``checkup-data``; a broken site is no error; the same runs give the same bytes."""
    done = checkup("agency", *NOW, cwd=data.parent)
    assert (done.returncode, done.stdout) == (Exit.DONE, "agency-report/index.html\n"), done.stderr
    out = data.parent / "agency-report"
    first = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    assert {"index.html", "kinds.html", "by-name.html", "agency.json", "agency.csv"} <= first.keys()
    again = checkup("agency", data, *NOW, "--quiet", cwd=data.parent)
    assert (again.stdout, again.stderr) == ("", "")
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == first


def test_json_is_printed_for_a_pipe(data: Path) -> None:
    """The same as in the file, and nothing else."""
    done = checkup("agency", data, "--out", data.parent / "out", "--json", *NOW)
    assert done.stdout == (data.parent / "out" / "agency.json").read_text("utf-8")
    assert json.loads(done.stdout)["health"]["unreadable"] == 1


def test_a_published_run_is_not_written_to(data: Path) -> None:
    """Nor anything else in the data folder."""
    before = sorted((path, path.stat().st_mtime_ns) for path in data.rglob("*"))
    assert checkup("agency", data, "--out", data.parent / "out").returncode == Exit.DONE
    assert sorted((path, path.stat().st_mtime_ns) for path in data.rglob("*")) == before


def test_without_duckdb_the_extra_is_named(data: Path, tmp_path: Path) -> None:
    """And nothing is written."""
    decoy = tmp_path / "decoy"
    decoy.mkdir()
    (decoy / "sitecustomize.py").write_text("import sys\nsys.modules['duckdb'] = None\n")
    done = checkup(
        "agency", data, "--out", tmp_path / "out", env={"PYTHONPATH": f"{decoy}:{Path(__file__).parents[2]}"}
    )
    assert done.returncode == Exit.USAGE
    assert "clinic-checkup[parquet]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_else_s_is_left_alone(data: Path, tmp_path: Path) -> None:
    """As a wrong folder without sites is said."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine")
    done = checkup("agency", data, "--out", other)
    assert (done.returncode, (other / "index.html").read_text()) == (Exit.USAGE, "mine")
    done = checkup("agency", other, "--out", tmp_path / "out")
    assert done.returncode == Exit.USAGE
    assert str(other) in done.stderr
