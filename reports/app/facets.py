"""Count what each filter of a worklist would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from reports.app.filters import CONFIDENCES, NOBODY, Filters
from reports.app.open_run import OpenRun
from reports.app.review_state import ReviewState
from reports.app.search import search
from reports.app.worklist import Query, published_queries, standing_query
from reports.sections import SECTIONS, section_of
from schemas.vocabulary import Severity, Tier

_DIMENSIONS = ("topic", "audit", "severity", "tier", "section", "genre", "owner", "confidence")
_COLUMNS = "f.category, f.audit, f.severity, f.tier, f.section, f.genre, {owner}, {confidence}"
_BAND = (
    "CASE WHEN f.confidence IS NULL THEN '' "
    + " ".join(f"WHEN f.confidence >= {low} THEN '{name}'" for name, (_, low, _) in CONFIDENCES.items())
    + " END"
)
_MOST = 30
"""Values of one filter."""
_MOST_CUBES = 50
"""Searches whose counts are kept."""


Cell = tuple[str, ...]
"""A value of each dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a filter."""

    value: str
    """Value in the address."""
    count: int
    """Findings that it would leave, with the other filters as they are."""


class Facets:
    """Counts of one site's runs; those of a run and what was decided about it are made once."""

    def __init__(self) -> None:
        self._cubes: WeakKeyDictionary[OpenRun, tuple[ReviewState, dict[str, Counter[Cell]]]] = (
            WeakKeyDictionary()
        )
        self._published: WeakKeyDictionary[OpenRun, dict[str, Counter[Cell]]] = WeakKeyDictionary()

    def of(self, run: OpenRun, state: ReviewState, filters: Filters) -> dict[str, Sequence[Choice]]:
        """Return the values of each filter with their numbers, those with none left out but for the chosen one."""
        cube = self._cube(run, state, filters)
        counts: dict[str, Counter[str]] = {name: Counter() for name in _DIMENSIONS}
        asked, wanted = _asked(filters)
        for cell, count in cube.items():
            misses = [index for index, value in enumerate(cell) if asked[index] and value != wanted[index]]
            if not misses:
                for index, name in enumerate(_DIMENSIONS):
                    counts[name][cell[index]] += count
            elif len(misses) == 1:
                counts[_DIMENSIONS[misses[0]]][cell[misses[0]]] += count
        return {name: _choices(name, counts[name], getattr(filters, name)) for name in _DIMENSIONS}

    def total(self, run: OpenRun, state: ReviewState, filters: Filters) -> int:
        """Return how many findings the filters choose."""
        asked, wanted = _asked(filters)
        return sum(
            count
            for cell, count in self._cube(run, state, filters).items()
            if all(not must or have == want for must, have, want in zip(asked, cell, wanted, strict=True))
        )

    def _cube(self, run: OpenRun, state: ReviewState, filters: Filters) -> Counter[Cell]:
        """Return the number of findings of each combination of values, with the filters that have no dimension."""
        known = self._cubes.get(run)
        if known is None or known[0] is not state:
            known = self._cubes[run] = (state, {})
        if filters.page or filters.subject or filters.alike or filters.by or filters.q:
            rest = Filters(**_none(filters))
            key = rest.query()
            if key not in known[1]:
                if len(known[1]) >= _MOST_CUBES:
                    known[1].clear()
                with run.reading() as database:
                    few = search(database.connection, filters.q)
                    same = _counted(run, published_queries(rest, few=few))
                    known[1][key] = same + _counted(run, [standing_query(rest)], "s.owner")
            return known[1][key]
        if filters.state not in known[1]:
            bare = Filters(state=filters.state)
            published = self._published.setdefault(run, {})
            if filters.state not in published:
                published[filters.state] = _counted(run, published_queries(bare, whole=True))
            cube = Counter(published[filters.state])
            cube.subtract(_counted(run, [_touched(bare)]))
            cube.update(_counted(run, [standing_query(bare)], "s.owner"))
            known[1][filters.state] = Counter({cell: count for cell, count in cube.items() if count > 0})
        return known[1][filters.state]


def _asked(filters: Filters) -> tuple[list[bool], list[str]]:
    """Return of each dimension whether the filters ask for a value, and for which."""
    values = [getattr(filters, name) for name in _DIMENSIONS]
    nobody = _DIMENSIONS.index("owner")
    wanted = ["" if index == nobody and value == NOBODY else value for index, value in enumerate(values)]
    return [bool(value) for value in values], wanted


def _none(filters: Filters) -> dict[str, str]:
    """Return the filters that are no dimension of the counts."""
    return {name: getattr(filters, name) for name in ("state", "page", "subject", "alike", "by", "q")}


def _counted(run: OpenRun, queries: Iterable[Query], owner: str = "f.owner") -> Counter[Cell]:
    """Return the counts of the findings of some queries."""
    cube: Counter[Cell] = Counter()
    columns = _COLUMNS.format(owner=owner, confidence=_BAND)
    with run.reading() as database:
        for query, values in queries:
            rows = database.connection.execute(
                f"SELECT {columns}, count(*) {query} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8", values
            )
            cube += _cells(rows)
    return cube


def _touched(filters: Filters) -> Query:
    """Return the query of the findings that are not as published any more, by their state as of publishing."""
    statuses = filters.statuses()
    return (
        "FROM temp.standing s CROSS JOIN findings f ON f.line = s.line "
        f"WHERE f.status IN ({', '.join('?' * len(statuses))})",
        list(statuses),
    )


def _cells(rows: Iterable[tuple[Any, ...]]) -> Counter[Cell]:
    counts: Counter[Cell] = Counter()
    for category, *others, count in rows:
        counts[(section_of(category or "").anchor, *(value or "" for value in others))] += count
    return counts


def _choices(name: str, counts: Counter[str], chosen: str) -> list[Choice]:
    """Return the values in the order in which they are read: known words in theirs, others by number."""
    order: dict[str, Sequence[str]] = {
        "topic": [section.anchor for section in SECTIONS],
        "severity": list(Severity),
        "tier": list(Tier),
        "confidence": list(CONFIDENCES),
    }
    if name == "owner":
        nobody = counts.pop("", 0)
        choices = [Choice(value=value, count=count) for value, count in sorted(counts.items())]
        return [*choices, Choice(value=NOBODY, count=nobody)] if choices else []
    counts.pop("", None)
    if name in order:
        return [
            Choice(value=value, count=counts[value])
            for value in order[name]
            if counts[value] or value == chosen
        ]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    choices = [Choice(value=value, count=count) for value, count in ranked]
    if chosen and all(choice.value != chosen for choice in choices):
        choices.append(Choice(value=chosen, count=counts[chosen]))
    return choices
