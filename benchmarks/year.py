"""Live through a simulated year: 52 weekly runs on a clinic that is edited by a plan, and what the runs say of it.

    python -m benchmarks.year [--plan FILE …] [--weeks N] [--data DIR]

Each operation of a plan names the events that it must cause: every one is to be reported exactly once, in its week,
and no event that nothing caused. Weeks in which our own extraction or audits change are in the plan.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks.edited_clinic import EditedClinic

ROOT = Path(__file__).parents[1]
PLANS = tuple(sorted((ROOT / "benchmarks" / "cases").glob("year_*.json")))
FIRST = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
EVENTS = ("new", "reopened", "fixed", "gone")
PATCH = (
    "extraction/make_text.py",
    "    body_text, blocks = _joined(chosen, reading.language)",
    "    chosen = chosen[:-1] or chosen\n    body_text, blocks = _joined(chosen, reading.language)",
)
"""Change of our own extraction, made in a copy of the code: no edit of the site may be told of it."""


class Event(NamedTuple):
    """One thing that a run says, or has to say."""

    week: int
    status: str
    audit: str
    place: str
    """Path of the page, or the word; empty for the site as one."""


@dataclass
class Year:
    """What was planned and what was said."""

    planned: list[Event] = field(default_factory=list)
    said: list[Event] = field(default_factory=list)
    ours: Counter[int] = field(default_factory=Counter)
    """Events of cause ours, by week."""
    complete: list[int] = field(default_factory=list)
    """Weeks whose runs were complete."""
    forecast: int = 0
    """Articles that fell due in the run for which the one before had forecast it."""
    unplanned_changes: list[str] = field(default_factory=list)
    """Texts of which a run says that the site changed them, and the plan does not."""
    trouble: list[str] = field(default_factory=list)


def main() -> int:
    """Live the year and print what agrees; exit 1 where something does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", type=Path, action="append")
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    plan = [step for file in options.plan or PLANS for step in json.loads(file.read_text("utf-8"))]
    data = options.data or Path(tempfile.mkdtemp(prefix="checkup-year-"))
    year = live(plan, data, options.weeks)
    return told(year)


def live(plan: list[dict[str, Any]], data: Path, weeks: int) -> Year:
    """Run the weeks of a plan one after the other."""
    year = Year()
    steps: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for step in plan:
        steps[step["week"]].append(step)
        year.planned += [_expected(event) for event in step["expect"] if event["week"] <= weeks]
    tree, off = ROOT, list[str]()
    with EditedClinic() as clinic:
        for week in range(1, weeks + 1):
            now = FIRST + datetime.timedelta(weeks=week - 1)
            clinic.begin_week(now.date())
            decisions = []
            for step in steps[week]:
                match step["op"]["op"]:
                    case "decide":
                        decisions.append(step["op"])
                    case "upgrade":
                        tree = _patched(data) if step["op"]["to"] == "patched" else ROOT
                    case "audit":
                        off = step["op"]["off"]
                    case _:
                        clinic.apply(step["op"])
            code = _run(tree, data, clinic.port, now, off)
            print(f"week {week:2}: exit {code}", end=" ", flush=True)
            touched = {path for step in steps[week] for path in _touched(step["op"])}
            _read(data, week, year, touched)
            for decision in decisions:
                _decide(data, decision, year)
    return year


def _expected(event: dict[str, Any]) -> Event:
    return Event(event["week"], event["status"], event["audit"], event.get("word") or event.get("page") or "")


def _touched(operation: dict[str, Any]) -> Iterator[str]:
    for name in ("page", "to"):
        if isinstance(operation.get(name), str):
            yield operation[name]
    yield from operation.get("pages", ())


def _run(tree: Path, data: Path, port: int, now: datetime.datetime, off: Iterable[str]) -> int:
    command = [sys.executable, "-m", "benchmarks.year_week", str(data), str(port), now.isoformat()]
    for audit in off:
        command += ["--off", audit]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        print(done.stderr[-2000:], file=sys.stderr)
    return done.returncode


def _patched(data: Path) -> Path:
    """Return a copy of the code whose extraction reads pages differently."""
    tree = data / "patched"
    if not tree.exists():
        skipped = shutil.ignore_patterns(
            ".venv", ".git", "docs", "tests", "__pycache__", "*.egg-info", "build"
        )
        shutil.copytree(ROOT, tree, ignore=skipped)
        file = tree / PATCH[0]
        source = file.read_text("utf-8")
        if PATCH[1] not in source:
            raise RuntimeError(f"{PATCH[0]} has no {PATCH[1]!r} to patch any more: choose another change")
        file.write_text(source.replace(PATCH[1], PATCH[2]), "utf-8")
    return tree


