"""Hold the ids of a site's findings in eight bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

_PARTS = 256
"""Parts that are sorted one by one, so that sorting takes little memory beside them."""


class IdSet(Set[str]):
    """A set of ids such as ``f-0123456789abcdef``; one of another form is held as it is."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        """Take the ids, which need not be in memory together."""
        self._parts = [array("Q") for _ in range(_PARTS)]
        self._others: set[str] = set()
        for one in ids:
            number = _number(one)
            if number is None:
                self._others.add(one)
            else:
                self._parts[number >> 56].append(number)
        for at, part in enumerate(self._parts):
            self._parts[at] = array("Q", sorted(set(part)))

    def __contains__(self, one: object) -> bool:
        """Return whether an id is among them."""
        if not isinstance(one, str):
            return False
        number = _number(one)
        if number is None:
            return one in self._others
        part = self._parts[number >> 56]
        place = bisect_left(part, number)
        return place < len(part) and part[place] == number

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        for part in self._parts:
            yield from (f"f-{number:016x}" for number in part)
        yield from self._others

    def __len__(self) -> int:
        """Return their number."""
        return sum(map(len, self._parts)) + len(self._others)


def _number(one: str) -> int | None:
    if len(one) != 18 or not one.startswith("f-"):
        return None
    try:
        number = int(one[2:], 16)
    except ValueError:
        return None
    return number if one[2:] == f"{number:016x}" else None
