"""Tasks that behave as bad pages make a worker behave; spawned workers import them by name."""

from __future__ import annotations

import os
import signal
import time


class Answerer:
    """Behaves as each task names."""

    def __call__(self, task: str) -> str:
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


class WordKeeper:
    """Keeps a word, as a stage loads its lists."""

    times = 0
    """Number of times that this process was set up."""

    def __init__(self, word: str) -> None:
        if word == "broken":
            raise ValueError("no such list")
        self.word = word
        WordKeeper.times += 1

    def __call__(self, task: str) -> str:
        """Return the word, how often this worker was set up, and the task."""
        return f"{self.word} {self.times} {task}"
