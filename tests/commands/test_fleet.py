"""`checkup fleet` on sites on loopback: real processes, real kills."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Exit
from store.lock import SiteLock
from tests.commands.checkup import checkup, start
from tests.hostile_site.loopback import LoopbackSite
from tests.hostile_site.ordinary import OrdinarySite
from tests.waiting import wait_for

PAGES = 4
DEAD = "http://127.0.0.1:9/"


@contextlib.contextmanager
def serve(*slow: float) -> Iterator[list[LoopbackSite]]:
    """Yield sites, each as slow as it is said."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(LoopbackSite(OrdinarySite(PAGES, slow_seconds=each))) for each in slow]


def url(site: LoopbackSite) -> str:
    """Return a site's front page."""
    return f"http://127.0.0.1:{site.port}/"


def fleet(data: Path, *sites: LoopbackSite | str, jobs: int = 2) -> list[str]:
    """Return the command line of a fleet without pauses."""
    named = [site if isinstance(site, str) else url(site) for site in sites]
    return ["fleet", *named, "--delay", "0", "--workers", "1", "--jobs", str(jobs), "--data", str(data)]


def runs(data: Path, site: LoopbackSite) -> list[str]:
    """Return the names of a site's published runs."""
    folder = data / f"127.0.0.1_{site.port}" / "runs"
    return sorted(path.name for path in folder.glob("[!.]*"))


def events(text: str) -> list[dict[str, Any]]:
    """Return the events of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def children(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes that a fleet started."""
    listed = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(pid) for path in listed for pid in path.read_text().split()]


def until_it_says(process: subprocess.Popen[str], words: str) -> None:
    """Read the command's progress up to a line."""
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(words):
            return
    pytest.fail(f"it never said {words!r}")


def test_a_fleet_with_a_dead_site(tmp_path: Path) -> None:
    """The dead one holds nobody up; the worst code is the fleet's; every line is JSON and the last one sums up."""
    with serve(0, 0) as (one, two):
        done = checkup(*fleet(tmp_path, DEAD, one, two), "--json")
        assert done.returncode == Exit.UNREACHABLE, done.stderr
        told = events(done.stdout)
        assert (told[0]["event"], told[0]["sites"], told[0]["jobs"]) == ("fleet_started", 3, 2)
        ends = {event["source"]: event for event in told if event["event"] == "finished"}
        assert ends[DEAD]["exit"] == 4
        assert "refused" in ends[DEAD]["reason"]
        for site in (one, two):
            end = ends[url(site)]
            assert (end["exit"], end["word"], end["status"]) == (0, "done", "complete")
            assert Path(end["run"]).name == runs(tmp_path, site)[0]
            assert end["counts"]["pages"] > PAGES
        crawled = [event for event in told if event["event"] == "progress" and event["stage"] == "Crawling"]
        assert {event["site"] for event in crawled} == {event["site"] for event in ends.values()}
        assert told[-1]["event"] == "fleet_finished"
        assert (told[-1]["exit"], told[-1]["ends"]) == (4, {"unreachable": 1, "done": 2})
        for event in told:
            assert event["time"].endswith("Z")


def test_a_list_on_standard_input_and_what_a_person_reads(tmp_path: Path) -> None:
    """A profile that cannot be used is listed beside the sites that did well; --quiet names it alone."""
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('url = "https://clinic.example/"\nnmae = "x"\n')
    with serve(0) as (site,):
        listed = f"# ours\n{url(site)}\n{wrong}\n"
        done = checkup(*fleet(tmp_path / "data", "-"), stdin=listed)
        assert done.returncode == Exit.USAGE, done.stderr
        assert "Look at these:" in done.stdout
        assert "profile cannot be used" in done.stdout
        assert "nmae" in done.stdout
        assert "1 of 2 sites done without trouble." in done.stdout
        assert f"127.0.0.1_{site.port}: started" in done.stderr
        quiet = checkup(*fleet(tmp_path / "data", "-"), "--quiet", stdin=listed)
        assert quiet.stdout == ""
        assert [line.partition(":")[0] for line in quiet.stderr.splitlines()] == ["checkup"]
        assert (
            len(runs(tmp_path / "data", site)) == 1
        )  # the site had come to its end; only the profile was left


