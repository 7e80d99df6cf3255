"""Test that a page's URLs get their numbers by few statements, and none beyond the bound."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from crawler.known_urls import KnownUrls
from store.connection import open_work
from store.frontier import Frontier
from store.run_store import RunStore
from store.urls import UrlNumbers


def urls(*numbers: int) -> list[str]:
    return [f"https://clinic.example/{number}/" for number in numbers]


def test_statements_do_not_grow_with_the_links_of_a_page(tmp_path: Path) -> None:
    """One statement reads the numbers that there are, one writes the new ones."""
    with closing(open_work(tmp_path)) as connection:
        known = KnownUrls(Frontier(RunStore(connection, "run-1")), UrlNumbers(connection), 100_000)
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        for links in (10, 3_000):
            seen.clear()
            assert len(known.numbers(urls(*range(links)))) == links
            assert len([line for line in seen if "urls" in line]) == 2


def test_numbers_stay_and_new_ones_follow_the_page(tmp_path: Path) -> None:
    """A URL keeps its number, repeated or not; new ones are numbered in the page's order."""
    with closing(open_work(tmp_path)) as connection:
        known = KnownUrls(Frontier(RunStore(connection, "run-1")), UrlNumbers(connection), 100)
        first = known.numbers(urls(5, 3, 5))
        assert sorted(first.values()) == [first[url] for url in urls(5, 3)]
        second = known.numbers(urls(9, 3, 1))
        assert second[urls(3)[0]] == first[urls(3)[0]]
        assert second[urls(9)[0]] < second[urls(1)[0]]


def test_beyond_the_bound_only_known_urls_have_numbers(tmp_path: Path) -> None:
    """What is refused is counted and has none; what is known keeps its own."""
    with closing(open_work(tmp_path)) as connection:
        known = KnownUrls(Frontier(RunStore(connection, "run-1")), UrlNumbers(connection), 100)
        kept = known.numbers(urls(*range(80)))
        more = known.numbers(urls(*range(60, 150)))
        assert (len(more), known.refused) == (40, 50)
        assert {url: more[url] for url in urls(*range(60, 80))} == {
            url: kept[url] for url in urls(*range(60, 80))
        }
