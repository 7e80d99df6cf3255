"""Does a fleet that is broken anywhere end as one that nothing disturbed: nothing lost, nothing published twice?

    python -m benchmarks.fleet_chaos [--tries 40] [--only site,worker,driver,stop,disk,slow,cut,machine] [--seed 1]

A fleet of three small sites (`small_sites.py`), one of them dead. First unbroken; then broken at a random moment:

- ``site``: kill -9 of a site's process; ``worker``: of one of its page workers; ``driver``: of the fleet;
- ``stop``: SIGTERM to the fleet, which asks its runs to store what they have;
- ``disk``: the data folder's disk fills up, and is made larger afterwards (only as root: a file system in memory);
- ``slow``: the data folder's disk does as little as a worn memory card, from a random moment to the end (only as root:
  an ext4 in a file, whose loop device the kernel bounds, `slow_disk.py`); half of these fleets are killed besides;
- ``cut``: loopback is taken down for some seconds in the middle of a crawl, in a network namespace of its own (only
  where that is permitted);
- ``machine``: one of two machines of a Ray cluster is lost (only where Ray is installed).

The same command is given again until it ends as the unbroken fleet did (a cut site's partial run asks for one more
start). Every published file and the history of each site must be those of the unbroken fleet but for the fields that
the contract lets differ, each site must have one complete run, every store be sound, and a run that is not complete
name its reason in its manifest.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.broken_runs import Outcome, is_sound, outcome
from benchmarks.full_disk import small_disk
from benchmarks.loopback_cut import cut_for, has_own_network
from benchmarks.slow_disk import slow_disk, why_no_slow_disk
from benchmarks.small_sites import SmallSite
from benchmarks.table import write_table

SHARES = {"site": 9, "worker": 4, "driver": 8, "stop": 4, "disk": 4, "slow": 4, "cut": 5, "machine": 2}
"""Tries of each kind among forty."""
TIMEOUT_SECONDS = 5
"""Of a request, in the sites' profiles: thirty, as without a profile, would make a cut that is felt last minutes."""
CUTS = (3.0, 10.0, 30.0, 60.0)
"""Seconds without network, in turns: below the time of one answer, above it, above that of all pages that are left, two
at a time, and above that of their repetitions: then pages are lost, and the run is partial."""
ANSWERED_BEFORE_A_CUT = 8
"""Of the fifteen requests of a site: robots.txt, site map and front page are read, and half of the pages to come."""
SLOW = ((100, 2_000), (40, 1_000), (20, 500))
"""Operations and kB a second of a slow disk: 10 ms, 25 ms and 50 ms an operation, each fsync being several."""
NOW = "2026-11-22"
DEAD = "http://127.0.0.1:9/"
UNBROKEN_EXIT = 4
"""Of the dead site."""
MOST_STARTS = 6
ROOT = Path(__file__).resolve().parent.parent
IN_NAMESPACE = "CHECKUP_CHAOS_NAMESPACE"


