"""Give the memory that a stage has left back to the system, so that the next one does not come on top of it."""

from __future__ import annotations

import ctypes
import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def older_objects_left_out() -> Iterator[None]:
    """Let no collection look at what was there before: the modules, some 400,000 objects that no run lets go.

    Each look at them costs a tenth of a second, in a run of a small site a fourth of its parent's time.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back_memory(*connections: sqlite3.Connection) -> None:
    """Collect what only cycles hold, drop the stores' cached pages, and return free memory to the system.

    The last is glibc's ``malloc_trim`` (malloc_trim(3)): without it a process keeps what it ever took in pieces.
    Another C library keeps it.
    """
    gc.collect()
    for connection in connections:
        connection.execute("PRAGMA shrink_memory")
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
