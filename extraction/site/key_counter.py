"""Count keys of which most come once, in the memory of a number each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import merge

NEW_KEYS = 4_096
"""Keys seen once that are held as objects, some 100 bytes each, before they are packed."""


class KeyCounter:
    """Counter of keys of at most 64 bits; one that came once takes 8 bytes, where a dictionary takes a hundred.

    Keys seen once are in sorted arrays, each at least twice as long as the next, so that there are few to look into.
    """

    def __init__(self) -> None:
        """Count nothing yet."""
        self._often: dict[int, int] = {}
        self._new: set[int] = set()
        self._once: list[array[int]] = []
        """May hold keys that came again since: those are among the others."""
        self._size = 0

    def __len__(self) -> int:
        """Return the number of keys."""
        return self._size

    def add(self, keys: Iterable[int]) -> None:
        """Count each of the keys once more."""
        often, new = self._often, self._new
        for key in keys:
            if key in often:
                often[key] += 1
            elif key in new:
                new.remove(key)
                often[key] = 2
            elif self._came_once(key):
                often[key] = 2
            else:
                new.add(key)
                self._size += 1
        if len(new) > NEW_KEYS:
            self._pack()

    def repeated(self) -> Iterator[tuple[int, int]]:
        """Yield each key that came at least twice, with its count."""
        return iter(self._often.items())

    def repeats(self, key: int) -> int:
        """Return how often a key came, if at least twice; else 0."""
        return self._often.get(key, 0)

    def forget(self, count: int) -> None:
        """Forget the keys that came no oftener than ``count``, one at least."""
        self._often = {key: counted for key, counted in self._often.items() if counted > count}
        self._new.clear()
        self._once.clear()
        self._size = len(self._often)

    def _came_once(self, key: int) -> bool:
        for keys in self._once:
            at = bisect_left(keys, key)
            if at < len(keys) and keys[at] == key:
                return True
        return False

    def _pack(self) -> None:
        packed = array("Q", sorted(self._new))
        self._new.clear()
        while self._once and len(self._once[-1]) < 2 * len(packed):
            both = merge(self._once.pop(), packed)
            packed = array("Q", (key for key in both if key not in self._often))
        self._once.append(packed)
