"""Keep the newest results of costly questions; what several ask for at once is computed once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Slot(Generic[T]):
    lock: threading.Lock = field(default_factory=threading.Lock)
    value: T | None = None


@dataclass(slots=True)
class Kept(Generic[T]):
    """Results by their key, the least recently used first; a failure is not kept."""

    most: int
    """Results that are kept."""
    _slots: OrderedDict[Hashable, _Slot[T]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return the result for a key, computed where it is not kept."""
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self.most:
                self._slots.popitem(last=False)
        with slot.lock:
            if slot.value is None:
                slot.value = compute()
            return slot.value
