"""A page keeps its id through redirects and moves."""

from __future__ import annotations

from reference.ids import page_id
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch
from store.page_ids import assign


def page(url: str, final: str | None = None) -> StoredPage:
    return StoredPage(url=url, final_url=final or url, fetch=Fetch.FETCHED)


def test_a_new_page_is_minted_from_its_final_url() -> None:
    """The id hangs on nothing but the URL."""
    assert assign([page("http://c/a")], {}) == {"http://c/a": page_id("http://c/a")}


def test_a_redirect_keeps_the_id() -> None:
    """The new URL of a moved page inherits the old one's id."""
    known = {"http://c/old": "p-1"}
    assert assign([page("http://c/old", "http://c/new")], known) == {
        "http://c/old": "p-1",
        "http://c/new": "p-1",
    }


def test_a_site_that_turns_to_https_or_www_keeps_its_ids() -> None:
    """Nobody asks for the old addresses any more, whose redirects would tell."""
    known = {"http://c.example/a": "p-1", "http://c.example/b": "p-2"}
    assert assign([page("https://www.c.example/a")], known) == {"https://www.c.example/a": "p-1"}
    both = assign([page("http://c.example/a"), page("https://c.example/a")], known)
    assert both == {"http://c.example/a": "p-1", "https://c.example/a": page_id("https://c.example/a")}


def test_two_pages_never_share_an_id() -> None:
    """A URL that is used again for another page gets an id of its own."""
    known = {"http://c/new": "p-1", "http://c/old": "p-1"}
    ids = assign([page("http://c/old"), page("http://c/new")], known)
    assert ids["http://c/new"] != ids["http://c/old"]


def test_the_order_of_pages_does_not_matter() -> None:
    """Ids are the same whichever page was crawled first."""
    pages = [page("http://c/b", "http://c/z"), page("http://c/a", "http://c/z"), page("http://c/z")]
    known = {"http://c/a": "p-a", "http://c/b": "p-b"}
    assert assign(pages, known) == assign(pages[::-1], known)
    assert set(assign(pages, known).values()) == {"p-a"}
