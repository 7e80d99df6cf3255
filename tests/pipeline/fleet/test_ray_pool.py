"""Sites on a Ray cluster; only where the fleet extra is installed."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import ROOT, checkup, start
from tests.hostile_site.loopback import LoopbackSite
from tests.hostile_site.ordinary import OrdinarySite
from tests.waiting import wait_for

pytestmark = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")


def url(site: LoopbackSite) -> str:
    """Return a site's front page."""
    return f"http://127.0.0.1:{site.port}/"


def ends(text: str) -> list[dict[str, Any]]:
    """Return the ends of sites among JSON lines."""
    events = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [event for event in events if event["event"] == "finished"]


def runs(data: Path, site: LoopbackSite) -> int:
    """Return the number of a site's published runs."""
    return len(list((data / f"127.0.0.1_{site.port}" / "runs").glob("[!.]*")))


def test_a_cluster_on_this_machine(tmp_path: Path) -> None:
    """The same events and the same folders as without Ray; a copy at a URL."""
    results = (tmp_path / "results").as_uri()
    with LoopbackSite(OrdinarySite(2)) as one, LoopbackSite(OrdinarySite(2)) as two:
        done = checkup(
            "fleet", url(one), url(two), "http://127.0.0.1:9/", "--ray", "local", "--jobs", "2", "--delay", "0",
            "--workers", "1", "--data", tmp_path / "data", "--results", results, "--json",
        )  # fmt: skip
        assert done.returncode == Exit.UNREACHABLE, done.stderr
        found = {end["source"]: end for end in ends(done.stdout)}
        for site in (one, two):
            assert found[url(site)]["exit"] == 0
            assert found[url(site)]["results"].startswith(results)
            assert runs(tmp_path / "data", site) == runs(tmp_path / "results", site) == 1
        assert any(json.loads(line)["event"] == "progress" for line in done.stdout.splitlines())


def test_a_lost_machine_s_site_goes_on_elsewhere(tmp_path: Path) -> None:
    """The run on it ends with it; the site goes on from its store, and is published once."""
    asked = tmp_path / "lose"
    with (
        LoopbackSite(OrdinarySite(4, slow_seconds=0.3)) as one,
        LoopbackSite(OrdinarySite(4, slow_seconds=0.3)) as two,
    ):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.pipeline.fleet.ray_fleet", str(tmp_path / "data"), url(one), url(two),
             "--lose-when-asked", str(asked)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        wait_for(lambda: len(one.asked) > 4 and len(two.asked) > 4)
        asked.touch()
        said, errors = process.communicate(timeout=240)
        assert process.returncode == Exit.DONE, errors
        found = ends(said)
        assert [end["killed_by"] for end in found if end["try_again"] and end["exit"] == 70] == ["lost"]
        assert [runs(tmp_path / "data", site) for site in (one, two)] == [1, 1]


def test_a_signal_stops_the_tasks_gently(tmp_path: Path) -> None:
    """The same command goes on."""
    with LoopbackSite(OrdinarySite(4, slow_seconds=0.3)) as site:
        command = ("fleet", url(site), "--ray", "local", "--jobs", "1", "--delay", "0", "--workers", "1")
        process = start(*command, "--data", tmp_path)
        wait_for(lambda: len(site.asked) > 3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == Exit.INTERRUPTED, errors
        done = checkup(*command, "--data", tmp_path)
        assert done.returncode == Exit.DONE, done.stderr
        assert runs(tmp_path, site) == 1
