# ruff: noqa: S608 - queries are made of our own words; values are bound
"""Read a worklist of one run: the worst first, findings of one cause as one row, a bounded number at a time."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reports.app.filters import Filters
from reports.app.open_run import OpenRun
from reports.app.review_state import ReviewState
from reports.app.search import search
from reports.app.standing import Standing
from reports.shared_cause import LEAST_ALIKE
from schemas.finding import Finding
from schemas.finding_states import ASKS_FOR_WORK
from store.run_tables import CAUSES, WORKLIST

ROWS = 50
"""Rows of one answer."""
MOST_TOGETHER = 20_000
"""Findings that one decision can be about."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The place of a row: the smallest is the worst."""

    rank: int
    """Its ``rank`` in ``run.sqlite``."""
    line: int

    def __str__(self) -> str:
        return f"{self.rank}.{self.line}"

    @classmethod
    def of(cls, text: str) -> Key | None:
        """Return the key of a text, or null where it is none."""
        parts = text.split(".")
        if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < 16 for part in parts):
            return None
        return cls(int(parts[0]), int(parts[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding with its state."""

    line: int
    """Its line in the run."""
    finding: Finding
    """As it was published."""
    standing: Standing
    """Its state as of now."""
    rank: int = 0
    """Its ``rank`` in ``run.sqlite``, of a row of a list."""
    alike: int = 1
    """Findings of the same cause that are shown by this row, itself among them."""
    alike_key: str = ""
    """What they have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Some rows of a worklist."""

    rows: Sequence[Row]
    """The worst first."""
    following: Key | None
    """The place of the last row, behind which there are more; null at the end."""


def read_rows(
    run: OpenRun, state: ReviewState, filters: Filters, after: Key | None = None, limit: int = ROWS
) -> Rows:
    """Return the rows behind a place; findings of one cause are one row unless the filters name the cause.

    Such a row is at the place of the worst of them.
    """
    with run.reading() as database:
        few = search(database.connection, filters.q)
        groups = {} if filters.alike or filters.page else _groups(database.connection, filters, few)
        chosen: list[tuple[Key, str, str | None]] = []
        more = False
        for key, audit, alike in _keys(database.connection, filters, after, few):
            if alike is not None and (audit, alike) in groups and groups[audit, alike].worst != key:
                continue
            if len(chosen) == limit:
                more = True
                break
            chosen.append((key, audit, alike))
        findings = _findings(database.connection, [key.line for key, _, _ in chosen])
    rows = []
    for key, audit, alike in chosen:
        finding = findings[key.line]
        group = groups.get((audit, alike)) if alike is not None else None
        rows.append(
            Row(
                line=key.line,
                rank=key.rank,
                finding=finding,
                standing=state.of(key.line, finding),
                alike=group.size if group else 1,
                alike_key=alike or "",
            )
        )
    return Rows(rows=rows, following=chosen[-1][0] if more else None)


def read_all(run: OpenRun, state: ReviewState, filters: Filters) -> list[Row]:
    """Return every finding that the filters choose, each with its state; at most `MOST_TOGETHER` and one more."""
    with run.reading() as database:
        few = search(database.connection, filters.q)
        keys = []
        for key, _, _ in _keys(database.connection, filters, None, few):
            keys.append(key)
            if len(keys) > MOST_TOGETHER:
                break
        findings = _findings(database.connection, [key.line for key in keys])
    return [
        Row(
            line=key.line,
            rank=key.rank,
            finding=findings[key.line],
            standing=state.of(key.line, findings[key.line]),
        )
        for key in keys
    ]


class _Group(NamedTuple):
    """Findings of one cause."""

    size: int
    worst: Key


def _groups(connection: sqlite3.Connection, filters: Filters, few: bool) -> dict[tuple[str, str], _Group]:
    """Return the causes of so many of the chosen findings that they are one row."""
    found: dict[tuple[str, str], _Group] = {}
    for query, values in (*published_queries(filters, alike=True, few=few), standing_query(filters)):
        rows = connection.execute(
            f"SELECT f.audit, f.alike, count(*), min(f.rank << 32 | f.line) {query} AND f.alike IS NOT NULL "
            "GROUP BY f.audit, f.alike",
            values,
        )
        for audit, alike, count, worst in rows:
            key = Key(worst >> 32, worst & 0xFFFFFFFF)
            known = found.get((audit, alike))
            found[audit, alike] = (
                _Group(count, key) if known is None else _Group(known.size + count, min(known.worst, key))
            )
    return {cause: group for cause, group in found.items() if group.size >= LEAST_ALIKE}


def _keys(
    connection: sqlite3.Connection, filters: Filters, after: Key | None, few: bool
) -> Iterator[tuple[Key, str, str | None]]:
    """Yield the places of the chosen findings behind ``after``, with audit and cause."""
    behind, bounds = ("AND (f.rank, f.line) > (?, ?)", [after.rank, after.line]) if after else ("", [])
    streams = [
        connection.execute(
            f"SELECT f.rank, f.line, f.audit, f.alike {query} {behind} ORDER BY f.rank, f.line",
            [*values, *bounds],
        )
        for query, values in (*published_queries(filters, few=few), standing_query(filters))
    ]
    for rank, line, audit, alike in heapq.merge(*streams):
        yield Key(rank, line), audit, alike


Query = tuple[str, list[object]]
"""The rest of a query behind what it selects, and its values."""


def published_queries(
    filters: Filters, *, alike: bool = False, few: bool = False, whole: bool = False
) -> Iterator[Query]:
    """Yield queries of the findings that are as they were published; with ``whole`` of all, as they were published.

    With ``alike`` those of one cause come together. The index of worklists answers a query in its order, those that ask
    for work first; another one answers where it leads to few rows.
    """
    statuses = filters.statuses()
    narrow = "findings_url" if filters.page else "findings_subject" if filters.subject else None
    index = narrow or (CAUSES if alike or filters.alike else WORKLIST)
    source = f"findings f INDEXED BY {index}"
    if few:
        source = "(SELECT line FROM temp.sought WHERE words = ?) w CROSS JOIN findings f ON f.line = w.line"
    where, values = filters.where("f.owner")
    same = "1" if whole else "NOT EXISTS (SELECT 1 FROM temp.standing s WHERE s.line = f.line)"
    for is_open in (1, 0):
        some = [status for status in statuses if (status in ASKS_FOR_WORK) == bool(is_open)]
        if some:
            marks = ", ".join("?" * len(some))
            yield (
                f"FROM {source} WHERE f.is_open = {is_open} AND f.status IN ({marks}) AND {same} AND {where}",
                [*([filters.q] if few else []), *some, *values],
            )


def standing_query(filters: Filters) -> Query:
    """Return the query of the findings that are not as published any more, by their state as of now."""
    statuses = filters.statuses()
    marks = ", ".join("?" * len(statuses))
    where, values = filters.where("s.owner")
    return (
        f"FROM temp.standing s CROSS JOIN findings f ON f.line = s.line WHERE s.status IN ({marks}) AND {where}",
        [*statuses, *values],
    )


def _findings(connection: sqlite3.Connection, lines: Sequence[int]) -> dict[int, Finding]:
    found: dict[int, Finding] = {}
    for start in range(0, len(lines), 500):
        some = lines[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(f"SELECT line, json FROM findings WHERE line IN ({marks})", some)
        found |= {line: Finding.model_validate_json(text, extra="ignore") for line, text in rows}
    return found
