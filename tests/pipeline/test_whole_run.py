"""The whole line on the example clinic: the same bytes every time, whole or not at all, whoever is killed."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from example.server import ExampleClinic
from schemas.validation import check
from schemas.vocabulary import Exit
from store.lock import SiteLock
from tests.pipeline.example_runs import start
from tests.waiting import wait_for

RECORD_FILES = {"pages": "page", "articles": "article", "locations": "location", "findings": "finding",
                "outcomes": "outcome", "changes": "change", "rejects": "reject"}  # fmt: skip


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
    return {**files, "manifest": json.dumps(manifest).encode()}


@pytest.fixture(scope="module")
def unbroken(clinic: ExampleClinic, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a run that nothing disturbed."""
    data = tmp_path_factory.mktemp("unbroken")
    assert finish(data, clinic) == Exit.DONE
    return published_bytes(data)


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
    with closing(sqlite3.connect(site(data) / "site.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with SiteLock(site(data)):
        pass


def test_a_kill_while_publishing_is_never_seen(
    clinic: ExampleClinic, unbroken: dict[str, bytes], tmp_path: Path
) -> None:
    """Killed before each durable step of publishing in turn: a reader sees nothing or the whole run."""
    step = 0
    while True:
        step += 1
        code = finish(tmp_path, clinic, "--die-at", str(step))
        latest = site(tmp_path) / "latest"
        if latest.exists():
            assert published_bytes(tmp_path) == unbroken
        for folder in (site(tmp_path) / "runs").glob("[!.]*"):
            assert (folder / "manifest.json").is_file()
        if code == Exit.DONE:
            break
        assert code == -signal.SIGKILL
    assert step > 10, "the steps of publishing were not reached"
    assert published_bytes(tmp_path) == unbroken
    assert len(list((site(tmp_path) / "runs").iterdir())) == 1