def _records(folder: Path, file: str) -> list[dict[str, Any]]:
    """Return the records of a published file."""
    return [json.loads(line) for line in (folder / file).read_text("utf-8").splitlines()]


def _newest(data: Path) -> Path:
    return max((data / "clinic.example" / "runs").iterdir())


def _read(data: Path, week: int, year: Year, touched: set[str]) -> None:
    """Take what the newest run says of its week."""
    folder = _newest(data)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    print(manifest["status"], (manifest["reason"] or "")[:100])
    if manifest["status"] == "complete":
        year.complete.append(week)
    if week == 1 or manifest["status"] != "complete":
        return
    due = _due(data, manifest["previous"], manifest["now"])
    for finding in _records(folder, "findings.jsonl"):
        if finding["status"] not in EVENTS:
            continue
        if finding["cause"] == "ours":
            year.ours[week] += 1
            continue
        if finding["audit"] == "stale-page" and finding["subject"] in due:
            year.forecast += 1
            continue
        year.said.append(Event(week, finding["status"], finding["audit"], _place(finding)))
    for change in _records(folder, "changes.jsonl"):
        path = urlsplit(change["url"] or "").path
        if change["record"] in ("article", "text") and _is_event(change) and path not in touched:
            year.unplanned_changes.append(f"week {week}: {change['op']} {path} {change['fields']}")


def _due(data: Path, before: str | None, now: str) -> set[str]:
    """Return the texts that the run before said would fall due by this one."""
    if before is None:
        return set()
    return {
        article["text_id"]
        for article in _records(data / "clinic.example" / "runs" / before, "articles.jsonl")
        if (article["freshness"] or {}).get("due_on") and article["freshness"]["due_on"] <= now[:10]
    }


def _is_event(change: dict[str, Any]) -> bool:
    """Return whether the site did more than write the same days in other markup."""
    if "site" not in change["cause"].values():
        return False
    days = [name for name in change["before"] if name in ("published", "modified", "reviewed")]
    same = all(_day(change["before"][name]) == _day(change["after"][name]) for name in days)
    return bool(set(change["before"]) - set(days)) or not days or not same


def _day(date: dict[str, Any] | None) -> str | None:
    return str(date["value"])[:10] if date else None


def _place(finding: dict[str, Any]) -> str:
    if finding["audit"] in ("misspelling", "repeated-word"):
        return str(finding["subject"])
    if finding["subject"] == "site" and finding["page_count"] > 1:
        return ""
    return urlsplit(finding["url"] or "").path


def _decide(data: Path, decision: dict[str, Any], year: Year) -> None:
    """Take a reviewer's decision about a finding of the newest run."""
    wanted = decision.get("word") or decision.get("page")
    for finding in _records(_newest(data), "findings.jsonl"):
        if finding["audit"] == decision["audit"] and _place(finding) == wanted:
            until = ["--until", decision["until"]] if decision.get("until") else []
            command = [
                sys.executable, "-m", "clinic_checkup", "decide", finding["finding_id"], decision["action"],
                "--reason", decision.get("reason", "planned"), "--who", "the plan", "--data", str(data), *until,
            ]  # fmt: skip
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                year.trouble.append(f"decide {wanted}: {done.stderr.strip()}")
            return
    year.trouble.append(f"no finding to decide about: {decision}")


def _in_complete_week(event: Event, complete: list[int]) -> Event:
    """Return an event with the week that can report it: a run that is not complete changes no finding's state."""
    return event._replace(week=next((week for week in complete if week >= event.week), event.week))


def told(year: Year) -> int:
    """Print where the plan and the runs agree; return 1 where they do not."""
    planned = Counter(_in_complete_week(event, year.complete) for event in year.planned)
    said = Counter(year.said)
    missed, extra = planned - said, said - planned
    print(f"\n{(planned & said).total()} of {planned.total()} planned events reported once, in their weeks")
    for title, events in (("missed", missed), ("not planned", extra)):
        for event, count in sorted(events.items()):
            print(f"  {title}: week {event.week} {event.status} {event.audit} {event.place} ×{count}")
    for line in (*year.unplanned_changes, *year.trouble):
        print(f"  {line}")
    print("fell due as forecast:", year.forecast)
    print("of our own progress:", dict(sorted(year.ours.items())))
    return 1 if missed or extra or year.unplanned_changes or year.trouble else 0


if __name__ == "__main__":
    raise SystemExit(main())