def test_a_killed_child_is_tried_once_more(tmp_path: Path) -> None:
    """It goes on where it was, and is published once."""
    with serve(0.1) as (site,):
        process = start(*fleet(tmp_path, site), "--json")
        wait_for(lambda: len(site.asked) > 4)
        (child,) = children(process)
        os.kill(child, signal.SIGKILL)
        said, errors = process.communicate(timeout=120)
        assert process.returncode == Exit.DONE, errors
        first, second = [event for event in events(said) if event["event"] == "finished"]
        assert (first["exit"], first["killed_by"], first["try_again"]) == (70, "SIGKILL", True)
        assert (second["exit"], second["attempt"], second["try_again"]) == (0, 2, False)
        assert len(runs(tmp_path, site)) == 1
        (log,) = tmp_path.glob(".fleet/*/*.log")
        assert "Going on with the run of" in log.read_text()


def test_a_killed_fleet_goes_on(tmp_path: Path) -> None:
    """Its runs end with it; the same command finishes what was under way and does not repeat what was done."""
    with serve(0, 0.4, 0) as (quick, slow, last):
        command = fleet(tmp_path, quick, slow, last)
        process = start(*command, "--json")
        assert process.stdout is not None
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "finished":
                break
        wait_for(lambda: len(slow.asked) > 2)
        pids = children(process)
        assert pids
        process.kill()
        process.communicate()
        folder = tmp_path / f"127.0.0.1_{slow.port}"
        wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
        with SiteLock(folder):
            pass
        done = checkup(*command, "--json")
        assert done.returncode == Exit.DONE, done.stderr
        told = events(done.stdout)
        assert event["site"] in told[0]["done_before"]
        assert told[-1]["ends"] == {"done": 3}
        for site in (quick, slow, last):
            assert len(runs(tmp_path, site)) == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_the_children_gently(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """Each has stored what it had; the same command goes on."""
    with serve(0.2, 0.2, 0) as (one, two, waiting):
        command = fleet(tmp_path, one, two, waiting)
        process = start(*command)
        wait_for(lambda: len(one.asked) > 2 and len(two.asked) > 2)
        process.send_signal(number)
        said, errors = process.communicate(timeout=60)
        assert process.returncode == code, errors
        assert "Traceback" not in errors
        assert "1 site was not started." in said
        assert "run the same command again within 12 hours to go on" in said
        for site in (one, two):
            with closing(sqlite3.connect(tmp_path / f"127.0.0.1_{site.port}" / "work.sqlite")) as store:
                assert store.execute("SELECT state FROM runs").fetchall() == [("crawling",)]
        if number is signal.SIGINT:
            done = checkup(*command)
            assert done.returncode == Exit.DONE, done.stderr
            assert [len(runs(tmp_path, site)) for site in (one, two, waiting)] == [1, 1, 1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_behind_the_end_changes_nothing(tmp_path: Path, number: signal.Signals) -> None:
    """Who is told "terminated" would start it again, and run each site twice."""
    process = start(*fleet(tmp_path, DEAD), "--json")
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "fleet_finished":
            break
    while process.poll() is None:
        process.send_signal(number)
    _, errors = process.communicate()
    assert process.returncode == Exit.UNREACHABLE, errors
    assert errors == ""


def test_a_second_signal_waits_for_nobody(tmp_path: Path) -> None:
    """The first waits for the answers under way."""
    with serve(20) as (site,):
        process = start(*fleet(tmp_path, site))
        wait_for(lambda: len(site.asked) > 0)
        (child,) = children(process)
        process.send_signal(signal.SIGINT)
        until_it_says(process, "Stopping")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=15)
    assert process.returncode == Exit.INTERRUPTED
    assert not Path(f"/proc/{child}").exists()


def test_a_slow_site_s_time_is_up(tmp_path: Path) -> None:
    """It stores what it has, and the next start goes on with it alone."""
    with serve(1.5, 0) as (slow, quick):
        command = fleet(tmp_path, slow, quick)
        done = checkup(*command, "--site-minutes", "0.08")
        assert done.returncode == Exit.INTERRUPTED, done.stderr
        assert "out of time" in done.stdout
        assert "its time was up after 0.08 minutes" in done.stdout


def test_the_same_site_twice(tmp_path: Path) -> None:
    """A wrong command: nothing is started."""
    done = checkup(*fleet(tmp_path, "https://clinic.example/", "http://www.clinic.example"))
    assert done.returncode == Exit.USAGE
    assert "are the same site, clinic.example" in done.stderr
    assert not (tmp_path / "clinic.example").exists()
