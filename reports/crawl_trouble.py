"""Group the pages that did not answer as a page should: dead, blocked or unsure, never one for the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reports.long_table import LongTable, Ranking
from reports.page_lines import PageLine
from schemas.page import Page
from schemas.vocabulary import Fetch

_DEAD_STATUSES = frozenset({404, 410})
_BLOCKED_STATUSES = frozenset({401, 403, 407, 429, 451})
_ROWS = 200


class LinkState(StrEnum):
    """State of the links to a page, by the page's answer."""

    DEAD = "dead"
    """The server says that the page does not exist (404, 410)."""
    BLOCKED = "blocked"
    """The server refuses us (401, 403, 407, 429, 451); a visitor may see the page."""
    UNSURE = "unsure"
    """Any other answer that is not a page: a server's error, a timeout, redirects without end."""


_MEANINGS = {
    LinkState.DEAD: "Your server says the page doesn't exist. Correct or remove the links to it.",
    LinkState.BLOCKED: "Your server blocked our check. Visitors may still see these pages.",
    LinkState.UNSURE: "We got no usable answer this time. One failure proves nothing.",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble with its pages, the most linked first."""

    name: str
    meaning: str
    pages: LongTable[PageLine]


def link_state(page: Page | PageLine) -> LinkState | None:
    """Return the state of the links to a page by its answer; None where it answered as a page."""
    if page.http_status in _DEAD_STATUSES:
        return LinkState.DEAD
    if page.http_status in _BLOCKED_STATUSES:
        return LinkState.BLOCKED
    if page.fetch is Fetch.ERROR or (page.http_status or 0) >= 400:
        return LinkState.UNSURE
    return None


def crawl_trouble(pages: Iterable[PageLine]) -> list[Trouble]:
    """Return the kinds of trouble that occurred, dead links first."""
    found: dict[LinkState, Ranking[PageLine]] = {state: Ranking(_most_linked, _ROWS) for state in LinkState}
    for page in pages:
        if (state := link_state(page)) is not None:
            found[state].add(page)
    tables = ((state, ranking.table()) for state, ranking in found.items())
    return [Trouble(state.capitalize(), _MEANINGS[state], table) for state, table in tables if table.total]


def _most_linked(page: PageLine) -> tuple[int, str]:
    return (-page.inlinks, page.url)
