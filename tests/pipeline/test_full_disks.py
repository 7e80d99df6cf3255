"""A disk that fills is the run's end with a word about it, and never a record, an outcome or a cause."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from audits.context import build_context
from audits.run import audit_site
from audits.site_facts import site_facts
from pipeline import audit_stage
from pipeline.kept_site_audits import KeptSiteAudits
from pipeline.store_stream import store_stream
from pipeline.workers import Workers
from schemas.errors import StoreError
from schemas.page import Page
from schemas.profile import Profile, WorkerSettings
from tests.pipeline.small_clinic import NOW, Weeks, of_another_version, records
from tests.pipeline.worker_tasks import Answerer


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def full(*args: Any, **kwargs: Any) -> Any:
    """Raise what a full disk raises."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def unreadable() -> Iterator[Page]:
    """Raise what SQLite raises where it has no room for a file of its own."""
    yield from ()
    raise sqlite3.OperationalError("disk I/O error")


def test_a_store_that_cannot_be_read_is_no_audits_error(tmp_path: Path) -> None:
    """It was an *error* of every audit of the site, published with exit 0."""
    facts = site_facts(pages=store_stream(tmp_path / "work.sqlite", unreadable))
    with pytest.raises(StoreError, match="run the same command again"):
        audit_site(facts, build_context(Profile(url="http://hill-clinic.example/"), NOW.date()))


def test_a_run_whose_store_fails_while_the_site_is_audited_goes_on_as_if_nothing_had_been(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start gives the outcomes of a run that always had room."""
    whole = weeks.run()
    with monkeypatch.context() as broken:
        broken.setattr(audit_stage, "_records", lambda *args: unreadable())
        broken.setattr(KeptSiteAudits, "take_over", lambda *args: [])  # else nothing is read: nothing changed
        with pytest.raises(StoreError):
            weeks.run(first="extract")
    again = weeks.run(first="extract")
    assert records(again, "outcomes") == records(whole, "outcomes")
    assert [f["finding_id"] for f in records(again, "findings")] == [
        f["finding_id"] for f in records(whole, "findings")
    ]


def test_causes_wait_for_room(weeks: Weeks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for what the causes are found with, a run ends; it did not, and its causes were others."""
    of_another_version(weeks.run())
    weeks.clinic.posts["hip"].texts.append(
        "Call us when the pain wakes you at night or does not let you walk."
    )
    with monkeypatch.context() as broken:
        broken.setattr("pipeline.previous_again.tempfile.mkdtemp", full)
        with pytest.raises(StoreError, match="TMPDIR"):
            weeks.run()
    assert weeks.run(fresh=False, first="crawl").status == "complete"


def test_no_room_for_a_stage_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stage's facts go to the workers through a temporary file."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with Workers(WorkerSettings(processes=1)) as workers, pytest.raises(StoreError, match=str(tmp_path)):
        list(workers.map(partial(Answerer), ["a"]))
