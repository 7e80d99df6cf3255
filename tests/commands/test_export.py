"""`checkup export`: the run that is meant, in the file that is meant, or a way out."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from reports.exports.formats import FORMATS
from schemas.vocabulary import Exit
from store.publish import point_latest
from store.published_folder import PublishedFolder
from tests.commands.checkup import PYTHON, checkup, environment
from tests.reports.exports.published_sample import publish

HOST = "mapleridgespine.example"


@pytest.fixture
def run(tmp_path: Path) -> PublishedFolder:
    """Return a published run of the data folder ``data``."""
    run = publish(tmp_path / "data" / HOST)
    point_latest(tmp_path / "data" / HOST, run.run)
    return run


def test_a_site_a_profile_and_a_folder_name_the_same_run(run: PublishedFolder, tmp_path: Path) -> None:
    """The newest complete one; a profile needs none of the secrets of a crawl."""
    profile = tmp_path / "checkup.toml"
    profile.write_text(f'url = "https://{HOST}/"\n[crawl]\nbasic_auth_env = "CHECKUP_NO_SUCH"\n')
    data = tmp_path / "data"
    named = (HOST, f"https://www.{HOST}/", profile, run.folder, data / HOST / "latest", data / HOST)
    found = [checkup("export", name, "--as", "csv", "--out", "-", "--data", data) for name in named]
    assert [done.returncode for done in found] == [Exit.DONE] * len(named), found[2].stderr
    assert len({done.stdout for done in found}) == 1
    assert found[0].stdout.startswith('\ufeff"What"')


@pytest.mark.parametrize("name", [name for name in FORMATS if not FORMATS[name].folder])
def test_without_out_the_file_is_named_after_site_and_run(
    run: PublishedFolder, tmp_path: Path, name: str
) -> None:
    """Its path is all that is printed; the same run gives the same bytes, in a file and on standard output."""
    done = checkup("export", run.folder, "--as", name, cwd=tmp_path)
    assert done.returncode == Exit.DONE, done.stderr
    path = tmp_path / done.stdout.strip()
    assert path.name == f"www.{HOST}-{run.run}{FORMATS[name].ending}"
    again = tmp_path / "again"
    assert checkup("export", run.folder, "--as", name, "--quiet", "--out", again).stdout == ""
    with (tmp_path / "stdout").open("wb") as stream:
        subprocess.run(
            [*PYTHON, "export", str(run.folder), "--as", name, "--out", "-"],
            stdout=stream,
            env=environment(),
            check=True,
        )
    assert (
        len({hashlib.sha256(file.read_bytes()).hexdigest() for file in (path, again, tmp_path / "stdout")})
        == 1
    )
    assert sorted(entry.name for entry in run.folder.iterdir()) == sorted(
        {Path(file.path).parts[0] for file in run.manifest.files} | {"manifest.json"}
    )


def test_an_older_run_gives_its_database_again(run: PublishedFolder, tmp_path: Path) -> None:
    """Byte for byte, and the run stays as it is."""
    whole = (run.folder / "run.sqlite").read_bytes()
    (run.folder / "run.sqlite").unlink()
    done = checkup("export", run.folder, "--as", "sqlite", "--out", tmp_path / "a.sqlite")
    assert done.returncode == Exit.DONE, done.stderr
    assert (tmp_path / "a.sqlite").read_bytes() == whole
    assert not (run.folder / "run.sqlite").exists()
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_unknown_site_is_answered_with_those_there(run: PublishedFolder, tmp_path: Path) -> None:
    """And a folder without a run with what to name."""
    done = checkup("export", "other.example", "--as", "csv", "--data", tmp_path / "data")
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert f"There are: {HOST}." in done.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    done = checkup("export", "other.example", "--as", "csv", "--data", empty)
    assert (done.returncode, "checkup run URL" in done.stderr) == (Exit.USAGE, True)
    done = checkup("export", empty, "--as", "csv")
    assert (done.returncode, "holds no published run" in done.stderr) == (Exit.USAGE, True)


def test_a_format_and_a_place_that_are_not_there(run: PublishedFolder, tmp_path: Path) -> None:
    """Usage errors: nothing is written."""
    for arguments, says in (
        (["--as", "pdf"], "'csv'"),
        ([], "Missing option '--as'"),
        (["--as", "csv", "--out", str(tmp_path / "none" / "a.csv")], "there is no folder"),
    ):
        done = checkup("export", run.folder, *arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (Exit.USAGE, "")
        assert says in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_what_cannot_be_written_ends_in_74(run: PublishedFolder) -> None:
    """A device without room, as a full disk is."""
    done = checkup("export", run.folder, "--as", "csv", "--out", "/dev/full")
    assert (done.returncode, done.stdout) == (Exit.CANNOT_WRITE, "")
    assert "cannot write /dev/full" in done.stderr
    assert "Traceback" not in done.stderr
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_has_enough_is_no_error(run: PublishedFolder) -> None:
    """``checkup export … --out - | head -1``."""
    with subprocess.Popen(
        [*PYTHON, "export", str(run.folder), "--as", "sqlite", "--out", "-", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(15) == b"SQLite format 3"
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (Exit.DONE, b"")


def test_progress_is_on_standard_error(run: PublishedFolder, tmp_path: Path) -> None:
    """So that standard output can be piped."""
    (run.folder / "run.sqlite").unlink()
    done = checkup("export", run.folder, "--as", "markdown", "--out", "-")
    assert "Making the run's database" in done.stderr
    assert "Writing findings" in done.stderr
    assert done.stdout.startswith("# Maple Ridge Spine")
    assert checkup("export", run.folder, "--as", "markdown", "--out", "-", "--quiet").stderr == ""


def test_parquet_is_a_folder_or_a_zip(run: PublishedFolder, tmp_path: Path) -> None:
    """A folder that an earlier export made is replaced, any other one is not."""
    pytest.importorskip("duckdb")
    for _ in range(2):
        done = checkup("export", run.folder, "--as", "parquet", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (Exit.DONE, f"www.{HOST}-{run.run}-parquet\n"), done.stderr
    made = sorted(path.name for path in (tmp_path / done.stdout.strip()).iterdir())
    packed = tmp_path / "tables.zip"
    assert checkup("export", run.folder, "--as", "parquet", "--out", packed).returncode == Exit.DONE
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == made
    refused = checkup("export", run.folder, "--as", "parquet", "--out", run.folder.parent)
    assert (refused.returncode, "not an earlier export" in refused.stderr) == (Exit.USAGE, True)
    assert run.folder.is_dir()
