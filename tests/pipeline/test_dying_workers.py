"""A worker that dies costs no record; a page that ends its worker twice is an error that the first lines say."""

from __future__ import annotations

import io
import json
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.read_task import PageReader, ReadTask
from pipeline.run import RunEnd
from pipeline.workers import Failure, Workers
from reports.console import print_summary
from reports.progress import Progress
from schemas.vocabulary import Exit
from tests.pipeline.small_clinic import HOST, Weeks, records

KNEE = f"http://{HOST}/blog/knee/"


class Killer(Progress):
    """Shows nothing, and kills every worker once a stage, after its first result."""

    def __init__(self) -> None:
        super().__init__(quiet=True)
        self.kills = 0
        self._killed = True

    def stage(self, name: str, total: int | None = None) -> None:
        """Kill once more in each stage."""
        self._killed = False
        super().stage(name, total)

    def advance(self, steps: int = 1) -> None:
        """Kill the workers that are reading, finishing or auditing the next pages."""
        if not self._killed:
            self._killed = True
            for worker in multiprocessing.active_children():
                worker.kill()
                self.kills += 1
        super().advance(steps)


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path / "killed") as weeks:
        yield weeks


def published(end: RunEnd) -> dict[str, bytes]:
    """Return every file of a run, the manifest without what may differ."""
    assert end.published is not None
    folder = end.published.folder
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    manifest = json.loads(files.pop("manifest.json"))
    for key in ("run", "started", "finished", "timings"):
        del manifest[key]
    return {**files, "manifest": json.dumps(manifest).encode()}


def test_killed_workers_change_nothing_of_what_is_published(weeks: Weeks, tmp_path: Path) -> None:
    """A worker killed in each stage: every file is that of a run in which none was."""
    killer = Killer()
    killed = weeks.run(progress=killer)
    assert killer.kills >= 3
    weeks.data, weeks.week = tmp_path / "unbroken", 0
    assert published(killed) == published(weeks.run())


@pytest.fixture
def knee_ends_its_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every worker that reads one post die."""
    run_tasks = Workers.map

    def map_tasks(workers: Workers, set_up: Any, tasks: Any) -> Iterator[Any]:
        for task, result in run_tasks(workers, set_up, tasks):
            died = set_up is PageReader and isinstance(task, ReadTask) and task.url == KNEE
            yield task, Failure("its worker died (exit code -9)") if died else result

    monkeypatch.setattr(Workers, "map", map_tasks)


@pytest.mark.usefixtures("knee_ends_its_worker")
def test_a_page_that_ends_its_worker_is_said_first(weeks: Weeks) -> None:
    """By the console's first line, the report, the manifest; the run is complete, for the site answered."""
    end = weeks.run()
    assert end.published is not None
    said = f"Checkup itself could not read one page, {KNEE}. Run it again; if it fails again, report it."
    manifest = json.loads((end.published.folder / "manifest.json").read_text("utf-8"))
    assert (manifest["status"], manifest["reason"], end.exit) == ("complete", said, Exit.DONE)
    console = Console(record=True, width=200, file=io.StringIO())
    print_summary(end.published.data, report_path="report", console=console)
    assert said in console.export_text().split("\n\n")[0]
    html = (end.published.folder / "report" / "index.html").read_text("utf-8")
    assert said in html[html.index("<header") : html.index("<nav")]
    (knee,) = [page for page in records(end, "pages") if page["final_url"] == KNEE]
    assert knee["notes"] == ["not_read"]
    assert knee["error"] == "the page could not be read: its worker died (exit code -9)"
