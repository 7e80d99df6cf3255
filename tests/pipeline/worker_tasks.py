"""Tasks that behave as bad pages make a worker behave; spawned workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


class Answerer:
    """Behaves as each task names: a word, and for some a folder after a blank; ``die-once /tmp/x`` dies only once."""

    def __call__(self, task: str) -> str:
        """Do what the task names."""
        word, _, folder = task.partition(" ")
        if word.endswith("-once"):
            if (Path(folder) / word).exists():
                return word.upper()
            (Path(folder) / word).touch()
        match word.removesuffix("-once"):
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "hang":
                while True:
                    time.sleep(0.1)
            case "spin":
                while True:
                    pass
            case "wait":
                time.sleep(0.3)
            case "eat":
                return str(len(bytearray(3_000_000_000)))
            case "raise":
                raise ValueError("bad page")
            case "linger":
                return self._linger(Path(folder))
            case "count-others":
                return self._count_others(Path(folder))
        return word.upper()

    def _linger(self, folder: Path) -> str:
        """Be at work until the other task has died, and a while longer."""
        mark = folder / f"lingers-{os.getpid()}"
        mark.touch()
        while not (folder / "died").exists():
            time.sleep(0.01)
        time.sleep(0.2)
        mark.unlink()
        return "LINGERED"

    def _count_others(self, folder: Path) -> str:
        """Die while another task is at work; at the second try, return how many are."""
        if not (folder / "died").exists():
            while not list(folder.glob("lingers-*")):
                time.sleep(0.01)
            (folder / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return str(len(list(folder.glob("lingers-*"))))


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
