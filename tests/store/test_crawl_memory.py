"""A crawl that is gone on with reads back all that it stored about itself."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.crawl_note import CrawlNote, CrawlNoteName
from schemas.left_out import LeftOut, LeftOutReason
from store.connection import open_work
from store.crawl_memory import CrawlMemory, RobotsFile, RobotsState, read_memory, write_memory
from store.run_store import RunStore
from store.runs import begin_run

SITE = "https://clinic.example"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    """Return a run that has just begun."""
    with contextlib.closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, "run-1")
        begin_run(store, "2026-11-22T00:00:00Z", f"{SITE}/", "{}")
        yield store


def test_a_new_run_has_an_empty_memory(store: RunStore) -> None:
    """Nothing was written yet; nor is anything known of a run without a row."""
    assert read_memory(store) == read_memory(store.other("no-such-run")) == CrawlMemory()


def test_what_is_written_is_read_back(store: RunStore) -> None:
    """All four ends of a robots.txt, the start, the notes and the end."""
    memory = CrawlMemory(
        robots={
            f"{SITE}/robots.txt": RobotsFile(state=RobotsState.RULES, text="User-agent: *\n"),
            f"http://{SITE[8:]}/robots.txt": RobotsFile(state=RobotsState.MOVED, target=f"{SITE}/robots.txt"),
            "https://a.clinic.example/robots.txt": RobotsFile(state=RobotsState.CLOSED),
            "https://b.clinic.example/robots.txt": RobotsFile(state=RobotsState.NO_RULES),
        },
        start_url_final=f"{SITE}/home/",
        notes=(CrawlNote(CrawlNoteName.SITEMAP_CUT, f"{SITE}/sitemap.xml"),),
        end_notes=(CrawlNote(CrawlNoteName.CRAWL_DELAY_BOUNDED),),
        left_out={LeftOut(LeftOutReason.MAX_DEPTH, "/blog"): 3},
    )
    write_memory(store, memory)
    assert read_memory(store) == memory


def test_the_memory_of_an_earlier_version_is_read(store: RunStore) -> None:
    """As it was written before the memory had types; keys that nobody knows are ignored."""
    text = {
        "robots": {"a": {"moved": "b"}, "b": {"text": "Sitemap: /s\n"}, "c": {"closed": True}, "d": {}},
        "notes": ["sitemap_broken:https://clinic.example/s.xml"],
        "end": {"left_out": {"max_pages": 2}, "notes": ["crawl_delay_bounded"]},
        "of_a_later_version": 1,
    }
    store.connection.execute("UPDATE runs SET crawl_json = ?", (json.dumps(text),))
    memory = read_memory(store)
    assert [file.state for file in memory.robots.values()] == [
        RobotsState.MOVED, RobotsState.RULES, RobotsState.CLOSED, RobotsState.NO_RULES,
    ]  # fmt: skip
    assert memory.robots["a"].target == "b"
    assert memory.start_url_final is None
    assert memory.left_out == {LeftOut(LeftOutReason.MAX_PAGES): 2}
    assert memory.notes == (CrawlNote(CrawlNoteName.SITEMAP_BROKEN, "https://clinic.example/s.xml"),)
    assert memory.end_notes == (CrawlNote(CrawlNoteName.CRAWL_DELAY_BOUNDED),)
