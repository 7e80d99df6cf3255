"""The facts of a run's pages are kept compressed by URL, and go with the run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from store import page_facts
from store.connection import open_work
from store.prune import drop_raw, prunable_runs
from store.run_store import RunStore
from store.runs import begin_run

SITE = "https://clinic.example"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    with closing(open_work(tmp_path)) as connection:
        for run in ("one", "two"):
            begin_run(RunStore(connection, run), "2026-11-22T00:00:00Z", f"{SITE}/", "{}")
        yield RunStore(connection, "one")


def test_facts_are_read_as_they_were_kept(store: RunStore) -> None:
    """Those of the same URL are replaced; another run's are its own."""
    page_facts.keep(store, [(f"{SITE}/a", b'{"old":1}'), (f"{SITE}/a", b'{"links":[]}')])
    assert page_facts.read(store, f"{SITE}/a") == b'{"links":[]}'
    assert page_facts.read(store, f"{SITE}/b") is None
    assert page_facts.read(store.other("two"), f"{SITE}/a") is None


def test_they_are_small(store: RunStore) -> None:
    """Kept as zstd."""
    page_facts.keep(store, [(f"{SITE}/a", b'{"url":"https://clinic.example/"}' * 1_000)])
    (size,) = store.connection.execute("SELECT length(zstd) FROM page_facts").fetchone()
    assert size < 200


def test_clearing_drops_one_runs(store: RunStore) -> None:
    for run in ("one", "two"):
        page_facts.keep(store.other(run), [(f"{SITE}/a", b"{}")])
    page_facts.clear(store)
    assert page_facts.read(store, f"{SITE}/a") is None
    assert page_facts.read(store.other("two"), f"{SITE}/a") == b"{}"


def test_a_run_can_start_from_anothers(store: RunStore) -> None:
    """The source keeps its own."""
    page_facts.keep(store, [(f"{SITE}/a", b"{}"), (f"{SITE}/b", b"[]")])
    page_facts.copy(store, store.other("two"))
    for at in (store, store.other("two")):
        assert [page_facts.read(at, f"{SITE}/{name}") for name in "ab"] == [b"{}", b"[]"]


def test_they_go_with_the_run(store: RunStore) -> None:
    """A pruned run that holds nothing but facts is found, and empty after."""
    page_facts.keep(store, [(f"{SITE}/a", b"{}")])
    with store.connection:
        store.connection.execute("UPDATE runs SET state = 'abandoned'")
    assert prunable_runs(store.connection, 1) == ["one"]
    drop_raw(store.connection, ["one"], [])
    assert page_facts.read(store, f"{SITE}/a") is None
    assert prunable_runs(store.connection, 1) == []


def test_an_older_store_opens(tmp_path: Path) -> None:
    """It gets the table, and keeps what it has."""
    folder = resources.files("store").joinpath("migrations", "work")
    with closing(sqlite3.connect(tmp_path / "work.sqlite")) as old:
        for number in (1, 2, 3, 4):
            (script,) = (entry for entry in folder.iterdir() if entry.name.startswith(f"{number:04}_"))
            old.executescript(script.read_text("utf-8"))
        old.execute("PRAGMA user_version = 4")
    with closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, "one")
        begin_run(store, "2026-11-22T00:00:00Z", f"{SITE}/", "{}")
        page_facts.keep(store, [(f"{SITE}/a", b"{}")])
        assert page_facts.read(store, f"{SITE}/a") == b"{}"
