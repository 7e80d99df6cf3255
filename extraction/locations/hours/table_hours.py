"""Read opening hours in tables that have the days on one side and the offices on the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extraction.locations.hours.hour_words import values_of
from extraction.locations.hours.read_hours import FoundHours
from extraction.locations.hours.week_days import Day, days_of
from extraction.locations.sources.fragment_lines import Line
from reference.folded_text import fold_text

MIN_DAYS = 2
"""Fewest heads of rows or columns that name days."""
_WORD = re.compile(r"\w{3,}")
"""Matches ``beaverton``."""


@dataclass(frozen=True, slots=True)
class TableHours:
    """What the tables of a fragment give."""

    given: Mapping[int, Sequence[FoundHours]]
    """Hours by the ordinal of the office."""
    lines: frozenset[int]
    """Lines of those tables: nothing else reads hours there."""


def table_hours(lines: Sequence[Line], firsts: Sequence[int], names: Sequence[str]) -> TableHours:
    """Return the hours of each office, given the first line of its address and the words of its name, town and street.

    An office is the column (or row) that its address is in, or else the one whose head has its name.
    """
    tables: dict[int, dict[tuple[int, int], list[int]]] = {}
    for at, line in enumerate(lines):
        if line.cell is not None:
            table, row, column = line.cell
            tables.setdefault(table, {}).setdefault((row, column), []).append(at)
    given: defaultdict[int, list[FoundHours]] = defaultdict(list)
    taken: set[int] = set()
    for table, cells in tables.items():
        for axis in (0, 1):
            days = _days(lines, cells, axis)
            owners = _owners(lines, cells, axis, table, firsts, names) if len(days) >= MIN_DAYS else {}
            if not owners or (len(owners) == 1 and len(firsts) > 1):
                continue
            for place, held in cells.items():
                if place[axis] in days and (owner := owners.get(place[1 - axis])) is not None:
                    given[owner].extend(_cell_hours(lines, held, *days[place[axis]]))
            taken.update(at for held in cells.values() for at in held)
            break
    return TableHours(given, frozenset(taken))


def _text(lines: Sequence[Line], held: Sequence[int]) -> str:
    return "; ".join(lines[at].text for at in held)


def _days(
    lines: Sequence[Line], cells: Mapping[tuple[int, int], Sequence[int]], axis: int
) -> dict[int, tuple[tuple[Day, ...], str]]:
    """Return the days and words of each row (axis 0) or column (axis 1) whose head names days."""
    found: dict[int, tuple[tuple[Day, ...], str]] = {}
    for place, held in cells.items():
        if place[1 - axis] == 0:
            words = _text(lines, held).strip(" :.,")
            if named := days_of(words):
                found[place[axis]] = (named, words)
    return found


def _owners(
    lines: Sequence[Line],
    cells: Mapping[tuple[int, int], Sequence[int]],
    axis: int,
    table: int,
    firsts: Sequence[int],
    names: Sequence[str],
) -> dict[int, int]:
    """Return the office of each column (where days are rows) or row; none where two claim the same."""
    owners: dict[int, list[int]] = {}
    for office, first in enumerate(firsts):
        cell = lines[first].cell
        if cell is not None and cell[0] == table:
            owners.setdefault(cell[2 - axis], []).append(office)
    if not owners:
        words = [set(_WORD.findall(fold_text(name))) for name in names]
        for place, held in cells.items():
            if place[axis] == 0 and place[1 - axis] > 0:
                head = set(_WORD.findall(fold_text(_text(lines, held))))
                fits = [office for office, own in enumerate(words) if head & own]
                if len(fits) == 1:
                    owners.setdefault(place[1 - axis], []).append(fits[0])
    return {at: own[0] for at, own in owners.items() if len(own) == 1}


def _cell_hours(
    lines: Sequence[Line], held: Sequence[int], days: tuple[Day, ...], words: str
) -> list[FoundHours]:
    text = _text(lines, held)
    return [
        FoundHours(held[0], replace(times, raw=f"{words} {text}", weak=False))
        for times in values_of(days, text)
    ]
