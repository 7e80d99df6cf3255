"""Workers are bounded, replaced when they die, and gone with their parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pipeline.workers import Failure, SetupError, Workers
from schemas.profile import WorkerSettings
from store.lock import SiteLock
from tests.pipeline.worker_tasks import Answerer, WordKeeper
from tests.waiting import wait_for


def outcomes(tasks: list[str], page_seconds: float = 30) -> list[str | Failure]:
    settings = WorkerSettings(processes=2, page_seconds=page_seconds, memory_bytes=400_000_000)
    with Workers(settings) as workers:
        results = list(workers.map(Answerer, tasks))
    assert [task for task, _ in results] == tasks
    return [result for _, result in results]


def test_results_come_in_the_order_of_the_tasks() -> None:
    """More tasks than the window holds, none lost."""
    assert outcomes([f"t{n}" for n in range(40)]) == [f"T{n}" for n in range(40)]


@pytest.mark.parametrize("killed", [0, 1])
def test_a_worker_that_was_killed_while_idle_keeps_nobody_waiting(killed: int) -> None:
    """A single page later: the other worker is idle too, and would be waited for without end."""
    settings = WorkerSettings(processes=2, page_seconds=30, memory_bytes=400_000_000)
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(60)
    try:
        with Workers(settings) as workers:
            list(workers.map(Answerer, ["wait"] * 4))
            children = sorted(multiprocessing.active_children(), key=lambda child: child.pid or 0)
            assert len(children) == 2
            children[killed].kill()
            children[killed].join()
            assert list(workers.map(Answerer, ["a"])) == [("a", "A")]
            assert list(workers.map(Answerer, ["b"])) == [("b", "B")]
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError("nobody answered within a minute")


def test_one_bad_page_costs_only_itself() -> None:
    """A page that kills, starves or breaks its worker is a failure with a reason; the others are done."""
    results = outcomes(["a", "die", "b", "raise", "c", "eat", "d"])
    assert [r for r in results if isinstance(r, str)] == ["A", "B", "C", "D"]
    reasons = [r.reason for r in results if isinstance(r, Failure)]
    assert "worker died" in reasons[0]
    assert "bad page" in reasons[1]
    assert "memory" in reasons[2]


@pytest.mark.parametrize(
    ("task", "reason"), [("spin", "longer than 0.05 s"), ("hang", "no end within 1.5 s")]
)
def test_a_page_that_takes_for_ever_is_given_up(task: str, reason: str) -> None:
    """The time limit ends the worker, not the run, whether the page computes or waits."""
    results = outcomes([task, "a"], page_seconds=0.05)
    assert isinstance(results[0], Failure)
    assert reason in results[0].reason
    assert results[1] == "A"


def test_a_page_is_charged_for_its_own_work_alone() -> None:
    """A worker that waits, as on a busy machine, does not come to the page's time limit."""
    assert outcomes(["wait", "a"], page_seconds=0.1) == ["WAIT", "A"]


@pytest.mark.parametrize("task", ["die-once", "spin-once", "eat-once"])
def test_a_page_whose_worker_failed_is_tried_once_more(tmp_path: Path, task: str) -> None:
    """A worker that something else ended, and a limit that was reached once, cost no record."""
    assert outcomes(["a", f"{task} {tmp_path}", "b"], page_seconds=1) == ["A", task.upper(), "B"]


def test_the_second_try_has_the_machine_to_itself(tmp_path: Path) -> None:
    """Nothing else is at work meanwhile, and the order of the results stays."""
    tasks = [f"count-others {tmp_path}", *[f"linger {tmp_path}"] * 5, "a"]
    assert outcomes(tasks) == ["0", *["LINGERED"] * 5, "A"]


def test_a_page_that_fails_twice_says_so() -> None:
    """The reader learns that no busy machine is to blame."""
    (result,) = outcomes(["die"])
    assert isinstance(result, Failure)
    assert result.reason == "its worker died (exit code -9), and so it was when nothing else was at work"


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """After kill -9 of the parent no worker is left, and the lock is free."""
    parent = subprocess.Popen([sys.executable, "-m", "tests.pipeline.worker_parent", str(tmp_path)])
    try:
        wait_for(lambda: len(list(tmp_path.glob("worker-*"))) == 2)
        pids = [int(path.name.split("-")[1]) for path in tmp_path.glob("worker-*")]
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    wait_for(lambda: not any(alive(pid) for pid in pids))
    with SiteLock(tmp_path):
        pass


def alive(pid: int) -> bool:
    """Return whether a process runs (a zombie does not)."""
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_a_worker_is_set_up_once_a_stage() -> None:
    """One pool serves all stages; what a stage loads is loaded once, outside of a page's memory."""
    settings = WorkerSettings(processes=1, memory_bytes=400_000_000)
    with Workers(settings) as workers:
        first = [result for _, result in workers.map(partial(WordKeeper, "one"), ["a", "b"])]
        second = [result for _, result in workers.map(partial(WordKeeper, "two"), ["c"])]
    assert first == ["one 1 a", "one 1 b"]
    assert second == ["two 2 c"]


def test_a_stage_that_cannot_be_set_up_ends_with_an_error() -> None:
    """No page is to blame."""
    with Workers(WorkerSettings(processes=1)) as workers, pytest.raises(SetupError, match="no such list"):
        list(workers.map(partial(WordKeeper, "broken"), ["a"]))
