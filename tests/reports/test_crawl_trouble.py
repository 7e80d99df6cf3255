"""A link is dead, blocked or unsure, and never one for the other."""

from __future__ import annotations

import pytest

from reports.crawl_trouble import LinkState, crawl_trouble, link_state
from schemas.page import Page
from schemas.vocabulary import Fetch, PageKind


def page(status: int | None, fetch: Fetch = Fetch.ERROR, inlinks: int = 0) -> Page:
    """Return a page that answered so."""
    return Page(
        page_id="p-0123456789abcdef",
        url=f"https://clinic.example/{status}",
        final_url=f"https://clinic.example/{status}",
        http_status=status,
        fetch=fetch,
        kind=PageKind.OTHER,
        inlinks=inlinks,
    )


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, LinkState.DEAD),
        (410, LinkState.DEAD),
        (401, LinkState.BLOCKED),
        (403, LinkState.BLOCKED),
        (429, LinkState.BLOCKED),
        (500, LinkState.UNSURE),
        (400, LinkState.UNSURE),
        (999, LinkState.UNSURE),
        (None, LinkState.UNSURE),
    ],
)
def test_the_answer_decides_the_state(status: int | None, state: LinkState) -> None:
    """401, 403 and 429 are blocked, 404 and 410 dead, the rest unsure."""
    assert link_state(page(status)) is state


def test_a_page_that_answers_is_in_no_list() -> None:
    """Nor is one that robots.txt keeps us from."""
    pages = [page(200, Fetch.FETCHED), page(None, Fetch.ROBOTS), page(304, Fetch.NOT_MODIFIED)]
    assert crawl_trouble(pages) == []


def test_dead_links_come_first_and_the_most_linked_first_of_them() -> None:
    """An editor works from the top."""
    pages = [page(500), page(403), page(410, inlinks=1), page(404, inlinks=3)]
    shown = [
        (trouble.name, [row.http_status for row in trouble.pages.rows]) for trouble in crawl_trouble(pages)
    ]
    assert shown == [("Dead", [404, 410]), ("Blocked", [403]), ("Unsure", [500])]
