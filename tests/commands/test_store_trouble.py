"""A disk or a store that cannot be used ends in exit code 74, and nothing that was published is lost."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from store.connection import open_review, open_work
from store.review import add_words, read_review
from tests.commands.checkup import checkup, environment
from tests.hostile_site.loopback import LoopbackSite
from tests.hostile_site.ordinary import OrdinarySite

NOBODY = 65534


@pytest.fixture(scope="module")
def site() -> Iterator[LoopbackSite]:
    """Yield a served site."""
    with LoopbackSite(OrdinarySite(25)) as served:
        yield served


def options(site: LoopbackSite, data: Path, *more: str) -> list[str]:
    """Return the command line of a run without pauses."""
    return [
        "run",
        f"http://127.0.0.1:{site.port}/",
        "--delay",
        "0",
        "--workers",
        "1",
        "--data",
        str(data),
        *more,
    ]


def folder(site: LoopbackSite, data: Path) -> Path:
    """Return the site's folder."""
    return data / f"127.0.0.1_{site.port}"


def test_a_store_of_a_newer_version(tmp_path: Path, site: LoopbackSite) -> None:
    """It is not touched: who goes back to an older Checkup must not lose what the newer one wrote."""
    open_work(folder(site, tmp_path)).close()
    store = folder(site, tmp_path) / "work.sqlite"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = store.read_bytes()
    done = checkup(*options(site, tmp_path))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert "is of version 999" in done.stderr
    assert "Upgrade Checkup" in done.stderr
    assert before == store.read_bytes()


def test_a_broken_store_is_set_aside_and_the_run_goes_on(tmp_path: Path, site: LoopbackSite) -> None:
    """It is said, even when quiet; what people decided is untouched."""
    place = folder(site, tmp_path)
    open_work(place).close()
    with closing(open_review(place)) as review:
        add_words(review, ["zyvanta"], who=None, reason=None, now=datetime.datetime.now(datetime.UTC))
    (place / "work.sqlite").write_bytes(b"this is no database" * 1000)
    done = checkup(*options(site, tmp_path, "--quiet"))
    assert done.returncode == Exit.DONE, done.stderr
    assert "is broken" in done.stderr
    assert "Going on with a new store" in done.stderr
    assert b"this is no database" in next(place.glob("work.sqlite.broken-*")).read_bytes()
    assert read_review(place) == ([], ["zyvanta"])
    assert (place / "latest" / "manifest.json").is_file()


def test_a_run_does_not_go_on_without_what_people_decided(tmp_path: Path, site: LoopbackSite) -> None:
    """A broken review store ends it before a page is asked for; nothing is set aside, and what to do is said."""
    asked = len(site.asked)
    place = folder(site, tmp_path)
    open_work(place).close()
    (place / "review.sqlite").write_bytes(b"this is no database" * 1000)
    done = checkup(*options(site, tmp_path))
    assert done.returncode == Exit.CANNOT_WRITE
    assert "review.sqlite is broken" in done.stderr
    assert "checkup restore FILE" in done.stderr
    assert [path.name for path in place.glob("*.broken-*")] == []
    assert len(site.asked) == asked


def test_a_store_that_turns_out_broken_later_is_set_aside(tmp_path: Path, site: LoopbackSite) -> None:
    """A page in the middle is damaged: the file opens, and fails when the page is read."""
    assert checkup(*options(site, tmp_path)).returncode == Exit.DONE
    place = folder(site, tmp_path)
    store = place / "work.sqlite"
    latest = (place / "latest").resolve()
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'pages'").fetchone()[0]
    with store.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    done = checkup(*options(site, tmp_path))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert "set aside as work.sqlite.broken-" in done.stderr
    assert "run the same command again" in done.stderr
    assert latest == (place / "latest").resolve()
    assert checkup(*options(site, tmp_path)).returncode == Exit.DONE


