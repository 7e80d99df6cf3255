"""Tasks that behave as bad pages make a worker behave; spawned workers import them by name."""

from __future__ import annotations

import os
import signal
import time


def answer(task: str) -> str:
    """Do the named task."""
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


_word = ""
_times = 0


def set_up(word: str) -> None:
    """Keep a word, as a stage loads its lists."""
    global _word, _times
    if word == "broken":
        raise ValueError("no such list")
    _word = word
    _times += 1


def set_up_word(task: str) -> str:
    """Return the word, how often this worker was set up, and the task."""
    return f"{_word} {_times} {task}"
