"""Find the address that a line belongs to: by the element that holds both, or by a table's row or column."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.locations.sources.fragment_lines import Line


def shared_elements(one: Sequence[int], other: Sequence[int]) -> int:
    """Return the number of elements, outermost first, that hold both of two lines."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def own_depth(lines: Sequence[Line], firsts: Sequence[int], at: int) -> int:
    """Return the depth of the outermost element that holds this address and no other.

    In the order of the page, no other address shares more elements with it than one of its neighbours.
    """
    path = lines[firsts[at]].path
    beside = (*firsts[max(0, at - 1) : at], *firsts[at + 1 : at + 2])
    return 1 + max((shared_elements(path, lines[first].path) for first in beside), default=-1)


class LineOwners:
    """Finder of a line's address; looks at each address once."""

    def __init__(self, lines: Sequence[Line], firsts: Sequence[int]) -> None:
        """Take the lines of a fragment and the first line of each address, in order."""
        self._lines = lines
        self._held: dict[tuple[int, ...], int] = {}
        self._rows: dict[tuple[int, int, int], list[int]] = {}
        self._tables: set[int] = set()
        for at, first in enumerate(firsts):
            path, depth = lines[first].path, own_depth(lines, firsts, at)
            if len(path) >= depth:
                self._held.setdefault(path[:depth], at)
            if (cell := lines[first].cell) is not None:
                self._tables.add(cell[0])
                for axis in (1, 2):
                    self._rows.setdefault((cell[0], axis, cell[axis]), []).append(at)

    def by_element(self, line: int) -> int | None:
        """Return the address whose own outermost element holds a line; null for none."""
        path = self._lines[line].path
        found = (self._held.get(path[:depth]) for depth in range(len(path) + 1))
        return min((at for at in found if at is not None), default=None)

    def by_cell(self, line: int) -> int | None:
        """Return the only address in the same row or else column of a table: -1 for none, null outside such tables."""
        cell = self._lines[line].cell
        if cell is None or cell[0] not in self._tables:
            return None
        for axis in (1, 2):
            near = self._rows.get((cell[0], axis, cell[axis]), ())
            if len(near) == 1:
                return near[0]
        return -1
