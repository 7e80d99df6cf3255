"""Serve a program that starts this one: progress as JSON lines, and an end with the program's own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from types import TracebackType
from typing import Self

from commands.json_lines import print_line

EVERY_SECONDS = 1.0
"""Pause between two lines about one stage."""


class SupervisedProgress:
    """Context manager that prints ``{"event": "progress", "stage", "done", "total"}``, each on a line of its own."""

    def __init__(self) -> None:
        self._stage = ""
        self._done = 0
        self._total: int | None = None
        self._said_at = 0.0

    def __enter__(self) -> Self:
        """Watch standard input: its end is the end of the program that supervises this one, and SIGTERM for us."""
        threading.Thread(target=_end_with_input, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of so many steps; null where the number is not known."""
        self._stage, self._done, self._total = name, 0, total
        self._say()

    def advance(self, steps: int = 1) -> None:
        """Count steps done."""
        self._done += steps
        self._say_in_time()

    def update(self, done: int, total: int | None = None, note: str = "") -> None:
        """Set the steps done, and their number where it has become known."""
        self._done = done
        self._total = self._total if total is None else total
        self._say_in_time()

    def _say_in_time(self) -> None:
        if time.monotonic() - self._said_at >= EVERY_SECONDS:
            self._say()

    def _say(self) -> None:
        self._said_at = time.monotonic()
        line = {"event": "progress", "stage": self._stage, "done": self._done, "total": self._total}
        with contextlib.suppress(OSError):  # the reader has gone, which the end of standard input says too
            print_line(json.dumps(line, ensure_ascii=False))


def _end_with_input() -> None:
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 4096):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
