"""Retention: what `[keep]` does not keep goes, and nothing else."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from example.server import ExampleClinic
from pipeline.prune import Pruned, prune_site
from schemas.errors import LockedError, UsageError
from schemas.profile import KeepSettings, Profile
from schemas.vocabulary import Exit
from store.connection import open_history, open_work
from store.lock import SiteLock
from store.prune import remove_folder
from store.published_folder import published_folder
from store.run_database import open_run_database
from tests.commands.checkup import checkup
from tests.pipeline.example_runs import start

PROFILE = Profile(url="http://clinic.example/", keep=KeepSettings(runs=2, raw_runs=2))


def run(data: Path, clinic: ExampleClinic) -> Path:
    """Return the folder of a whole run on the example."""
    assert start(data, clinic).wait(timeout=300) == Exit.DONE
    return (data / "clinic.example" / "latest").resolve()


@pytest.fixture(scope="module")
def three_runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with three complete runs and one that was killed while it published."""
    data = tmp_path_factory.mktemp("data")
    with ExampleClinic("first") as first:
        run(data, first)
    with ExampleClinic("later") as later:
        run(data, later)
        run(data, later)
    return data


@pytest.fixture
def data(three_runs: Path, tmp_path: Path) -> Path:
    """Return a copy of them."""
    return shutil.copytree(three_runs, tmp_path / "data", symlinks=True)


def history(data: Path) -> list[tuple[object, ...]]:
    with closing(open_history(data / "clinic.example")) as connection:
        return [
            row
            for table in ("runs", "page_history", "identities")
            for row in connection.execute(f"SELECT * FROM {table}").fetchall()
        ]


def counts(data: Path) -> dict[str, int]:
    with closing(open_work(data / "clinic.example")) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in (
                "runs",
                "pages",
                "frontier",
                "lines",
                "bodies",
                "readings",
            )
        }


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "clinic.example" / "runs").iterdir())


def test_the_oldest_run_goes_and_the_rest_is_as_it_was(data: Path) -> None:
    """The former pages' bodies, page readings and lines go; ids, history and the number of runs stay."""
    before, oldest, lived = counts(data), names(data)[0], history(data)
    done = prune_site(data, PROFILE, dry_run=False)
    after = counts(data)
    assert (done.published, done.raw) == ([oldest], [oldest])
    assert names(data) == sorted(set(names(data)) - {oldest})
    assert done.bytes_after < done.bytes_before
    for table in ("pages", "frontier", "lines", "bodies", "readings"):
        assert after[table] < before[table], table
    assert after["runs"] == before["runs"]
    assert history(data) == lived
    assert (data / "clinic.example" / "latest" / "manifest.json").is_file()
    again = prune_site(data, PROFILE, dry_run=False)
    assert (again.published, again.raw) == ([], [])


def test_a_dry_run_removes_nothing(data: Path) -> None:
    """It says what the real one then removes."""
    before = counts(data)
    said = prune_site(data, PROFILE, dry_run=True)
    assert counts(data) == before
    done = prune_site(data, PROFILE, dry_run=False)
    assert (said.published, said.raw) == (done.published, done.raw)


def test_the_next_run_is_the_same_with_and_without(data: Path, tmp_path: Path) -> None:
    """Nothing that a later run compares with, or replays, has gone."""
    whole = shutil.copytree(data, tmp_path / "whole", symlinks=True)
    prune_site(data, PROFILE, dry_run=False)
    with ExampleClinic("first") as clinic:
        pruned, unpruned = run(data, clinic), run(whole, clinic)
    for file in ("pages", "articles", "locations", "findings", "changes"):
        assert (pruned / f"{file}.jsonl").read_bytes() == (unpruned / f"{file}.jsonl").read_bytes(), file


def test_latest_stays_however_few_runs_are_kept(data: Path) -> None:
    """`latest` may point to a run that is not among the newest: those were partial."""
    site = data / "clinic.example"
    oldest = names(data)[0]
    with closing(open_history(site)) as connection:
        connection.execute("UPDATE runs SET status = 'partial' WHERE run != ?", (oldest,))
    (site / "latest").unlink()
    (site / "latest").symlink_to(Path("runs") / oldest)
    assert prune_site(data, PROFILE, dry_run=False).published == []
    assert oldest in names(data)


def test_what_a_killed_prune_left_goes_with_the_next(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is being removed is hidden from readers at once."""
    folder = data / "clinic.example" / "runs" / names(data)[0]
    with monkeypatch.context() as killed:
        killed.setattr(shutil, "rmtree", lambda path: None)
        remove_folder(folder)
    assert names(data)[0].startswith(".")
    done: Pruned = prune_site(data, PROFILE, dry_run=False)
    assert done.published == []
    assert not [name for name in names(data) if name.startswith(".")]


def databases(data: Path) -> list[str]:
    """Return the names of the runs that have a database."""
    return sorted(path.parent.name for path in (data / "clinic.example" / "runs").glob("*/run.sqlite"))


def test_the_newest_two_runs_keep_their_database(data: Path) -> None:
    """A run drops the third newest one's; its manifest, which stays as it is, says that it may be gone."""
    oldest = names(data)[0]
    assert databases(data) == names(data)[1:]
    run = published_folder(data / "clinic.example", oldest)
    assert run is not None
    missing = [file for file in run.manifest.files if not (run.folder / file.path).is_file()]
    assert [(file.path, file.derived) for file in missing] == [("run.sqlite", True)]
    assert run.is_whole()
    with open_run_database(run) as database:
        assert database.path.stat().st_size == missing[0].bytes


def test_a_prune_drops_older_databases_and_never_that_of_latest(data: Path) -> None:
    """Files that somebody put back, or that a run could not remove."""
    site = data / "clinic.example"
    kept = PROFILE.model_copy(update={"keep": KeepSettings(runs=9, raw_runs=9)})
    oldest, _, newest = names(data)
    shutil.copyfile(site / "runs" / newest / "run.sqlite", site / "runs" / oldest / "run.sqlite")
    assert prune_site(data, kept, dry_run=True).databases == [oldest]
    assert databases(data) == names(data)
    assert prune_site(data, kept, dry_run=False).databases == [oldest]
    assert databases(data) == names(data)[1:]
    shutil.copyfile(site / "runs" / newest / "run.sqlite", site / "runs" / oldest / "run.sqlite")
    with closing(open_history(site)) as connection:
        connection.execute("UPDATE runs SET status = 'partial' WHERE run != ?", (oldest,))
    (site / "latest").unlink()
    (site / "latest").symlink_to(Path("runs") / oldest)
    assert prune_site(data, kept, dry_run=False).databases == []
    assert databases(data) == names(data)


def test_not_while_a_run_is_at_work(data: Path) -> None:
    """The lock is the run's."""
    with SiteLock(data / "clinic.example", "r"), pytest.raises(LockedError):
        prune_site(data, PROFILE, dry_run=False)


def test_a_site_without_a_store(tmp_path: Path) -> None:
    """Nothing is made for a site that was never run."""
    with pytest.raises(UsageError, match="nothing of http"):
        prune_site(tmp_path, PROFILE, dry_run=False)
    assert not list(tmp_path.iterdir())


def test_the_command_says_what_it_removes(data: Path) -> None:
    """Words for people, JSON for programs."""
    done = checkup("prune", "http://clinic.example/", "--data", data, "--dry-run")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Would remove 0 published runs.")
    assert "raw pages and stored records of 1 run" in done.stdout
    done = checkup("prune", "http://clinic.example/", "--data", data, "--json")
    assert json.loads(done.stdout)["raw"] == [names(data)[0]]
