"""A run says before it begins how long it will take."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from pipeline.forecast import duration, forecast
from schemas.profile import CrawlSettings
from store.connection import open_work
from store.frontier import Find, Frontier, State
from store.run_store import RunStore
from store.runs import begin_run
from store.urls import UrlNumbers


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 minute"),
        (61, "2 minutes"),
        (3600, "1 hour"),
        (5400, "1 hour 30 minutes"),
        (7260, "2 hours 1 minute"),
        (100_000, "28 hours"),
    ],
)
def test_a_length_of_time_in_words(seconds: float, words: str) -> None:
    """Whole minutes, rounded up; whole hours once there are ten."""
    assert duration(seconds) == words


def said(
    folder: Path,
    settings: CrawlSettings,
    *,
    before: int = 0,
    done: int = 0,
    left: int = 0,
    crawl_delay: float = 0,
) -> str | None:
    """Return the sentence of a site with so many pages last time and so many in the run that is gone on with."""
    with contextlib.closing(open_work(folder)) as connection:
        numbers = UrlNumbers(connection)

        def begin(run: str, states: list[State]) -> RunStore:
            store = RunStore(connection, run)
            begin_run(store, "2026-11-22T00:00:00+00:00", "http://clinic.example/", "{}")
            ids = [numbers.number(f"http://clinic.example/{n}") for n in range(len(states))]
            Frontier(store).add([Find(url_id=number, depth=0) for number in ids])
            rows = [(state, run, number) for state, number in zip(states, ids, strict=True)]
            connection.executemany("UPDATE frontier SET state = ? WHERE run = ? AND url_id = ?", rows)
            return store

        previous = begin("before", [State.DONE] * before) if before else None
        now = begin("now", [State.DONE] * done + [State.PENDING] * left)
        if crawl_delay:
            text = f"User-agent: *\nCrawl-delay: {crawl_delay}\n"
            memory = json.dumps({"robots": {"http://clinic.example/robots.txt": {"text": text}}})
            connection.execute("UPDATE runs SET crawl_json = ?", (memory,))
        return forecast(now, previous, settings)


POLITE = CrawlSettings()


def test_an_unknown_site(tmp_path: Path) -> None:
    """The rate, and what it means for a site of a hundred pages."""
    assert said(tmp_path, POLITE) == "Asking politely, one page a second: 100 pages take about 2 minutes."


def test_a_site_that_was_crawled_before(tmp_path: Path) -> None:
    """As many pages as last time, at the pause that robots.txt asks for."""
    words = said(tmp_path, POLITE, before=52, crawl_delay=10)
    assert (
        words
        == "Asking politely, one page every 10 seconds: 52 pages (as many as last time) take about 9 minutes."
    )


def test_a_limited_run(tmp_path: Path) -> None:
    """The limit, where it is less."""
    words = said(tmp_path, CrawlSettings(max_pages=5, delay_seconds=0.5), before=52)
    assert words == "Asking 2 pages a second: 5 pages (the limit) take about 1 minute."


def test_a_run_that_is_gone_on_with(tmp_path: Path) -> None:
    """The rest of it."""
    words = said(tmp_path, POLITE, before=90, done=30, left=61)
    assert words == "Asking politely, one page a second: 61 known pages are left, which take about 2 minutes."


def test_a_site_of_one_s_own_without_pauses(tmp_path: Path) -> None:
    """Nothing can be said of it."""
    assert said(tmp_path, CrawlSettings(delay_seconds=0)) is None
