"""Published runs at a URL: a folder, and an S3-compatible server on loopback."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.fleet.new_run import new_run, run_names
from pipeline.fleet.results import Results
from schemas.errors import StoreError, UsageError
from schemas.vocabulary import RunStatus
from store.connection import open_review
from store.publish import latest_run, point_latest
from store.published_folder import read_published_folder
from store.review import add_words, read_review
from tests.pipeline.fleet.s3_server import BUCKET, names_below, s3_server
from tests.pipeline.small_clinic import NOW, Weeks

MISSING = [name for name in ("fsspec", "s3fs", "moto") if importlib.util.find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture(params=["folder", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a URL that holds nothing."""
    if request.param == "folder":
        yield (tmp_path / "results").as_uri()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of those packages
        with s3_server():
            yield f"s3://{BUCKET}/{tmp_path.name}"


def test_a_machine_that_has_nothing_goes_on_with_what_is_there(tmp_path: Path, url: str) -> None:
    """Runs, history and ids come back whole; the next run is compared with the last and is copied too."""
    with Weeks(tmp_path / "one") as weeks:
        weeks.run()
        weeks.clinic.posts["knee"].texts.append(
            "A new paragraph says what to do when the ache comes back at night."
        )
        weeks.run()
        site = weeks.folder.name
        assert Results(url).keep(weeks.folder) == f"{url}/{site}/runs/{run_names(weeks.folder)[-1]}"
        there = names_below(f"{url}/{site}")
        published = [path for path in (weeks.folder / "runs").rglob("*") if path.is_file()]
        assert there == sorted(
            [*(str(path.relative_to(weeks.folder)) for path in published), "newest.json", "stores.zip"]
        )
        before = run_names(weeks.folder)

        weeks.data = tmp_path / "two"
        Results(url).bring_back(weeks.folder)
        assert run_names(weeks.folder) == before[-1:]
        assert latest_run(weeks.folder) == before[-1]
        assert new_run(weeks.folder, before) is None
        end = weeks.run()
        assert end.status is RunStatus.COMPLETE
        assert end.published is not None
        manifest = read_published_folder(end.published.folder)
        assert manifest is not None
        assert manifest.manifest.previous == before[-1]
        assert list(end.published.data.changes) == []
        Results(url).keep(weeks.folder)
        with closing(sqlite3.connect(weeks.folder / "history.sqlite")) as history:
            assert history.execute("SELECT count(*) FROM runs").fetchone() == (3,)

        weeks.data = tmp_path / "one"  # the first machine is a run behind now
        Results(url).bring_back(weeks.folder)
        assert run_names(weeks.folder) == (*before, end.run)
        assert latest_run(weeks.folder) == end.run


def test_as_many_runs_stay_as_are_asked_for(tmp_path: Path, url: str) -> None:
    """The oldest go, also what a kill left of one; what is older than these is not copied again; ``latest`` stays."""
    with Weeks(tmp_path / "one") as weeks:
        for _ in range(4):
            weeks.run()
        site, names = weeks.folder.name, run_names(weeks.folder)

        def there() -> list[str]:
            return sorted(
                {path.split("/")[1] for path in names_below(f"{url}/{site}") if path.startswith("runs/")}
            )

        Results(url).keep(weeks.folder)
        assert there() == list(names)
        results = Results(url)
        results._files.rm(f"{results._root}/{site}/runs/{names[0]}/manifest.json")
        assert Results(url).keep(weeks.folder, 3) == f"{url}/{site}/runs/{names[-1]}"
        assert there() == list(names[1:])
        point_latest(weeks.folder, names[1])
        Results(url).keep(weeks.folder, 2)
        assert there() == list(names[1:])
        weeks.data = tmp_path / "two"
        Results(url).bring_back(weeks.folder)
        assert run_names(weeks.folder) == (names[1], names[-1])
        assert latest_run(weeks.folder) == names[1]


def test_decisions_that_are_here_stay(tmp_path: Path, url: str) -> None:
    """Only the history is taken from there."""
    with Weeks(tmp_path / "one") as weeks:
        weeks.run()
        with closing(open_review(weeks.folder)) as review_store:
            add_words(review_store, ["otolith"], who="Ann", reason=None, now=NOW)
        Results(url).keep(weeks.folder)
        with closing(open_review(weeks.folder)) as review_store:
            add_words(review_store, ["meniscus"], who="Ann", reason=None, now=NOW)
        shutil.rmtree(weeks.folder / "runs")
        (weeks.folder / "latest").unlink()
        Results(url).bring_back(weeks.folder)
        assert read_review(weeks.folder) == ([], ["meniscus", "otolith"])
        assert list(weeks.folder.glob("review.sqlite.before-*")) == []
        assert len(run_names(weeks.folder)) == 1


def test_what_was_cut_off_there_is_no_run(tmp_path: Path) -> None:
    """A copy without manifest is made again; a damaged one is said, not used."""
    url = (tmp_path / "results").as_uri()
    with Weeks(tmp_path / "one") as weeks:
        end = weeks.run()
        Results(url).keep(weeks.folder)
        there = tmp_path / "results" / weeks.folder.name / "runs" / end.run
        (there / "manifest.json").unlink()
        (there / "articles.jsonl").write_text("half")
        Results(url).keep(weeks.folder)
        assert (there / "articles.jsonl").read_bytes() == (
            weeks.folder / "runs" / end.run / "articles.jsonl"
        ).read_bytes()
        (there / "articles.jsonl").write_text("other")
        with pytest.raises(StoreError, match="is not the run that was published"):
            Results(url).bring_back(tmp_path / "two" / weeks.folder.name)
        newest = there.parent.parent / "newest.json"
        newest.write_text(json.dumps({"run": "../../x", "latest": None}))
        with pytest.raises(StoreError, match="names no run"):
            Results(url).bring_back(tmp_path / "three" / weeks.folder.name)


def test_an_unknown_scheme_is_a_wrong_option() -> None:
    """Before anything is run."""
    with pytest.raises(UsageError, match="--results"):
        Results("nosuch://bucket/folder")
