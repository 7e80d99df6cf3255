"""Kill runs of the example clinic while they find their findings' states and publish, and `checkup decide` too.

`benchmarks.kills --lives` asks it at 30 points, `tests/pipeline/test_killed_lives.py` at six. Before them there are two
published runs and three decisions: one finding is ignored, one a false alarm, one accepted until a day that has passed
when the later edition of the clinic is visited. A misspelt word is called right. Each run is a process of its own that
a kill -9 ends (`dying_command.py`); then the same command is started again as anybody would.
"""

from __future__ import annotations

import datetime
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.broken_runs import Outcome, is_sound, outcome, state_of

HOME = Path(__file__).resolve().parents[1]
_TODAY = datetime.datetime.now(datetime.UTC).date()
_DAYS = [_TODAY + datetime.timedelta(days) for days in (0, 7, 40)]
"""Clocks of the three visits: decisions are made on the real day, and nobody may decide until a day that has passed."""
_UNTIL = _TODAY + datetime.timedelta(days=20)
AUDITED = "= 'audited'"
"""Part of the statement that ends the audit stage."""
_COMPARED = "published_findings"
"""Part of the first statement that keeps what a run found."""
_PASSING = ("open stage", "os.remove stage")
"""Temporary files of the workers."""


class Point(NamedTuple):
    """Step of a run at which it is killed."""

    step: int
    """Number of the step; negative for as soon as it is done."""
    name: str
    """E.g. ``history.sqlite INSERT finding_lives 17 of 32, before``."""


class Left(NamedTuple):
    """Content of a site's folder after a run."""

    outcome: Outcome
    review: list[Any]
    """Rows of ``review.sqlite``."""
    runs: int
    """Entries of ``runs/``, with what is hidden."""

    def differences(self, other: Left) -> list[str]:
        """Return what differs: paths of published files, ``history``, ``review``, ``runs``."""
        found = self.outcome.differences(other.outcome)
        found += ["review"] if self.review != other.review else []
        return [*found, *(["runs"] if self.runs != other.runs else [])]


def checkup(*arguments: str, die: int | None = None, begin: str = "", steps: Path | None = None) -> int:
    """Return the exit code of a command of Checkup in a process of its own."""
    options = [*(["--die", str(die)] if die else []), *(["--steps", str(steps)] if steps else [])]
    command = ["-m", "benchmarks.dying_command", f"--begin={begin}", *options, "--", *arguments]
    if not options:
        command = ["-m", "clinic_checkup", *arguments]
    done = subprocess.run([sys.executable, *command], cwd=HOME, check=False, capture_output=True, timeout=600)
    return done.returncode


def _visit(number: int, data: Path) -> list[str]:
    edition = ["--later"] if number == len(_DAYS) - 1 else []
    return ["demo", *edition, "--data", str(data), "--now", str(_DAYS[number]), "--workers", "2", "--quiet"]


def decided_site(data: Path) -> None:
    """Fill a data folder with two published runs of the example clinic, and decisions between them."""
    checkup(*_visit(0, data))
    ignored, alarm, accepted = undecided(data)[:3]
    checkup("decide", ignored, "ignore", "--reason", "of no use", "--data", str(data))
    checkup("decide", alarm, "false-alarm", "--reason", "it is right", "--data", str(data))
    until = ("--until", str(_UNTIL))
    checkup("decide", accepted, "accept", "--reason", "not this month", *until, "--data", str(data))
    checkup("decide", accepted, "assign", "--owner", "Dana", "--data", str(data))
    checkup(*_visit(1, data))
    checkup("words", "add", _misspelt(data), "--reason", "it is a name", "--data", str(data))


def undecided(data: Path) -> list[str]:
    """Return the ids of findings that both editions of the clinic have: its offices', which nothing edits."""
    findings = [finding for finding in _findings(data) if finding["decision"] is None]
    findings.sort(key=lambda finding: finding["category"] != "locations")
    return [finding["finding_id"] for finding in findings]


def _misspelt(data: Path) -> str:
    """Return a word that the last run took for misspelt, and that stands on one page."""
    found = (finding for finding in _findings(data) if finding["audit"] == "misspelling")
    return str(next(finding["evidence"]["quote"] for finding in found))


def statuses(data: Path) -> set[str]:
    """Return the states of the last run's findings."""
    return {finding["status"] for finding in _findings(data)}


