"""A heartbeat says when no complete run came, once, and when one came again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from notices.heartbeat import Heartbeat, heartbeat
from notices.tell import tell
from schemas.errors import BrokenHistoryError
from schemas.vocabulary import Exit, RunStatus
from store.connection import open_history
from tests.commands.checkup import checkup
from tests.notices.sites import at, profile, publish
from tests.notices.test_tell import Post


def beat(folder: Path, day: float, post: Post) -> Heartbeat:
    """Return the heartbeat of a day."""
    return heartbeat(folder, profile(), 8, at(day), environment={"T": "json://h"}, send=post)


def test_a_miss_and_its_end_are_told_once(tmp_path: Path) -> None:
    """A partial run is no sign of life; the complete run that comes says so itself, or the next heartbeat does."""
    post = Post()
    publish(tmp_path, 0)
    tell(tmp_path, profile(), at(0), environment={"T": "json://h"}, send=post)
    assert [beat(tmp_path, day, post).problem for day in (1, 8)] == [None, None]
    publish(tmp_path, 7, status=RunStatus.PARTIAL)
    assert beat(tmp_path, 8, post).problem is None
    assert post.events() == ["run_incomplete"]
    assert "the last one was on 2 Nov 2026" in str(beat(tmp_path, 9, post).problem)
    assert beat(tmp_path, 10, post).problem is not None
    assert post.events() == ["heartbeat_missed"]
    publish(tmp_path, 11)
    assert beat(tmp_path, 12, post).problem is None
    assert post.events() == ["run_complete_again"]
    assert beat(tmp_path, 20, post).problem is not None
    assert post.events() == ["heartbeat_missed"]


def test_its_end_is_told_where_no_run_says_it(tmp_path: Path) -> None:
    """More days are asked for than before: the same run is in time again."""
    post = Post()
    publish(tmp_path, 0)
    beat(tmp_path, 9, post)
    again = heartbeat(tmp_path, profile(), 30, at(10), environment={"T": "json://h"}, send=post)
    assert again.problem is None
    assert post.events() == ["heartbeat_missed", "heartbeat_back"]


def test_no_run_and_no_folder(tmp_path: Path) -> None:
    """It remembers that it said so."""
    post, folder = Post(), tmp_path / "data" / "clinic.example"
    for day in (0, 1):
        assert "there was never one" in str(beat(folder, day, post).problem)
    assert post.events() == ["heartbeat_missed"]


def test_a_clock_that_was_wrong(tmp_path: Path) -> None:
    """A run dated in the future keeps no heartbeat silent for years."""
    post = Post()
    publish(tmp_path, 0)
    publish(tmp_path, 5_000)
    assert beat(tmp_path, 3, post).problem is None
    assert "in the future: look at the clock" in str(beat(tmp_path, 9, post).problem)


def test_a_history_that_a_run_writes(tmp_path: Path) -> None:
    """Read all the same; what cannot be noted now is told by the next heartbeat."""
    post = Post()
    publish(tmp_path, 0)
    with closing(sqlite3.connect(tmp_path / "history.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        found = beat(tmp_path, 9, post)
        writer.execute("ROLLBACK")
    assert found.problem is not None
    assert "tries again" in found.unsent[0]
    assert post.events() == []
    beat(tmp_path, 9, post)
    assert post.events() == ["heartbeat_missed"]


def test_a_lost_history_is_no_miss(tmp_path: Path) -> None:
    """``latest`` knows, until the next run refills it."""
    publish(tmp_path, 0)
    for path in tmp_path.glob("history.sqlite*"):
        path.unlink()
    assert beat(tmp_path, 1, Post()).problem is None


def test_the_command(tmp_path: Path) -> None:
    """0 and silence, or 1 and a line; by profile and by host; a broken history is 74."""
    folder = tmp_path / "clinic.example"
    toml = tmp_path / "checkup.toml"
    toml.write_text('url = "https://clinic.example/"\n[notify]\nheartbeat_days = 3\n')
    publish(folder, 0)
    for site in ("clinic.example", toml):
        good = checkup("heartbeat", site, "--data", tmp_path, "--now", "2026-11-03")
        assert (good.returncode, good.stdout, good.stderr) == (Exit.DONE, "", "")
    late = checkup("heartbeat", toml, "--data", tmp_path, "--now", "2026-11-06")
    assert late.returncode == Exit.NEW_FINDINGS
    assert late.stderr == (
        "checkup: no complete run of https://clinic.example/ for 3 days: the last one was on 2 Nov 2026.\n"
    )
    assert (
        checkup("heartbeat", toml, "--days", "5", "--data", tmp_path, "--now", "2026-11-06").returncode == 0
    )
    with closing(open_history(folder)):
        pass
    for path in folder.glob("history.sqlite*"):
        path.write_bytes(b"not a database" * 500)
    assert checkup("heartbeat", toml, "--data", tmp_path).returncode == Exit.CANNOT_WRITE


def test_a_history_that_turns_out_broken_later(tmp_path: Path) -> None:
    """The file opens, and fails when the notices of the runs are read: no heartbeat, and a way out."""
    publish(tmp_path, 0)
    store = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'noticed_runs'"
        number = connection.execute(root).fetchone()[0]
    with store.open("r+b") as file:
        file.seek((number - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(BrokenHistoryError, match=r"history\.sqlite is broken .* run Checkup again"):
        beat(tmp_path, 1, Post())


def test_a_host_that_was_mistyped(tmp_path: Path) -> None:
    """Nothing is made for it, and the sites that there are get named."""
    empty = checkup("heartbeat", "clinic.example", "--data", tmp_path / "none")
    assert empty.returncode == Exit.USAGE
    assert "it holds none" in empty.stderr
    for name in ("clinic.example", "other.example_8080"):
        publish(tmp_path / name, 0)
    done = checkup("heartbeat", "clinik.example", "--data", tmp_path)
    assert done.returncode == Exit.USAGE
    assert (
        f"no site clinik.example in {tmp_path}: it holds clinic.example, other.example_8080." in done.stderr
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic.example", "other.example_8080"]
