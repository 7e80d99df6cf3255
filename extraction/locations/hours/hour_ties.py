"""Tie the opening hours of a fragment of a page to its offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.locations.hours.hour_words import HourWords, hour_words
from extraction.locations.hours.read_hours import FoundHours
from extraction.locations.sources.fragment_lines import Line
from extraction.locations.sources.office_label import is_name
from reference.folded_text import fold_text

_OF_HOURS = re.compile(
    r"(?i)\b(?:hours?|times?|timings?|schedule|open|opening (?:hours|times)|availab\w+|reception|"
    r"front desk|office|clinic|practice|"
    r"regular|business|week(?:days?|ends?|ly)|mon(?:day)?|when|days?|close|closing|from|until|mornings?|"
    r"afternoons?|evenings?)\b"
)
"""Matches ``Clinic timings``: a heading that announces hours and does not name another office."""


@dataclass(frozen=True, slots=True)
class TiedAddress:
    """An address of the fragment."""

    first: int
    """Ordinal of its first line."""
    last: int
    """Ordinal of its last line."""
    label: str | None
    """The name beside it."""
    name: str
    """Label, town and street: the words that a heading about it may use."""


def tie_hours(
    lines: Sequence[Line],
    places: Sequence[TiedAddress],
    found: Sequence[FoundHours],
    inside: Callable[[int, int], bool],
) -> list[list[FoundHours]]:
    """Return the hours of each address.

    First by element: ``inside(at, line)`` returns whether a line is in the outermost element that holds the
    address and no other. Then by the row or column of a table. Then, in a flat list, by order: after an address
    and before the next; but hours that appear once, before or after a list of offices, belong to none of them.
    """
    given: list[list[FoundHours]] = [[] for _ in places]
    loose: dict[int, list[FoundHours]] = {}
    for hours in found:
        owners = [at for at in range(len(places)) if inside(at, hours.line)]
        if not owners:
            owner = _by_cell(lines, places, hours.line)
            if owner is None:
                before = max((at for at, place in enumerate(places) if place.last <= hours.line), default=-1)
                loose.setdefault(before, []).append(hours)
                continue
            owners = [owner] if owner >= 0 else []
        for owner in owners[:1]:
            if not _elsewhere(lines, places[owner], hours.line):
                given[owner].append(hours)
    last = len(places) - 1
    if -1 not in loose and all(given[at] or loose.get(at) for at in range(last)):
        for at, own in loose.items():
            if not given[at]:
                given[at].extend(h for h in own if not _elsewhere(lines, places[at], h.line))
    return given


def _by_cell(lines: Sequence[Line], places: Sequence[TiedAddress], line: int) -> int | None:
    """Return the only address in the same row or else column of a table: -1 for none, null outside such tables."""
    cell = lines[line].cell
    if cell is None:
        return None
    cells = [(at, lines[place.first].cell) for at, place in enumerate(places)]
    same = [(at, other) for at, other in cells if other is not None and other[0] == cell[0]]
    if not same:
        return None
    for axis in (1, 2):
        near = [at for at, other in same if other[axis] == cell[axis]]
        if len(near) == 1:
            return near[0]
    return -1


def _elsewhere(lines: Sequence[Line], office: TiedAddress, line: int) -> bool:
    """Return whether the headings over some hours name another office or person than the address's.

    Over a line are the nearest heading before it, the nearest of a higher level before that, and so on; and
    any heading of the level at which the address has its own name.
    """
    if line <= office.first:
        own = _above(lines, line, -1)
        between = any(lines[at].heading for at in range(line + 1, office.first))
        return between and any(_names_other(lines[at].text, office.name) for at in own)
    over = _above(lines, line, office.last)
    named = next((lines[at].level for at in range(office.first, -1, -1) if lines[at].heading), 0)
    if office.label:
        over += [at for at in range(office.last + 1, line) if 0 < lines[at].level <= named]
    return any(_names_other(lines[at].text, office.name) for at in over)


def _above(lines: Sequence[Line], line: int, floor: int) -> list[int]:
    """Return the headings over a line, nearest first, none of them at or before ``floor``."""
    result: list[int] = []
    level = 8
    for at in range(line - 1, floor, -1):
        if 0 < lines[at].level < level:
            result.append(at)
            level = lines[at].level
    return result


def _names_other(heading: str, name: str) -> bool:
    if not is_name(heading) or _OF_HOURS.search(heading) or hour_words(heading) != HourWords():
        return False
    words = set(re.findall(r"\w{3,}", fold_text(heading)))
    return not words & set(re.findall(r"\w{3,}", fold_text(name)))
