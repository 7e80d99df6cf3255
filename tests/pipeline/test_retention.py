"""Whatever is pruned, the history keeps a year and more."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.prune import prune_site
from schemas.manifest import RunManifest
from schemas.profile import KeepSettings, Profile
from schemas.vocabulary import Lifecycle, RunStatus
from store.connection import open_history, open_work
from store.finding_lives import FindingLife, known
from store.history import NextHistory, PublishedRun, apply, published_runs
from store.page_history import PageHistory, load
from store.publish import RunFolder, latest_run, point_latest
from store.published_folder import published_folder
from store.run_store import RunStore
from store.runs import begin_run, end_crawl, set_state

URL = "https://clinic.example/"
START = datetime.datetime(2025, 11, 30, 3, tzinfo=datetime.UTC)
WEEKS = 53


def publish(folder: Path, week: int) -> str:
    """Publish a week's run into all three stores, with a finding and a page of its own; return its name."""
    now = START + datetime.timedelta(weeks=week)
    name, moment = f"{now:%Y%m%dT%H%M%SZ}-0000", now.isoformat()
    counts = {"open_findings": week}
    files = RunFolder(folder, name)
    files.commit(
        RunManifest(
            run=name, site=URL, status=RunStatus.COMPLETE, exit="done", started=now, finished=now, now=now,
            counts=dict(counts), files=[], versions={}, settings={}, timings={},
        )
    )  # fmt: skip
    with closing(open_work(folder)) as work:
        store = RunStore(work, name)
        begin_run(store, now, URL, "{}")
        end_crawl(store, "complete", limited=False, reason=None)
        set_state(store, "published")
    row = PublishedRun(
        run=name, started=moment, now=moment, status=RunStatus.COMPLETE, fingerprint="x", counts=counts, crawl=name
    )  # fmt: skip
    page = PageHistory(
        page_id=f"p-{week:016x}", url=f"{URL}{week}/", first_seen=moment, last_seen=moment, last_changed=None,
        content_hash=None, lifecycle=Lifecycle.GONE, missing_runs=2,
    )  # fmt: skip
    life = FindingLife(
        finding_id=f"f-{week:016x}", first_seen=moment, last_seen=moment, last_judged=moment, closed_at=moment
    )  # fmt: skip
    with closing(open_history(folder)) as history:
        apply(history, NextHistory(run=row, page_ids={page.url: page.page_id}, pages=[page]), [life])
    point_latest(folder, name)
    return name


def test_a_year_of_history_outlives_the_shortest_retention(tmp_path: Path) -> None:
    """52 weeks of counts, of closed findings and of pages that left, pruned after every run; two runs' folders stay."""
    least = KeepSettings(
        runs=KeepSettings.model_json_schema()["properties"]["runs"]["minimum"],
        raw_runs=KeepSettings.model_json_schema()["properties"]["raw_runs"]["minimum"],
    )
    profile = Profile(url=URL, keep=least)
    folder = tmp_path / "clinic.example"
    names = []
    for week in range(WEEKS):
        names.append(publish(folder, week))
        prune_site(tmp_path, profile, dry_run=False)
    assert sorted(path.name for path in (folder / "runs").iterdir()) == names[-2:]
    assert latest_run(folder) == names[-1]
    assert (
        published_folder(folder, names[-2]) is not None
    )  # what the next run is compared with, and the one before
    with closing(open_history(folder)) as history:
        runs = published_runs(history)
        assert [run.counts["open_findings"] for run in runs] == list(range(WEEKS))
        ids = [f"f-{week:016x}" for week in range(WEEKS)]
        assert sorted(known(history, ids)) == ids
        assert len(load(history)) == WEEKS
    span = datetime.datetime.fromisoformat(runs[-1].now) - datetime.datetime.fromisoformat(runs[0].now)
    assert span >= datetime.timedelta(days=364)


@pytest.mark.parametrize("field", ["runs", "raw_runs"])
def test_a_profile_cannot_keep_less_than_the_next_comparison_needs(field: str) -> None:
    """The last complete run and the one before it."""
    with pytest.raises(ValueError, match="greater than or equal to 2"):
        KeepSettings(**{field: 1})


def test_the_last_complete_run_stays_behind_partial_ones(tmp_path: Path) -> None:
    """A site that is down for a month does not push out what its recovery is compared with."""
    folder = tmp_path / "clinic.example"
    complete = publish(folder, 0)
    for week in range(1, 6):
        publish(folder, week)
        point_latest(folder, complete)  # as after a partial run, which does not move it
    prune_site(tmp_path, Profile(url=URL, keep=KeepSettings(runs=2, raw_runs=2)), dry_run=False)
    kept = {path.name for path in (folder / "runs").iterdir()}
    assert latest_run(folder) in kept
    assert len(kept) <= 3
