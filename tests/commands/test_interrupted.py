"""Ctrl-C and SIGTERM at any time: what is kept is said, and the same command goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from store.lock import SiteLock
from tests.commands.checkup import checkup, start
from tests.hostile_site.loopback import LoopbackSite
from tests.hostile_site.ordinary import OrdinarySite
from tests.waiting import wait_for

PAGES = 30
ENDS = [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)]


def options(site: LoopbackSite, data: Path) -> list[str]:
    """Return the command line of a run without pauses."""
    return ["run", f"http://127.0.0.1:{site.port}/", "--delay", "0", "--workers", "1", "--data", str(data)]


def until_it_says(process: subprocess.Popen[str], words: str) -> None:
    """Read the command's progress up to a line."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(words):
            return
    pytest.fail(f"it never said {words!r}")


def goes_on(arguments: list[str]) -> None:
    """The same command ends the run."""
    done = checkup(*arguments)
    assert done.returncode == Exit.DONE, done.stderr
    assert "Going on with the run of" in done.stderr


@pytest.mark.parametrize(("number", "code"), ENDS)
def test_in_a_crawl(tmp_path: Path, number: signal.Signals, code: Exit) -> None:
    """Pages that were stored are not asked for again."""
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=0.05)) as site:
        process = start(*options(site, tmp_path))
        wait_for(lambda: len(site.asked) > 12)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert code == process.returncode, said
        last = said.strip().splitlines()[-1]
        assert f"checkup: {code.name.lower()}. " in last
        assert "pages; " in last
        assert "Run the same command again within 24 hours to go on" in last
        goes_on(options(site, tmp_path))


@pytest.mark.parametrize(("number", "code"), ENDS)
@pytest.mark.parametrize(
    ("stage", "keeps"),
    [("Reading pages", "all of its pages; extraction comes next"), ("Auditing", "and records; the")],
)
def test_behind_the_crawl(tmp_path: Path, number: signal.Signals, code: Exit, stage: str, keeps: str) -> None:
    """Workers end with the run, and the site is not asked again."""
    with LoopbackSite(OrdinarySite(PAGES)) as site:
        process = start(*options(site, tmp_path))
        until_it_says(process, stage)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert code == process.returncode, said
        assert keeps in said.strip().splitlines()[-1]
        assert "Traceback" not in said
        asked = len(site.asked)
        goes_on(options(site, tmp_path))
        assert asked == len(site.asked)


def test_ctrl_c_at_a_terminal_reaches_workers_that_are_just_starting(tmp_path: Path) -> None:
    """A terminal sends it to every process of the group; none of them answers with a traceback."""
    with LoopbackSite(OrdinarySite(PAGES)) as site:
        process = start(*options(site, tmp_path), group=True)
        until_it_says(process, "Reading pages")
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED, said
    assert "Traceback" not in said


def test_a_second_ctrl_c_waits_for_nobody(tmp_path: Path) -> None:
    """The first waits for the answers under way, which a slow server may keep for half a minute."""
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=20)) as site:
        process = start(*options(site, tmp_path))
        wait_for(lambda: len(site.asked) > 0)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        took = time.monotonic() - began
    assert process.returncode == Exit.INTERRUPTED, said
    assert took < 15
    assert "Traceback" not in said


def test_a_second_run_at_once(tmp_path: Path) -> None:
    """It ends at once and names the process that holds the site."""
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=0.2)) as site:
        first = start(*options(site, tmp_path))
        wait_for(lambda: len(site.asked) > 2)
        second = checkup(*options(site, tmp_path))
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)
    assert second.returncode == Exit.LOCKED
    assert f"process {first.pid} " in second.stderr
    assert "Wait until it ends, or stop it and run this again." in second.stderr


def test_ctrl_c_while_the_lock_is_held_gives_it_back(tmp_path: Path) -> None:
    """The next start is not locked out."""
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=0.05)) as site:
        process = start(*options(site, tmp_path))
        wait_for(lambda: len(site.asked) > 2)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        folder = tmp_path / f"127.0.0.1_{site.port}"
    with SiteLock(folder), closing(sqlite3.connect(folder / "work.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
