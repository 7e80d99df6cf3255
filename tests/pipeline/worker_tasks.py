"""Tasks that behave as bad pages make a worker behave; spawned workers import them by name."""

from __future__ import annotations

import os
import signal
import time


def answer(task: str) -> str:
    """Do what the task names."""
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        while True:
            time.sleep(0.1)
    if task == "eat":
        return str(len(bytearray(3_000_000_000)))
    if task == "raise":
        raise ValueError("bad page")
    return task.upper()