class Fleet:
    """One start of ``checkup fleet`` under way."""

    def __init__(self, urls: list[str], data: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "clinic_checkup", "fleet", *_profiles(data.parent, urls), DEAD,
             "--delay", "0", "--jobs", "3", "--workers", "1", "--now", NOW, "--data", str(data), "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        )  # fmt: skip

        self.ended_first = False
        """Whether it had said its end when the signal came that ended its process."""

    def wait(self) -> tuple[int, list[dict[str, Any]]]:
        """Return the exit code and the ends of sites."""
        said, _ = self._process.communicate()
        events = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
        if (
            events and events[-1]["event"] == "fleet_finished"
        ):  # a signal that came behind its end changes nothing
            self.ended_first = self._process.returncode < 0
            return events[-1]["exit"], [event for event in events if event["event"] == "finished"]
        return self._process.returncode, [event for event in events if event["event"] == "finished"]

    def has_ended(self) -> bool:
        """Return whether it has."""
        return self._process.poll() is not None

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def sites(self) -> list[int]:
        """Return the numbers of the sites' processes."""
        return _children(self._process.pid)

    def workers(self) -> list[int]:
        """Return the numbers of their page workers."""
        return [pid for site in self.sites() for pid in _children(site) if b"spawn_main" in _command(pid)]


def main() -> int:
    """Break, go on, compare; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tries", type=int, default=40)
    parser.add_argument("--only", default=",".join(SHARES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    kinds = [kind for kind in SHARES if kind in options.only.split(",")]
    if "cut" in kinds and not has_own_network():
        return _in_a_network_of_its_own(sys.argv[1:])
    chance = random.Random(options.seed)
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name, SmallSite("knee") as one, SmallSite("hip") as two:
        folder, urls = Path(name), [one.url, two.url]
        began = time.monotonic()
        code, _ = Fleet(urls, folder / "unbroken").wait()
        seconds = time.monotonic() - began
        assert code == UNBROKEN_EXIT, code
        want = outcomes(folder / "unbroken", urls)
        most_kb = (
            sum(path.stat().st_size for path in (folder / "unbroken").rglob("*") if path.is_file()) // 1024
        )
        whole = sum(SHARES[kind] for kind in kinds)
        for kind in kinds:
            if reason := _missing(kind):
                print(f"fleet_chaos: {kind} skipped, {reason}", file=sys.stderr)
                continue
            for number in range(max(1, round(options.tries * SHARES[kind] / whole))):
                data = folder / "data"
                data.mkdir()
                with _room(kind, data, round(most_kb * chance.uniform(0.1, 1.0)), chance) as disk:
                    wait = chance.uniform(0.05, 0.95) * seconds
                    if kind == "cut":
                        wait = CUTS[number % len(CUTS)]
                    row = _try(kind, [one, two], data, want, wait, chance, disk)
                shutil.rmtree(data)
                rows.append({"try": len(rows) + 1, "broken": kind, **row})
                print(*rows[-1].values(), file=sys.stderr, flush=True)
    write_table("fleet_chaos", [*rows, *_sums(rows)], options.out)
    return int(any(row["different"] != "none" for row in rows))


def _try(
    kind: str,
    sites: list[SmallSite],
    data: Path,
    want: dict[str, Outcome],
    wait: float,
    chance: random.Random,
    disk: Callable[[], None],
) -> dict[str, Any]:
    """Start, break, start again until it ends; return what happened and what differs."""
    urls = [site.url for site in sites]
    began = time.monotonic()
    if kind == "machine":
        codes, hit = [_lose_a_machine(urls, data, wait)], True
    else:
        fleet = Fleet(urls, data)
        hit = _break(kind, fleet, sites, wait, chance, disk)
        codes = [fleet.wait()[0]]
        hit = hit and not fleet.ended_first
    different = []
    if kind == "disk":
        hit = codes[0] == 74
        disk()
    while len(codes) < MOST_STARTS and (codes[-1] != UNBROKEN_EXIT or not _all_complete(data, urls)):
        codes.append(Fleet(urls, data).wait()[0])
    for url in urls:
        runs = _manifests(data, url)
        complete = [run for run in runs if run["status"] == "complete"]
        if len(complete) != 1:
            different.append(f"{len(complete)} complete runs")
        if any(run["status"] != "complete" and not run["reason"] for run in runs):
            different.append("a run without reason")
        if kind != "cut" and len(runs) != 1:
            different.append(f"{len(runs)} runs")
    if not is_sound(data):
        different.append("integrity")
    if not different:
        got = outcomes(data, urls)
        different = [found for url in urls for found in got[url].differences(want[url])]
    reasons = sorted({run["reason"] for url in urls for run in _manifests(data, url) if run["reason"]})
    return {"after": round(wait, 1), "seconds": round(time.monotonic() - began),
            "hit": "yes" if hit else "no", "exits": " ".join(map(str, codes)),
            "reasons": "; ".join(reasons), "different": ", ".join(different) or "none"}  # fmt: skip


def _break(
    kind: str,
    fleet: Fleet,
    sites: list[SmallSite],
    wait: float,
    chance: random.Random,
    disk: Callable[[], None],
) -> bool:
    """Break a fleet after so many seconds; return false where there was nothing to break any more."""
    if kind == "disk":
        return True
    if kind == "cut":
        before = [site.answered for site in sites]
        while not fleet.has_ended() and all(
            site.answered - asked < ANSWERED_BEFORE_A_CUT for site, asked in zip(sites, before, strict=True)
        ):
            time.sleep(0.005)
        hit = not fleet.has_ended()
        cut_for(wait)
        return hit
    _wait(fleet, wait)
    if kind == "slow":
        disk()
        hit = not fleet.has_ended()
        if chance.random() < 0.5:
            _wait(fleet, wait)
            fleet.send(signal.SIGKILL)
        return hit
    while not fleet.has_ended():
        if kind in ("driver", "stop"):
            fleet.send(signal.SIGKILL if kind == "driver" else signal.SIGTERM)
            return True
        if found := fleet.sites() if kind == "site" else fleet.workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(found), signal.SIGKILL)
                return True
        time.sleep(0.005)
    return False


def _wait(fleet: Fleet, seconds: float) -> None:
    """Wait so long, or until the fleet has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not fleet.has_ended():
        time.sleep(0.005)


def _lose_a_machine(urls: list[str], data: Path, wait: float) -> int:
    """Run the fleet on two machines of Ray and lose one so many seconds after its first start; return its exit code."""
    asked = data.parent / "lose"
    asked.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.pipeline.fleet.ray_fleet", str(data), *_profiles(data.parent, urls), DEAD,
         "--lose-when-asked", str(asked), "--now", NOW],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if '"event":"started"' in line:
            break
    time.sleep(wait)
    asked.touch()
    process.communicate()
    return process.returncode


