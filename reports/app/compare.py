# ruff: noqa: S608 - queries are made of our own words; values are bound
"""Tell in words what differs between two complete runs of a site."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.app.ask import Ask
from reports.app.open_run import OpenRun
from reports.changes.change_report import change_report
from reports.changes.compose import compose
from reports.changes.lines import ChangeReport
from reports.coverage import TextSummary
from reports.names import office
from reports.view import ReportData
from schemas.change import Change
from schemas.location import Location
from schemas.page import Page
from schemas.vocabulary import ChangeOp, PageKind
from store.batches import batches
from store.published_folder import PublishedFolder

_OF_TEXT = "url, kind, headline, word_count"
_AT_ONCE = 500
"""Values of one query."""
_NAMES = {
    "article": "SELECT headline FROM articles WHERE article_id = ?",
    "text": "SELECT headline FROM texts WHERE text_id = ?",
    "page": "SELECT title FROM pages WHERE page_id = ?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two runs side by side."""

    earlier: PublishedFolder
    """The run before."""
    later: PublishedFolder
    """The run behind it."""
    report: ChangeReport
    """What differs, in lines."""


def chain(ask: Ask) -> list[PublishedFolder]:
    """Return the runs that can be compared, oldest first: each says what changed since the one before it.

    They end with the run that is shown; where the one before a run was removed, nothing tells what it changed.
    """
    runs = {run.run: run for run in ask.site.runs() if run.run != ask.run.name}
    found = [ask.run.published]
    while (before := found[-1].manifest.previous) is not None and before in runs:
        found.append(runs.pop(before))  # a damaged manifest may name a later run: none comes twice
    return found[::-1]


def compare(ask: Ask, runs: Sequence[PublishedFolder]) -> Compared:
    """Return what differs between the first and the last of runs that follow one another."""
    changes = compose(_changes(run) for run in runs[1:])
    gone = [change for change in changes if change.op is ChangeOp.GONE]
    former = _former_names(ask.sites.open(runs[0]), gone) if gone else {}
    data = _data(ask.sites.open(runs[-1]), changes, former)
    return Compared(earlier=runs[0], later=runs[-1], report=change_report(data))


def _changes(run: PublishedFolder) -> Iterator[Change]:
    return (Change.model_validate_json(line, extra="ignore") for line in run.lines("changes.jsonl"))


def _former_names(earlier: OpenRun, gone: Sequence[Change]) -> dict[str, str]:
    """Return what the earlier run called the records that are gone."""
    with earlier.reading() as database:
        return {change.id: name for change in gone if (name := _name(database.connection, change))}


def _name(connection: sqlite3.Connection, change: Change) -> str | None:
    if change.record == "location":
        row = connection.execute("SELECT json FROM locations WHERE location_id = ?", (change.id,)).fetchone()
        return office(Location.model_validate_json(row[0], extra="ignore")) if row else None
    row = connection.execute(_NAMES[change.record], (change.id,)).fetchone()
    return row[0] if row else None


def _data(run: OpenRun, changes: Sequence[Change], former: dict[str, str]) -> ReportData:
    """Return of a run what its changes in words need: the changes, and the records that they are of."""
    manifest = run.manifest
    pages = {f"p-{change.id[2:]}" for change in changes if change.record != "location"}
    return ReportData(
        run=manifest.run,
        site=manifest.site,
        name=run.clinic,
        status=manifest.status,
        started=manifest.started,
        finished=manifest.finished,
        now=manifest.now,
        locale=run.words.tag,
        pages=[Page.model_validate_json(line, extra="ignore") for line in _pages(run, pages)],
        locations=[Location.model_validate_json(line, extra="ignore") for line in _locations(run)],
        texts=list(_texts(run, pages)),
        changes=changes,
        former_names=former,
    )


def _locations(run: OpenRun) -> list[str]:
    with run.reading() as database:
        return list(database.lines("locations"))


def _pages(run: OpenRun, ids: Collection[str]) -> Iterator[str]:
    """Yield the records of the pages, and of those to which other addresses lead now: one that left may be there."""
    with run.reading() as database:
        found = database.connection.execute(
            'SELECT line, json FROM pages WHERE instr(json, \'"previous_urls":["\')'
        ).fetchall()
        found += _rows(database.connection, "SELECT line, json FROM pages WHERE page_id", ids)
    yield from dict(sorted(found)).values()


def _texts(run: OpenRun, ids: Collection[str]) -> Iterator[TextSummary]:
    with run.reading() as database:
        rows = [
            *_rows(
                database.connection,
                f"SELECT text_id, article_id, {_OF_TEXT} FROM articles WHERE page_id",
                ids,
            ),
            *_rows(database.connection, f"SELECT text_id, NULL, {_OF_TEXT} FROM texts WHERE page_id", ids),
        ]
    for text_id, article_id, url, kind, headline, word_count in rows:
        yield TextSummary(
            text_id=text_id,
            article_id=article_id,
            url=url,
            kind=PageKind(kind),
            headline=headline,
            word_count=word_count or 0,
        )


def _rows(connection: sqlite3.Connection, query: str, values: Collection[str]) -> list[tuple[Any, ...]]:
    """Return the rows of a query that ends with the column of the values."""
    found: list[tuple[Any, ...]] = []
    for some in batches(sorted(values), _AT_ONCE):
        found += connection.execute(f"{query} IN ({', '.join('?' * len(some))})", some).fetchall()
    return found
