"""Hold signals back while worker processes are started."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType

HELD = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_signals() -> Iterator[None]:
    """Deliver SIGINT and SIGTERM after the block instead of in it.

    A process that is half started when its parent is interrupted prints a traceback. A terminal sends Ctrl-C to
    children too: SIGINT is blocked as well, because a child inherits the block, and its parent ends it anyway.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()  # it unblocks signals when it starts, and would start inside the block
    came: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.getsignal(number) for number in HELD}
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    for number in HELD:
        signal.signal(number, hold)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for held in came:
            signal.raise_signal(held)
