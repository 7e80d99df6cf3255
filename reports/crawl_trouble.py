"""Pages that did not answer as a page should: dead, blocked, failed, kept out; never one for the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.capped import Capped, cap
from schemas.page import Page
from schemas.vocabulary import Fetch

_DEAD = frozenset({404, 410})
_BLOCKED = frozenset({401, 403, 407, 429, 451})
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Trouble:
    """One way of not answering, with its pages, the most linked first."""

    name: str
    meaning: str
    pages: Capped[Page]


def crawl_trouble(pages: Iterable[Page]) -> list[Trouble]:
    """Return the ways that occurred, dead links first."""
    dead: list[Page] = []
    blocked: list[Page] = []
    failed: list[Page] = []
    for page in pages:
        if page.http_status in _DEAD:
            dead.append(page)
        elif page.http_status in _BLOCKED:
            blocked.append(page)
        elif page.fetch is Fetch.ERROR or (page.http_status or 0) >= 400:
            failed.append(page)
    named = (
        ("Dead", "The server says the page does not exist. Mend or remove the links to it.", dead),
        ("Blocked", "The server refused us; a visitor may well see the page. Not counted as dead.", blocked),
        ("Failed", "No usable answer in this run. A single failure proves nothing.", failed),
    )
    return [
        Trouble(name, meaning, cap(sorted(found, key=lambda page: (-page.inlinks, page.url)), _ROWS))
        for name, meaning, found in named
        if found
    ]
