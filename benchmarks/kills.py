"""Does a run that was killed end as one that nothing disturbed, wherever the kill hits it?

    python -m benchmarks.kills [URL] [--parent 40] [--workers 20] [--kills-a-run 1] [--seed 1]

On a built clinic of two weeks (`broken_site.py`), or on the site at URL. First one unbroken run of each week; then runs
that are killed with -9, the parent or one of its workers, at a random moment of a step: the steps take turns, so that
the short ones are hit as often as the long, and a run begins where one with ``--to`` stopped before that stage. A run
whose parent was killed is started again until it ends; one that lost a worker goes on by itself. Every published file,
and the history, must be the same but for the fields that the contract lets differ. Runs of the second week begin with
the first week's, published.

    python -m benchmarks.kills --lives [--parent 30]

kills the later visit to the example clinic at so many named steps from the end of its audits to the end of publishing,
after two runs and three decisions (`killed_lives.py`), and `checkup decide` before and after its commit.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.broken_runs import NOW, STAGES, BrokenRun, Outcome, is_sound, outcome, state_of
from benchmarks.broken_site import BrokenSite, Week
from benchmarks.killed_lives import KilledLives, decide_killed
from benchmarks.table import write_table

WITH_WORKERS = tuple(STAGES)[1:-1]
"""Steps that have workers, at work or waiting."""
WEEKS: tuple[Week, Week] = ("first", "second")


@dataclass(frozen=True)
class _Unbroken:
    """A week's run that nothing disturbed."""

    before: dict[str, Path | None]
    """Data folder of a run that has come to a stage and not begun it, by the stage; null for an empty one."""
    want: Outcome
    exit: int
    seconds: dict[str, float]
    """Length of each step, by what the run says when it begins it."""


def main() -> int:
    """Run, kill, resume, compare; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--lives", action="store_true")
    parser.add_argument("--parent", type=int)
    parser.add_argument("--workers", type=int, default=20)
    parser.add_argument("--kills-a-run", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.lives:
        return _lives(options.parent or 30, options.out)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name, BrokenSite() as site:
        folder = Path(name)

        def to_week(week: Week) -> str:
            site.week = week
            return options.url or site.url

        unbroken = _unbroken(folder, to_week)
        rows: list[dict[str, Any]] = []
        for who, count in (("parent", options.parent or 40), ("worker", options.workers)):
            done = tried = 0
            while done < count:
                week = WEEKS[done % 2]
                plain = unbroken[week]
                steps = [step for step in plain.seconds if who == "parent" or step in WITH_WORKERS]
                step = steps[tried // 2 % len(steps)]
                tried += 1
                row = _one(
                    folder / "broken", to_week(week), week, plain, who, step, chance, options.kills_a_run
                )
                if row is not None:  # null where the run was over before the kill
                    done += 1
                    rows.append({"kill": len(rows) + 1, **row})
                    print(*rows[-1].values(), file=sys.stderr, flush=True)
    write_table("kills", [*rows, *_sums(rows)], options.out)
    return int(any(row["different"] != "none" for row in rows))


def _lives(count: int, out: Path | None) -> int:
    """Kill the later visit to the example clinic at so many steps; return 1 where anything differs."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lives = KilledLives(folder, from_audited=False)
        ends = ((point.name, lives.differences(point)) for point in lives.spread(count))
        for hit, different in chain(ends, decide_killed(folder / "before", folder)):
            rows.append({"kill": len(rows) + 1, "hit in": hit, "different": ", ".join(different) or "none"})
            print(*rows[-1].values(), file=sys.stderr, flush=True)
    write_table("kills_lives", rows, out)
    return int(any(row["different"] != "none" for row in rows))


def _unbroken(folder: Path, to_week: Callable[[Week], str]) -> dict[Week, _Unbroken]:
    found: dict[Week, _Unbroken] = {}
    base: Path | None = None
    for week in WEEKS:
        url, data, under_way = to_week(week), folder / week, folder / "under way"
        shutil.rmtree(under_way, ignore_errors=True)
        before: dict[str, Path | None] = {"crawl": base}
        if base is not None:
            shutil.copytree(base, data, symlinks=True)
            shutil.copytree(base, under_way, symlinks=True)
        run = BrokenRun(url, data, NOW[week])
        code, end = run.wait(), time.monotonic()
        ends = [at for _, at in run.begun[1:]] + [end]
        seconds = {name: after - at for (name, at), after in zip(run.begun, ends, strict=True)}
        for last, stage in (("crawl", "extract"), ("extract", "audit"), ("audit", "compare")):
            BrokenRun(url, under_way, NOW[week], "--to", last).wait()
            before[stage] = Path(shutil.copytree(under_way, folder / f"{week} before {stage}", symlinks=True))
        before["publish"] = before["compare"]
        found[week] = _Unbroken(before, outcome(data), code, seconds)
        base = data
    return found


def _one(
    data: Path, url: str, week: Week, plain: _Unbroken, who: str, step: str, chance: random.Random, kills: int
) -> dict[str, Any] | None:
    shutil.rmtree(data, ignore_errors=True)
    if (base := plain.before[STAGES[step]]) is not None:
        shutil.copytree(base, data, symlinks=True)
    stages: list[str] = []
    code: int | None = None
    for _ in range(kills):
        run = BrokenRun(url, data, NOW[week])
        wait = chance.uniform(0, plain.seconds[step])
        hit = run.wait_for(step) and _kill(run, who, wait, chance)
        reached = run.step
        code = run.wait()
        if not hit:
            break
        stages.append(f"{STAGES[reached]}: {reached}")
    if not stages:
        return None
    state, sound = state_of(data), is_sound(data)
    if who == "parent" and state != "published":
        code = BrokenRun(url, data, NOW[week]).wait()
    elif who == "parent":
        code = plain.exit  # the kill came after the last step
    different = outcome(data).differences(plain.want)
    if code != plain.exit:
        different.append(f"exit {code}, not {plain.exit}")
    if not sound:
        different.append("integrity")
    return {"who": who, "week": week, "hit in": "; ".join(stages), "state": state,
            "different": ", ".join(different) or "none"}  # fmt: skip


def _kill(run: BrokenRun, who: str, wait: float, chance: random.Random) -> bool:
    """Kill a run or one of its workers after so many seconds; return false where there was nothing to kill any more."""
    end = time.monotonic() + wait
    while time.monotonic() < end and not run.has_ended():
        time.sleep(0.001)
    if run.has_ended():
        return False
    if who == "parent":
        run.kill()
        return True
    while not run.has_ended():
        if workers := run.workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                return True
    return False


def _sums(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each stage that was hit, with the number of kills and of equal ends."""
    stages = sorted({(row["who"], row["hit in"].rpartition("; ")[2].partition(":")[0]) for row in rows})
    sums = []
    for who, stage in stages:
        hit = [
            row
            for row in rows
            if row["who"] == who and f"; {row['hit in']}".rpartition("; ")[2].startswith(stage)
        ]
        equal = sum(row["different"] == "none" for row in hit)
        sums.append({"kill": "sum", "who": who, "hit in": stage, "different": f"{equal} of {len(hit)} equal"})
    return sums


if __name__ == "__main__":
    sys.exit(main())
