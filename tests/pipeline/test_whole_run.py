"""The whole line on the example clinic: the same bytes every time, whole or not at all, whoever is killed."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from example.server import ExampleClinic
from pipeline.site_stores import open_site_stores
from schemas.validation import check
from schemas.vocabulary import Exit
from store.lock import SiteLock
from tests.pipeline.example_runs import start
from tests.waiting import wait_for

RECORD_FILES = {"pages": "page", "articles": "article", "locations": "location", "findings": "finding",
                "outcomes": "outcome", "changes": "change", "rejects": "reject"}  # fmt: skip
Lives = list[list[tuple[Any, ...]]]
"""Rows of the history's tables."""


@pytest.fixture(scope="module")
def clinic() -> Iterator[ExampleClinic]:
    """Return the served example."""
    with ExampleClinic("first") as served:
        yield served


def finish(data: Path, clinic: ExampleClinic, *options: str, seed: str = "0") -> int:
    """Return the exit code of a whole run."""
    return start(data, clinic, *options, seed=seed).wait(timeout=300)


def site(data: Path) -> Path:
    """Return the site's folder."""
    return data / "clinic.example"


def published_bytes(data: Path) -> dict[str, bytes]:
    """Return every file of the latest run, the manifest without what may differ."""
    latest = (site(data) / "latest").resolve()
    files = {str(path.relative_to(latest)): path.read_bytes() for path in latest.rglob("*") if path.is_file()}
    manifest = json.loads(files.pop("manifest.json"))
    for key in ("run", "started", "finished", "timings"):
        del manifest[key]
    manifest["settings"]["workers"].pop("processes")  # the one setting that the test itself varies
    return {**files, "manifest": json.dumps(manifest, indent=1).encode()}


def lives(data: Path) -> Lives:
    """Return the content of the history, without the runs' own names and times."""
    with closing(sqlite3.connect(site(data) / "history.sqlite")) as connection:
        return [
            connection.execute(f"SELECT {columns} ORDER BY 1, 2").fetchall()
            for columns in ("now, status, counts FROM runs", "* FROM page_history", "* FROM identities")
        ]


@pytest.fixture(scope="module")
def whole(clinic: ExampleClinic, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of a run that nothing disturbed."""
    data = tmp_path_factory.mktemp("unbroken")
    assert finish(data, clinic) == Exit.DONE
    return data


@pytest.fixture(scope="module")
def unbroken(whole: Path) -> dict[str, bytes]:
    """Return the files of a run that nothing disturbed."""
    return published_bytes(whole)


@pytest.fixture(scope="module")
def lived(whole: Path) -> Lives:
    """Return the history after a run that nothing disturbed."""
    return lives(whole)


def test_two_runs_give_the_same_bytes(
    clinic: ExampleClinic, unbroken: dict[str, bytes], tmp_path: Path
) -> None:
    """Another folder, another hash seed, four workers instead of one: the same files."""
    assert finish(tmp_path / "elsewhere", clinic, "--processes", "4", seed="4711") == Exit.DONE
    again = published_bytes(tmp_path / "elsewhere")
    assert sorted(again) == sorted(unbroken)
    for path in unbroken:
        assert again[path] == unbroken[path], path


def test_every_line_obeys_its_schema(unbroken: dict[str, bytes]) -> None:
    """Published records are valid, ids are unique and references resolve."""
    ids: dict[str, set[str]] = {}
    for file, name in RECORD_FILES.items():
        lines = [json.loads(line) for line in unbroken[f"{file}.jsonl"].splitlines()]
        assert [check(name, line) for line in lines if check(name, line)] == []
        if name in ("page", "article", "location", "finding"):
            ids[name] = {line[f"{name}_id"] for line in lines}
            assert len(ids[name]) == len(lines), f"{file}: an id occurs twice"
    articles = [json.loads(line) for line in unbroken["articles.jsonl"].splitlines()]
    assert {article["page_id"] for article in articles} <= ids["page"]
    assert unbroken["rejects.jsonl"] == b""


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_goes_on(
    clinic: ExampleClinic, unbroken: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    """After kill -9 at random moments the next start ends with the unbroken run's files; nothing is left behind."""
    chance = random.Random(seed)
    for _ in range(2):  # while it crawls
        target = len(clinic.requests) + chance.randrange(5, 22)
        run = start(tmp_path, clinic)
        wait_for(lambda run=run, target=target: run.poll() is not None or len(clinic.requests) >= target)  # type: ignore[misc]
        run.send_signal(signal.SIGKILL)
        assert run.wait() == -signal.SIGKILL
        check_what_is_left(tmp_path)
    for _ in range(2):  # while it extracts or audits
        assert finish(tmp_path, clinic, "--die-at-write", str(chance.randrange(1, 9))) == -signal.SIGKILL
        check_what_is_left(tmp_path)
    assert finish(tmp_path, clinic) == Exit.DONE
    assert published_bytes(tmp_path) == unbroken
    assert [path.name[0] for path in (site(tmp_path) / "runs").iterdir()] == ["2"]


def check_what_is_left(data: Path) -> None:
    """Check that nothing is published, the database is sound and the lock is free."""
    assert not (site(data) / "latest").exists()
    with closing(sqlite3.connect(site(data) / "work.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with SiteLock(site(data)):
        pass


def test_a_kill_between_any_two_steps_of_publishing_is_finished_by_the_next_start(
    clinic: ExampleClinic, unbroken: dict[str, bytes], lived: Lives, tmp_path: Path
) -> None:
    """A reader sees nothing or the whole run; then files, history and ``latest`` are those of an unbroken run."""
    audited = tmp_path / "audited"
    assert finish(audited, clinic, "--to", "audit") == Exit.DONE
    step, code = 0, int(-signal.SIGKILL)
    while code == -signal.SIGKILL:
        step += 1
        data = Path(shutil.copytree(audited, tmp_path / str(step), symlinks=True))
        code = finish(data, clinic, "--die-at", str(step))
        for folder in (site(data) / "runs").glob("[!.]*"):
            assert (folder / "manifest.json").is_file()
        if code == -signal.SIGKILL:
            assert finish(data, clinic) == Exit.DONE
        assert published_bytes(data) == unbroken, step
        assert lives(data) == lived, step
        assert len(list((site(data) / "runs").iterdir())) == 1
        shutil.rmtree(data)
    assert code == Exit.DONE
    assert step > 15, "the steps of publishing were not reached"


def test_stores_lost_after_the_run_was_renamed_into_place_lose_nothing(
    clinic: ExampleClinic, unbroken: dict[str, bytes], lived: Lives, tmp_path: Path
) -> None:
    """The run's folder is there and no store knows it: the history is read from the folder, and it is said."""
    assert finish(tmp_path, clinic) == Exit.DONE
    for path in site(tmp_path).glob("*.sqlite*"):
        path.unlink()
    (site(tmp_path) / "latest").unlink()
    said: list[str] = []
    with SiteLock(site(tmp_path)), open_site_stores(site(tmp_path), said.append):
        pass
    assert published_bytes(tmp_path) == unbroken
    assert lives(tmp_path) == lived
    assert "was refilled from 1 published run" in said[0]
