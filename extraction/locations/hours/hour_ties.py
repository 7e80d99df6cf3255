"""Tie the opening hours of a fragment of a page to its offices."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.locations.hours.hour_words import HourWords, hour_words
from extraction.locations.hours.read_hours import FoundHours
from extraction.locations.hours.table_hours import table_hours
from extraction.locations.sources.fragment_lines import Line
from extraction.locations.sources.line_owners import LineOwners
from extraction.locations.sources.office_label import is_name
from reference.folded_text import fold_text

_OF_HOURS = re.compile(
    r"(?i)\b(?:hours?|times?|timings?|schedule|open|opening (?:hours|times)|availab\w+|reception|"
    r"front desk|office|clinic|practice|"
    r"regular|business|week(?:days?|ends?|ly)|mon(?:day)?|when|days?|close|closing|from|until|mornings?|"
    r"afternoons?|evenings?)\b"
)
"""Matches ``Clinic timings``: a heading that announces hours and does not name another office."""


_NAME_WORD = re.compile(r"\w{3,}")
"""Matches ``beaverton``."""
_FILLERS = frozenset(
    ("our", "the", "and", "for", "are", "you", "your", "operation", "surgery", "consulting", "consultation", "patient",
     "new", "all", "main", "current", "normal", "standard", "with")
)  # fmt: skip
"""Words of a heading of hours that name no place."""


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
    owners: LineOwners,
) -> list[list[FoundHours]]:
    """Return the hours of each address.

    A table of days and offices comes first. Then the outermost element that holds the address and no other, then the
    row or column of any table. Then, in a flat list, by order: after an address and before the next; but hours that
    appear once, before or after a list of offices, belong to none of them.
    """
    firsts, lasts = [place.first for place in places], [place.last for place in places]
    table = table_hours(lines, firsts, [place.name for place in places])
    given: list[list[FoundHours]] = [list(table.given.get(at, ())) for at in range(len(places))]
    loose: dict[int, list[FoundHours]] = {}
    for hours in found:
        if hours.line in table.lines:
            continue
        owner = owners.by_element(hours.line)
        if owner is None:
            owner = owners.by_cell(hours.line)
            if owner is None:
                before = bisect_right(lasts, hours.line) - 1
                loose.setdefault(before, []).append(hours)
                continue
        if owner >= 0 and not _elsewhere(lines, places[owner], hours.line):
            given[owner].append(hours)
    last = len(places) - 1
    if -1 not in loose and all(given[at] or loose.get(at) for at in range(last)):
        for at, own in loose.items():
            if not given[at]:
                given[at].extend(h for h in own if not _elsewhere(lines, places[at], h.line))
    return given


def _elsewhere(lines: Sequence[Line], office: TiedAddress, line: int) -> bool:
    """Return whether the headings over some hours name another office or person than the address's.

    Over a line are the nearest heading before it, the nearest of a higher level before that, and so on; and
    any heading of the level at which the address has its own name.
    """
    if line <= office.first:
        own = _above(lines, line, -1)
        between = any(
            lines[at].heading and hour_words(lines[at].text) == HourWords()
            for at in range(line + 1, office.first)
        )
        return between and any(names_other(lines[at].text, office.name) for at in own)
    over = _above(lines, line, office.last)
    named = next((lines[at].level for at in range(office.first, -1, -1) if lines[at].heading), 0)
    if office.label:
        over += [at for at in range(office.last + 1, line) if 0 < lines[at].level <= named]
    return any(names_other(lines[at].text, office.name) for at in over)


def _above(lines: Sequence[Line], line: int, floor: int) -> list[int]:
    """Return the headings over a line, nearest first, none of them at or before ``floor``."""
    result: list[int] = []
    level = 8
    for at in range(line - 1, floor, -1):
        if 0 < lines[at].level < level:
            result.append(at)
            level = lines[at].level
    return result


def names_other(heading: str, name: str) -> bool:
    """Return whether a heading is a name that shares no word with an office's name, street and town."""
    if not is_name(heading) or hour_words(heading) != HourWords():
        return False
    words = set(_NAME_WORD.findall(fold_text(_OF_HOURS.sub(" ", heading)))) - _FILLERS
    if not words and _OF_HOURS.search(heading):
        return False
    return not words & set(_NAME_WORD.findall(fold_text(name)))
