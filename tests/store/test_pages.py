"""A run's pages are read with or without their headers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from schemas.vocabulary import Fetch
from store.connection import open_work
from store.pages import PageRow, headers_of, iter_pages, put_page
from store.run_store import RunStore
from store.runs import begin_run
from store.urls import UrlNumbers

SITE = "https://clinic.example"


def test_headers_can_be_read_apart(tmp_path: Path) -> None:
    """A page of another run, or none, has none."""
    with closing(open_work(tmp_path)) as connection:
        store = RunStore(connection, "one")
        begin_run(store, "2026-11-22T00:00:00Z", f"{SITE}/", "{}")
        begin_run(store.other("two"), "2026-11-22T00:00:00Z", f"{SITE}/", "{}")
        for name in ("a", "b"):
            number = UrlNumbers(connection).number(f"{SITE}/{name}")
            put_page(store, PageRow(url_id=number, fetch=Fetch.FETCHED, headers={"etag": f'"{name}"'}))
        whole = list(iter_pages(store))
        assert [page.headers for page in whole] == [{"etag": '"a"'}, {"etag": '"b"'}]
        assert list(iter_pages(store, with_headers=False)) == [replace(page, headers={}) for page in whole]
        assert headers_of(store, f"{SITE}/b") == {"etag": '"b"'}
        assert headers_of(store, f"{SITE}/c") == headers_of(store.other("two"), f"{SITE}/b") == {}
