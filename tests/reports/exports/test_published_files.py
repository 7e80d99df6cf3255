"""The report as a zip and the feed as it was published; neither where the run's file is another one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from schemas.errors import StoreError, UsageError
from tests.reports.exports.published_sample import exported, publish


def test_the_report_is_all_that_the_manifest_names_as_such(tmp_path: Path) -> None:
    """Pages and folders below it, under their own names, and nothing else of the run."""
    run = publish(tmp_path)
    (run.folder / "report" / "of somebody else.html").write_text("not published")
    data = exported(run, "report")
    assert data == exported(run, "report")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == {
            "report/index.html": b"<p>The report</p>\n",
            "report/owners/front desk.html": b"<p>An owner</p>\n",
        }


def test_the_feed_is_the_runs_own(tmp_path: Path) -> None:
    """Byte for byte; its ids are what feed readers know."""
    run = publish(tmp_path)
    assert exported(run, "json-feed") == (run.folder / "feed.json").read_bytes()


@pytest.mark.parametrize(("name", "file"), [("report", "report/index.html"), ("json-feed", "feed.json")])
def test_a_run_without_the_file_is_named(tmp_path: Path, name: str, file: str) -> None:
    """A run of an older version, with the way out."""
    run = publish(tmp_path)
    run.manifest.files[:] = [
        each for each in run.manifest.files if not each.path.startswith(file.split("/")[0])
    ]
    with pytest.raises(UsageError, match=r"Name a"):
        exported(run, name)


@pytest.mark.parametrize("trouble", ["changed", "missing"])
@pytest.mark.parametrize(("name", "file"), [("report", "report/index.html"), ("json-feed", "feed.json")])
def test_a_file_that_is_not_the_published_one_goes_nowhere(
    tmp_path: Path, name: str, file: str, trouble: str
) -> None:
    """Changed or lost since."""
    run = publish(tmp_path / "site")
    if trouble == "changed":
        (run.folder / file).write_text("changed")
    else:
        (run.folder / file).unlink()
    with pytest.raises(StoreError, match="not the file that was published"):
        exported(run, name)


def test_a_manifest_leads_nowhere_else(tmp_path: Path) -> None:
    """It can be anybody's: a folder that came by mail must not put a file of this disk into the zip."""
    run = publish(tmp_path / "site")
    secret = tmp_path / "secret"
    secret.write_bytes((run.folder / "report" / "index.html").read_bytes())
    for number, file in enumerate(run.manifest.files):
        if file.path == "report/index.html":
            run.manifest.files[number] = file.model_copy(update={"path": "report/../../../../secret"})
    assert (run.folder / "report/../../../../secret").resolve() == secret.resolve()
    with pytest.raises(StoreError, match="not the file that was published"):
        exported(run, "report")
