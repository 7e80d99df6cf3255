"""The order of a fleet's sites, its second attempts, and what a start after a kill does."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

import pytest

from pipeline.fleet import run_fleet as module
from pipeline.fleet.fleet_site import FleetSite
from pipeline.fleet.ledger import Ledger
from pipeline.fleet.run_fleet import FleetOptions, run_fleet
from pipeline.fleet.site_list import SiteList
from schemas.errors import LockedError
from schemas.fleet_event import FleetEnd, FleetEvent, SiteEnd
from schemas.profile import KeepSettings
from schemas.vocabulary import Exit
from tests.pipeline.fleet.fake_pool import FakePool


def sites(*names: str, hosts: dict[str, set[str]] | None = None, settings: str = "s") -> SiteList:
    """Return sites with a host each, or those that are named."""
    found = (hosts or {}).get
    return SiteList(
        sites=tuple(
            FleetSite(
                name=name,
                source=f"https://{name}/",
                hosts=frozenset(found(name) or {name}),
                settings=settings,
                keep=KeepSettings(),
            )
            for name in names
        ),
        refused=(),
    )


def run(
    data: Path, named: SiteList, pool: FakePool, *, fresh: bool = False
) -> tuple[FleetEnd, list[SiteEnd], list[FleetEvent]]:
    """Return the end of a fleet and its events."""
    told: list[FleetEvent] = []
    with Ledger(data, named.sources, {}, fresh=fresh) as ledger:
        end, ends = run_fleet(named, FleetOptions(data=data, workers=1), pool, ledger, told.append)
    return end, ends, told


def test_no_more_than_the_jobs_are_at_work_at_once(tmp_path: Path) -> None:
    """And every site has its turn, in the order of the list."""
    pool = FakePool(2)
    end, _, told = run(tmp_path, sites("a", "b", "c", "d"), pool)
    assert pool.most_at_once == 2
    assert pool.started == ["a", "b", "c", "d"]
    assert (end.exit, end.ends) == (0, {"done": 4})
    assert [event.event for event in told] == [
        "fleet_started",
        *["started", "finished"] * 4,
        "fleet_finished",
    ]


def test_sites_that_share_a_host_take_turns(tmp_path: Path) -> None:
    """One waits for the other, and holds nobody else up."""
    pool = FakePool(3)
    shared = {"a": {"a", "blog"}, "b": {"b", "blog"}}
    run(tmp_path, sites("a", "b", "c", hosts=shared), pool)
    assert pool.started == ["a", "c", "b"]
    assert not any({"a", "b"} <= together for together in pool.together)


def test_a_killed_site_is_tried_once_more_at_the_end(tmp_path: Path) -> None:
    """Behind all others, and not a third time."""
    pool = FakePool(1, {"a": [70, 70], "b": [70]})
    end, ends, _ = run(tmp_path, sites("a", "b", "c"), pool)
    assert pool.started == ["a", "b", "c", "a", "b"]
    assert [found.exit for found in ends] == [70, 0, 0]
    assert end.exit == Exit.INTERNAL_ERROR
    assert [job.runs_before for job in pool.jobs_seen[3:]] == [("old",), ("old",)]


def test_a_locked_site_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run of a fleet that was killed may still be storing what it has."""
    monkeypatch.setattr(module, "_LOCK_PAUSE_SECONDS", 0.0)
    pool = FakePool(2, {"a": [75, 75]})
    end, ends, _ = run(tmp_path, sites("a", "b"), pool)
    assert pool.started.count("a") == 3
    assert [found.exit for found in ends] == [0, 0]
    assert end.exit == Exit.DONE