def outcomes(data: Path, urls: list[str]) -> dict[str, Outcome]:
    """Return the outcome of each site; of its history's runs only the complete ones, as a cut leaves a partial one."""
    found = {}
    for url in urls:
        with tempfile.TemporaryDirectory() as name:
            alone = Path(name) / _folder(data, url).name
            alone.symlink_to(_folder(data, url))
            whole = outcome(Path(name))
            runs = [row for row in whole.history[0] if row[1] == "complete"]
            found[url] = whole._replace(history=[runs, *whole.history[1:]])
    return found


def _profiles(folder: Path, urls: list[str]) -> list[str]:
    """Write a profile for each site; return their paths."""
    paths = []
    for number, url in enumerate(urls):
        path = folder / f"site-{number}.toml"
        path.write_text(f'url = "{url}"\n[crawl]\ntimeout_seconds = {TIMEOUT_SECONDS}\n', "utf-8")
        paths.append(str(path))
    return paths


def _folder(data: Path, url: str) -> Path:
    return data / url.removeprefix("http://").rstrip("/").replace(":", "_")


def _manifests(data: Path, url: str) -> list[dict[str, Any]]:
    found = sorted((_folder(data, url) / "runs").glob("[!.]*/manifest.json"))
    return [json.loads(path.read_bytes()) for path in found]


def _all_complete(data: Path, urls: list[str]) -> bool:
    return all(any(run["status"] == "complete" for run in _manifests(data, url)) for url in urls)


@contextlib.contextmanager
def _room(kind: str, data: Path, kilobytes: int, chance: random.Random) -> Iterator[Callable[[], None]]:
    """Yield what makes the data folder's disk large, or slow; it has so many kilobytes where the disk is to fill."""
    if kind == "slow":
        with slow_disk(data) as slow:
            yield lambda: slow.slow_down(*chance.choice(SLOW))
        return
    if kind != "disk":
        yield lambda: None
        return
    with small_disk(data) as small:
        small.resize(kilobytes)
        yield lambda: small.resize(128_000)


def _missing(kind: str) -> str | None:
    """Return why a kind cannot be tried here, or null."""
    if kind == "disk" and (os.geteuid() != 0 or shutil.which("mount") is None):
        return "only root can make a small file system"
    if kind == "slow":
        return why_no_slow_disk()
    if kind == "machine" and importlib.util.find_spec("ray") is None:
        return "Ray is not installed"
    if kind == "cut" and os.environ.get(IN_NAMESPACE) != "1":
        return "no network namespace is permitted"
    return None


def _in_a_network_of_its_own(arguments: list[str]) -> int:
    """Run the same in a network namespace with a loopback of its own, or here where that is not permitted."""
    permitted = (
        shutil.which("unshare") and subprocess.run(["unshare", "-n", "true"], check=False).returncode == 0
    )
    command = [sys.executable, "-m", "benchmarks.fleet_chaos", *arguments]
    if permitted:
        inside = {**os.environ, IN_NAMESPACE: "1"}
        return subprocess.run(["unshare", "-n", *command], env=inside, cwd=ROOT, check=False).returncode
    without = [*command, "--only", ",".join(kind for kind in SHARES if kind != "cut")]
    print("fleet_chaos: cut skipped, no network namespace is permitted", file=sys.stderr)
    return subprocess.run(without, cwd=ROOT, check=False).returncode


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, path.read_text().split())
    return found


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _sums(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each kind, with the number of tries, hits and equal ends."""
    sums = []
    for kind in dict.fromkeys(row["broken"] for row in rows):
        tried = [row for row in rows if row["broken"] == kind]
        hit = sum(row["hit"] == "yes" for row in tried)
        equal = sum(row["different"] == "none" for row in tried)
        sums.append({"try": "sum", "broken": kind, "hit": f"{hit} of {len(tried)}",
                     "different": f"{equal} of {len(tried)} equal"})  # fmt: skip
    return sums


if __name__ == "__main__":
    sys.exit(main())
