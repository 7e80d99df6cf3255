"""Waits for something that another process does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LIMIT_SECONDS = 60


def wait_for(condition: Callable[[], bool]) -> None:
    """Return when the condition holds; fail the test when it never does."""
    pause = threading.Event()
    end = time.monotonic() + LIMIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "what the test waits for did not happen"
        pause.wait(0.02)