@pytest.fixture
def unprivileged() -> Iterator[tuple[Path, list[str]]]:
    """Yield a folder that cannot be written, and what to put before a command so that it cannot."""
    data = Path(tempfile.mkdtemp(prefix="checkup-read-only-"))
    data.chmod(0o555)
    before: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and there is no setpriv")
        before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        trial = subprocess.run(
            [*before, sys.executable, "-c", "import click, commands.program"],
            env=environment(),
            cwd="/",
            capture_output=True,
        )
        if trial.returncode:
            pytest.skip("another user may not read this environment or checkout")
    yield data, before
    data.chmod(0o755)
    shutil.rmtree(data)


def test_a_folder_that_cannot_be_written(unprivileged: tuple[Path, list[str]], site: LoopbackSite) -> None:
    """The message names the folder and the other way."""
    data, before = unprivileged
    asked = len(site.asked)
    done = checkup(*options(site, data), before=before, cwd=Path("/"))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert str(data) in done.stderr
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr
    assert asked == len(site.asked)


def test_a_profile_that_cannot_be_written(unprivileged: tuple[Path, list[str]], site: LoopbackSite) -> None:
    """So does `checkup init`."""
    data, before = unprivileged
    url = f"http://127.0.0.1:{site.port}/"
    arguments = ("init", url, "--delay", "0", "--out", data / "checkup.toml")
    done = checkup(*arguments, before=before, cwd=Path("/"))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert "--out" in done.stderr


class SmallDisk:
    """A file system in memory whose size can be set."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def mount(self, kilobytes: int) -> None:
        """Make it, or set its size."""
        known = os.path.ismount(self.place)
        flags = f"{'remount,' if known else ''}size={kilobytes}k"
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", flags, "tmpfs", str(self.place)], capture_output=True, text=True
        )
        if done.returncode:
            pytest.skip(f"no small file system can be made here: {done.stderr.strip()}")

    def leave(self, kilobytes: int) -> None:
        """Leave so much room and no more."""
        used = shutil.disk_usage(self.place).used
        self.mount(used // 1024 + kilobytes)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Yield a disk with room enough."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can make a small file system")
    place = tmp_path / "disk"
    place.mkdir()
    small = SmallDisk(place)
    small.mount(64_000)
    yield small
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_while_storing(disk: SmallDisk, site: LoopbackSite) -> None:
    """The former run stays; after making room the same command goes on."""
    assert checkup(*options(site, disk.place)).returncode == Exit.DONE
    latest = (folder(site, disk.place) / "latest").resolve()
    disk.leave(60)
    done = checkup(*options(site, disk.place))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert "Traceback" not in done.stderr
    assert "again" in done.stderr.strip().splitlines()[-1]
    assert latest == (folder(site, disk.place) / "latest").resolve()
    disk.mount(64_000)
    done = checkup(*options(site, disk.place))
    assert done.returncode == Exit.DONE, done.stderr
    assert latest != (folder(site, disk.place) / "latest").resolve()


def test_a_full_disk_while_publishing(disk: SmallDisk, site: LoopbackSite) -> None:
    """Nothing half written is visible; after making room the same command publishes what it had."""
    assert checkup(*options(site, disk.place)).returncode == Exit.DONE
    place = folder(site, disk.place)
    latest = (place / "latest").resolve()
    runs = sorted(path.name for path in (place / "runs").iterdir())
    assert checkup(*options(site, disk.place, "--to", "audit")).returncode == Exit.DONE
    disk.leave(40)
    asked = len(site.asked)
    done = checkup(*options(site, disk.place))
    assert done.returncode == Exit.CANNOT_WRITE, done.stderr
    assert "Traceback" not in done.stderr
    assert latest == (place / "latest").resolve()
    assert runs == sorted(path.name for path in (place / "runs").iterdir() if not path.name.startswith("."))
    disk.mount(64_000)
    done = checkup(*options(site, disk.place))
    assert done.returncode == Exit.DONE, done.stderr
    assert latest != (place / "latest").resolve()
    assert asked == len(site.asked)