def test_a_site_that_stays_locked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the code of the lock."""
    monkeypatch.setattr(module, "LOCK_WAIT_SECONDS", -1.0)
    end, _, _ = run(tmp_path, sites("a"), FakePool(2, {"a": [75]}))
    assert end.exit == Exit.LOCKED


def test_the_worst_exit_is_the_fleet_s(tmp_path: Path) -> None:
    """And all are counted."""
    end, _, _ = run(tmp_path, sites("a", "b", "c", "d"), FakePool(4, {"a": [1], "b": [4], "c": [3]}))
    assert (end.exit, end.word) == (4, "unreachable")
    assert end.ends == {"new_findings": 1, "unreachable": 1, "partial": 1, "done": 1}


class Killed(BaseException):
    """Ends a fleet as a kill does: nothing is written behind it."""


def killed_after(count: int, pool: FakePool, data: Path, named: SiteList) -> None:
    """Run a fleet that is killed when it tells of its so-many-th end."""
    left = [count]

    def tell(event: FleetEvent) -> None:
        left[0] -= isinstance(event, SiteEnd)
        if left[0] == 0:
            raise Killed

    with contextlib.suppress(Killed), Ledger(data, named.sources, {}, fresh=False) as ledger:
        run_fleet(named, FleetOptions(data=data), pool, ledger, tell)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_same_command_goes_on_with_those_that_have_not_ended(tmp_path: Path, count: int) -> None:
    """Under the same name; the summary has all."""
    named = sites("a", "b", "c", "d")
    first, second = FakePool(1, {"a": [3]}), FakePool(1)
    killed_after(count, first, tmp_path, named)
    end, ends, told = run(tmp_path, named, second)
    assert [*first.started[:count], *second.started] == ["a", "b", "c", "d"]
    assert [found.exit for found in ends] == [3, 0, 0, 0]
    assert told[0].event == "fleet_started"
    assert told[0].done_before == first.started[:count]
    assert end.fleet == told[0].fleet
    assert len(list((tmp_path / ".fleet").glob("*.jsonl"))) == 1


def test_a_line_that_a_kill_cut_off_is_passed_over(tmp_path: Path) -> None:
    """The site is run again, and what follows is read."""
    named = sites("a", "b", "c")
    killed_after(2, FakePool(1), tmp_path, named)
    (log,) = (tmp_path / ".fleet").glob("*.jsonl")
    log.write_bytes(log.read_bytes()[:-20])
    second, third = FakePool(1, {"c": [74]}), FakePool(1)
    run(tmp_path, named, second)
    run(tmp_path, named, third)
    assert (second.started, third.started) == (["b", "c"], ["c"])


def test_a_fleet_whose_sites_have_all_ended_starts_again(tmp_path: Path) -> None:
    """A dead site has ended too."""
    named = sites("a", "b")
    run(tmp_path, named, FakePool(1, {"a": [4]}))
    pool = FakePool(1)
    run(tmp_path, named, pool)
    assert pool.started == ["a", "b"]


def test_a_site_whose_profile_was_changed_is_run_again(tmp_path: Path) -> None:
    """What it ended with is no answer any more."""
    killed_after(2, FakePool(1), tmp_path, sites("a", "b", "c"))
    pool = FakePool(1)
    run(tmp_path, sites("a", "b", "c", settings="other"), pool)
    assert pool.started == ["a", "b", "c"]


def test_fresh_and_age_start_again(tmp_path: Path) -> None:
    """A fleet of yesterday is not gone on with."""
    named = sites("a", "b")
    killed_after(1, FakePool(1), tmp_path, named)
    (log,) = (tmp_path / ".fleet").glob("*.jsonl")
    old = log.stat().st_mtime - 13 * 3600
    os.utime(log, (old, old))
    aged, fresh = FakePool(1), FakePool(1)
    run(tmp_path, named, aged)
    run(tmp_path, named, fresh, fresh=True)
    assert aged.started == fresh.started == ["a", "b"]


def test_the_same_fleet_twice_at_once_is_refused(tmp_path: Path) -> None:
    """Another fleet of the same folder is not."""
    with (
        Ledger(tmp_path, ["a"], {}, fresh=False),
        Ledger(tmp_path, ["b"], {}, fresh=False),
        pytest.raises(LockedError, match="at work on the same fleet"),
        Ledger(tmp_path, ["a"], {}, fresh=False),
    ):
        pass


def test_a_signal_stops_it_and_nothing_more_is_started(tmp_path: Path) -> None:
    """The first is passed on; those left over are counted."""
    pool = FakePool(1)
    began = pool.start

    def start(job: object, settings: str) -> None:
        began(job, settings)  # type: ignore[arg-type] # as it came
        os.kill(os.getpid(), signal.SIGTERM)

    pool.start = start  # type: ignore[method-assign, assignment] # so that the signal comes with the first site
    end, _, _ = run(tmp_path, sites("a", "b", "c"), pool)
    assert pool.started == ["a"]
    assert pool.stopped == [signal.SIGTERM]
    assert (end.exit, end.ends) == (Exit.TERMINATED, {"done": 1, "not_started": 2})
