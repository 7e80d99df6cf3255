# ruff: noqa: S608 - queries are made of our own words; values are bound
"""List the pages of a run with what is to fix on each, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from reports.app.open_run import OpenRun
from reports.app.review_state import ReviewState
from schemas.vocabulary import FreshnessState
from store.batches import batches
from store.run_tables import WORKLIST

ROWS = 50
"""Rows of one answer."""
AGES: Mapping[str, str] = {
    FreshnessState.OVERDUE: "Overdue",
    FreshnessState.DUE_SOON: "Due soon",
    FreshnessState.UNKNOWN: "No usable date",
    FreshnessState.CURRENT: "Up to date",
}
"""Ages that pages are chosen by, with their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One page."""

    page_id: str
    """Its id."""
    url: str
    """Its final URL."""
    title: str
    """Its headline or title; empty where it has none."""
    kind: str
    """Purpose of the page."""
    genre: str
    """Genre of its text; empty for a page without one."""
    freshness: str
    """State of its age; empty for one that no review is due for."""
    grade: float | None
    """Years of school that its text needs; null where it was not measured."""
    findings: int
    """What is to fix on it."""
    worst: int
    """Rank of the worst of these; a large number for none."""


class PageLists:
    """The pages of runs, listed once for each state of what was decided."""

    def __init__(self) -> None:
        self._published: WeakKeyDictionary[OpenRun, dict[str, PageRow]] = WeakKeyDictionary()
        """By URL, with what was to fix as of publishing."""
        self._lists: WeakKeyDictionary[OpenRun, tuple[ReviewState, Sequence[PageRow]]] = WeakKeyDictionary()

    def of(self, run: OpenRun, state: ReviewState) -> Sequence[PageRow]:
        """Return the pages that were read or have something to fix, the worst first."""
        known = self._lists.get(run)
        if known is None or known[0] is not state:
            published = self._published.get(run)
            if published is None:
                published = self._published[run] = _published(run)
            known = self._lists[run] = (state, _as_of_now(run, published))
        return known[1]


def matching(rows: Sequence[PageRow], words: str, age: str) -> list[PageRow]:
    """Return the pages whose title or address has the words, and whose age is the one that is asked for."""
    sought = words.casefold().split()
    return [
        row
        for row in rows
        if (not age or row.freshness == age)
        and all(word in f"{row.title} {row.url}".casefold() for word in sought)
    ]


_NOTHING = 1 << 62
_AT_ONCE = 500
"""Pages of one query."""


def _published(run: OpenRun) -> dict[str, PageRow]:
    """Return the pages that have a text or a finding, whatever its state."""
    with run.reading() as database:
        counts = _counts(
            database.connection.execute(
                f"SELECT url, sum(is_open), min(CASE WHEN is_open THEN rank END) FROM findings INDEXED BY {WORKLIST} "
                "WHERE url IS NOT NULL GROUP BY url"
            )
        )
        found = database.connection.execute(
            "SELECT p.page_id, p.final_url, coalesce(a.headline, t.headline, p.title, ''), p.kind, "
            "coalesce(a.genre, t.genre, ''), coalesce(a.freshness, ''), coalesce(a.reading_grade, t.reading_grade), "
            "a.text_id IS NOT NULL OR t.text_id IS NOT NULL "
            "FROM pages p LEFT JOIN articles a ON a.url = p.final_url LEFT JOIN texts t ON t.url = p.final_url "
            "ORDER BY p.line"
        ).fetchall()
    pages: dict[str, PageRow] = {}
    for page_id, url, title, kind, genre, freshness, grade, has_text in found:
        if url in pages or not (has_text or url in counts):
            continue
        count, worst = counts.get(url, (0, _NOTHING))
        pages[url] = PageRow(
            page_id=page_id,
            url=url,
            title=title,
            kind=kind,
            genre=genre,
            freshness="" if freshness == FreshnessState.EXEMPT else freshness,
            grade=grade,
            findings=count,
            worst=worst,
        )
    return pages


def _as_of_now(run: OpenRun, published: Mapping[str, PageRow]) -> list[PageRow]:
    """Return the pages with what is to fix now, the worst first: those that decisions reached are counted again."""
    pages = dict(published)
    with run.reading() as database:
        touched = [
            url
            for (url,) in database.connection.execute(
                "SELECT DISTINCT f.url FROM temp.standing s CROSS JOIN findings f ON f.line = s.line"
            )
            if url in pages
        ]
        for some in batches(touched, _AT_ONCE):
            marks = ", ".join("?" * len(some))
            counts = _counts(
                database.connection.execute(
                    "SELECT f.url, sum(coalesce(s.is_open, f.is_open)), "
                    "min(CASE WHEN coalesce(s.is_open, f.is_open) THEN f.rank END) FROM findings f "
                    f"INDEXED BY findings_url LEFT JOIN temp.standing s ON s.line = f.line WHERE f.url IN ({marks}) "
                    "GROUP BY f.url",
                    some,
                )
            )
            for url, (count, worst) in counts.items():
                pages[url] = replace(pages[url], findings=count, worst=worst)
    return sorted(pages.values(), key=lambda row: (row.worst, row.url))


def _counts(rows: Iterable[tuple[str, int, int | None]]) -> dict[str, tuple[int, int]]:
    return {url: (count, _NOTHING if worst is None else worst) for url, count, worst in rows}
