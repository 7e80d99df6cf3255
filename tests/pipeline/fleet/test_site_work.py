"""One site's attempt, where no process has to be started."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.fleet import site_work
from pipeline.fleet.new_run import new_run, run_names
from pipeline.fleet.site_job import SiteJob
from schemas.fleet_event import SiteEnd, SiteStarted
from schemas.profile import KeepSettings
from tests.pipeline.small_clinic import HOST, Weeks


def job(data: Path) -> SiteJob:
    """Return an attempt at the small clinic."""
    return SiteJob(name=HOST, source=f"http://{HOST}/", profile=None, data=data, fleet="f")


def no_process(*arguments: object) -> None:
    """Fail where a process is started."""
    raise OSError("no process was to be started")


def test_a_run_that_was_published_before_the_kill_is_the_site_s_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not made twice; one whose publishing was cut short waits for the next start, which finishes it."""
    monkeypatch.setattr(site_work, "SiteProcess", no_process)
    with Weeks(tmp_path) as weeks:
        weeks.run()
        before = run_names(weeks.folder)
        assert new_run(weeks.folder, before) is None
        published = weeks.run()
    attempt = replace(job(tmp_path), runs_before=before, attempt=2)
    started, end = site_work.work(attempt, "settings", lambda: None)
    assert isinstance(started, SiteStarted)
    assert isinstance(end, SiteEnd)
    assert (end.exit, end.word, end.status, end.attempt) == (0, "done", "complete", 2)
    assert end.run == str(weeks.folder / "runs" / published.run)
    with closing(sqlite3.connect(weeks.folder / "work.sqlite")) as store, store:
        store.execute("UPDATE runs SET state = 'audited' WHERE run = ?", (published.run,))
    assert new_run(weeks.folder, before) is None


def test_old_runs_go_behind_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the profile keeps them, here and at the URL; only where it is asked for."""
    pytest.importorskip("fsspec")
    monkeypatch.setattr(site_work, "SiteProcess", no_process)
    there = tmp_path / "results" / HOST / "runs"
    with Weeks(tmp_path / "data") as weeks:
        for _ in range(3):
            weeks.run()
        names = run_names(weeks.folder)
    attempt = replace(
        job(tmp_path / "data"), runs_before=names[:2], attempt=2, results=(tmp_path / "results").as_uri()
    )
    *_, end = site_work.work(attempt, "settings", lambda: None)
    assert isinstance(end, SiteEnd)
    assert (end.exit, end.pruned) == (0, [])
    assert sorted(path.name for path in there.iterdir()) == list(names)
    *_, end = site_work.work(
        replace(attempt, keep=KeepSettings(runs=2, raw_runs=2)), "settings", lambda: None
    )
    assert isinstance(end, SiteEnd)
    assert (end.exit, end.pruned) == (0, [names[0]])
    assert run_names(weeks.folder) == names[1:]
    assert sorted(path.name for path in there.iterdir()) == list(names[1:])


def test_what_cannot_be_started_is_the_site_s_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no traceback."""
    monkeypatch.setattr(site_work, "SiteProcess", no_process)
    started, end = site_work.work(job(tmp_path), "settings", lambda: None)
    assert isinstance(started, SiteStarted)
    assert started.runs_before == []
    assert isinstance(end, SiteEnd)
    assert (end.exit, end.word) == (74, "cannot_write")
    assert end.reason == "cannot go on: no process was to be started"


def test_results_that_cannot_be_reached_end_the_site(tmp_path: Path) -> None:
    """Nothing is run that might be behind what is there."""
    pytest.importorskip("fsspec")
    (tmp_path / "file").write_text("not a folder")
    attempt = replace(job(tmp_path), results=(tmp_path / "file" / "below").as_uri())
    (end,) = site_work.work(attempt, "settings", lambda: None)
    assert isinstance(end, SiteEnd)
    assert end.exit == 74
