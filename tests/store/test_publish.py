"""A run is published whole or not at all."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

import pytest

from schemas.manifest import RunFile, RunManifest
from schemas.vocabulary import RunStatus
from store.publish import RunFolder, point_latest
from store.published_folder import PublishedFolder, published_folder

TIME = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def manifest(folder: RunFolder, run: str) -> RunManifest:
    return RunManifest(
        run=run, site="http://clinic.example/", status=RunStatus.COMPLETE, exit="done", started=TIME, finished=TIME,
        now=TIME, counts={}, files=folder.files, versions={}, settings={}, timings={},
    )  # fmt: skip


def test_files_match_the_manifest(tmp_path: Path) -> None:
    """Rows, size and hash are those of the file on the disk."""
    folder = RunFolder(tmp_path, "r1")
    folder.write("articles.jsonl", ['{"a": "ä"}', "{}"], "urn:x")
    folder.write("report/index.html", ["<p>", "</p>"])
    place = folder.commit(manifest(folder, "r1"))
    for file in json.loads((place / "manifest.json").read_text())["files"]:
        data = (place / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert file["rows"] == (2 if file["schema"] else None)


def test_nothing_is_visible_before_the_end(tmp_path: Path) -> None:
    """A folder half written is not a run, and the next try starts from nothing."""
    first = RunFolder(tmp_path, "r1")
    first.write("pages.jsonl", ["{}"], "urn:x")
    assert published_folder(tmp_path, "r1") is None
    assert [p.name for p in (tmp_path / "runs").iterdir() if not p.name.startswith(".")] == []
    second = RunFolder(tmp_path, "r1")
    second.commit(manifest(second, "r1"))
    found = published_folder(tmp_path, "r1")
    assert found is not None
    assert found.folder == tmp_path / "runs" / "r1"
    assert not (tmp_path / "runs" / "r1" / "pages.jsonl").exists()


def test_latest_moves_in_one_step(tmp_path: Path) -> None:
    """``latest`` is a link that is replaced, never removed."""
    for run in ("r1", "r2"):
        folder = RunFolder(tmp_path, run)
        folder.commit(manifest(folder, run))
        point_latest(tmp_path, run)
        assert (tmp_path / "latest").resolve() == (tmp_path / "runs" / run).resolve()


@pytest.mark.parametrize("named", [[], ["/dev/zero"], ["../../pages.jsonl"]])
def test_a_manifest_that_names_other_files_is_not_whole(tmp_path: Path, named: list[str]) -> None:
    """A file that it does not name could hold anything, and one elsewhere is not the run's."""
    (tmp_path / "pages.jsonl").write_text("{\n")
    files = [RunFile(path=path, rows=1, bytes=2, sha256="0" * 64, schema=None) for path in named]
    damaged = RunManifest.model_construct(run="r", files=files)
    assert not PublishedFolder(tmp_path, damaged).is_whole()