def _findings(data: Path) -> list[dict[str, Any]]:
    lines = (_site(data) / "latest" / "findings.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


class KilledLives:
    """The third visit, killed at any of its steps from the end of the audits on."""

    def __init__(self, folder: Path, *, from_audited: bool) -> None:
        """Prepare it in an empty folder; ``from_audited`` begins where a kill at the end of the audits left it."""
        self._data = folder / "broken"
        self._before = folder / "before"
        decided_site(self._before)
        self._begin = AUDITED
        if from_audited:
            checkup(*_visit(2, self._before), die=-1, begin=AUDITED)
            self._begin = _COMPARED
        self._copied()
        names = folder / "steps"
        self.exit = checkup(*_visit(2, self._data), begin=self._begin, steps=names)
        self.names = names.read_text("utf-8").splitlines()
        self.want = left(self._data)
        self.statuses = statuses(self._data)

    def spread(self, count: int) -> list[Point]:
        """Return so many points over all kinds of steps, in the middle of equal ones, by turns before and after."""
        groups = [list(group) for _, group in groupby(enumerate(self.names, 1), key=lambda item: item[1])]
        groups = [group for group in groups if group[0][1] not in _PASSING]
        chosen = [groups[round(at * (len(groups) - 1) / (count - 1))] for at in range(count)]
        return [_point(group, after=at % 2 == 1) for at, group in enumerate(chosen)]

    def at(self, name: str, *, after: bool) -> Point:
        """Return the point before or after the middle one of the steps with a name; the first run of equal ones."""
        groups = groupby(enumerate(self.names, 1), key=lambda item: item[1])
        return _point(next(list(group) for found, group in groups if found == name), after=after)

    def differences(self, point: Point) -> list[str]:
        """Kill the visit there, start it again, and return what differs from the unbroken one."""
        self._copied()
        code = checkup(*_visit(2, self._data), begin=self._begin, die=point.step)
        if code != -signal.SIGKILL:
            return [f"not killed: {code}"]
        found = [] if is_sound(self._data) else ["integrity after the kill"]
        found += [] if _whole_runs(self._data) else ["a run without its manifest is to be seen"]
        if state_of(self._data) == "published":
            return [
                *found,
                *left(self._data).differences(self.want),
            ]  # the same command would begin another run
        code = checkup(*_visit(2, self._data))
        if code != self.exit:
            found.append(f"exit {code}, not {self.exit}")
        return [*found, *left(self._data).differences(self.want)]

    def _copied(self) -> None:
        shutil.rmtree(self._data, ignore_errors=True)
        shutil.copytree(self._before, self._data, symlinks=True)


def decide_killed(before: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Kill ``checkup decide`` before and after its commit; yield the point, and what is not as it should be then.

    Before it nothing is decided, and the same command again decides; after it one decision more is kept, once.
    """
    known = reviewed(before)
    for die, name, kept in ((2, "before the commit", 0), (-2, "after the commit", 1)):
        data = folder / name.replace(" ", "-")
        shutil.copytree(before, data, symlinks=True)
        words = ("decide", undecided(data)[0], "ignore", "--reason", "later", "--data", str(data))
        found = []
        if (code := checkup(*words, die=die, begin="INSERT INTO decisions")) != -signal.SIGKILL:
            found.append(f"not killed: {code}")
        now = reviewed(data)
        if not all(row in now for row in known) or len(now) != len(known) + kept:
            found.append(f"{len(now)} decisions and words, not {len(known) + kept} with the former ones")
        if not is_sound(data):
            found.append("integrity")
        if not kept and (checkup(*words) != 0 or len(reviewed(data)) != len(known) + 1):
            found.append("the same command again did not decide")
        yield f"decide, {name}", found


def reviewed(data: Path) -> list[Any]:
    """Return all rows of decisions, assignments and words."""
    with closing(sqlite3.connect(_site(data) / "review.sqlite")) as connection:
        rows: list[Any] = connection.execute("SELECT * FROM decisions ORDER BY id").fetchall()
        rows += connection.execute("SELECT * FROM assignments ORDER BY id").fetchall()
        return rows + connection.execute("SELECT * FROM words ORDER BY word").fetchall()


def left(data: Path) -> Left:
    """Return what must not depend on what broke a run."""
    return Left(outcome(data), reviewed(data), len(list((_site(data) / "runs").iterdir())))


def _whole_runs(data: Path) -> bool:
    """Return whether every run that a reader sees has its manifest."""
    return all((run / "manifest.json").is_file() for run in (_site(data) / "runs").glob("[!.]*"))


def _site(data: Path) -> Path:
    return data / "clinic.example"


def _point(group: Sequence[tuple[int, str]], *, after: bool) -> Point:
    middle = len(group) // 2
    step, name = group[middle]
    place = f" {middle + 1} of {len(group)}" if len(group) > 1 else ""
    return Point(-step if after else step, f"{name}{place}, {'after' if after else 'before'}")
