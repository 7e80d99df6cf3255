"""A crawl that is killed at any point and started again stores what an unbroken one stores."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from store.connection import open_work
from tests.crawler.crawling import crawl, stored
from tests.hostile_site.loopback import LoopbackSite
from tests.hostile_site.ordinary import OrdinarySite

PAGES = 100
CONCURRENCY = 4
KILLS = 5

_CHILD = """
import sys
from pathlib import Path
from tests.crawler.crawling import crawl
result = crawl(Path(sys.argv[1]), int(sys.argv[2]))
print(result.status, result.interrupted)
"""


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), str(port)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=os.getcwd(),
    )


def fetched(folder: Path) -> int:
    if not (folder / "work.sqlite").exists():
        return 0
    with contextlib.closing(open_work(folder)) as connection:
        return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])


def test_a_killed_crawl_ends_as_an_unbroken_one(tmp_path: Path) -> None:
    """Kill -9 at random points; the run then equals an unbroken one and asks for no more than what was under way."""
    with LoopbackSite(OrdinarySite(PAGES)) as site:
        crawl(tmp_path / "whole", site.port)
        unbroken = Counter(site.paths())
    whole = stored(tmp_path / "whole")
    folder = tmp_path / "killed"
    dice = random.Random(4)
    kills = 0
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=0.01)) as site:
        for point in sorted(dice.sample(range(3, PAGES), KILLS)):
            child = start(folder, site.port)
            while fetched(folder) < point and child.poll() is None:
                time.sleep(0.005)
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
                kills += 1
            child.communicate()
            with contextlib.closing(open_work(folder)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        result = crawl(folder, site.port)
        broken = Counter(site.paths())
    assert kills >= KILLS - 1
    assert result.status == "complete"
    assert stored(folder) == whole
    extra = broken - unbroken
    assert extra.total() <= kills * CONCURRENCY


def test_a_second_start_of_a_finished_crawl_asks_nothing(tmp_path: Path) -> None:
    """The frontier knows that all is done."""
    with LoopbackSite(OrdinarySite(20)) as site:
        crawl(tmp_path, site.port)
        before = len(site.asked)
        crawl(tmp_path, site.port)
        assert before == len(site.asked)


def test_sigterm_ends_after_what_is_under_way_and_says_so(tmp_path: Path) -> None:
    """The crawl ends as interrupted; nothing stays leased; the next start completes the run."""
    with LoopbackSite(OrdinarySite(PAGES)) as site:
        crawl(tmp_path / "whole", site.port)
    folder = tmp_path / "stopped"
    with LoopbackSite(OrdinarySite(PAGES, slow_seconds=0.02)) as site:
        child = start(folder, site.port)
        while fetched(folder) < 20:
            time.sleep(0.01)
        child.send_signal(signal.SIGTERM)
        said, _ = child.communicate(timeout=20)
        assert said.split() == ["partial", "True"]
        with contextlib.closing(open_work(folder)) as connection:
            leased = connection.execute("SELECT count(*) FROM frontier WHERE state = 2").fetchone()[0]
        assert leased == 0
        crawl(folder, site.port)
    assert stored(folder) == stored(tmp_path / "whole")
