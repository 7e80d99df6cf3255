"""Start `checkup run` for one site in a process of its own, read its progress, and end it in time."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

GRACE_SECONDS = 60.0
"""Time between the signal that asks a run to end and SIGKILL: own choice, twice the time of one answer."""

_PROGRAM = Path(__file__).resolve().parent.parent.parent / "clinic_checkup.py"
_PIECE = 65_536
_LOOK_SECONDS = 0.1
"""Pause between two looks at whether somebody asks it to stop."""
_LONGEST_LINE = 10_000_000
"""Characters of a line of progress: a summary has some thousands."""
_NOT_INHERITED = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT")
"""Variables that would put other people's packages before ours."""

Stop = Callable[[], signal.Signals | None]
"""Function that returns the signal that ends the process, or null; SIGKILL for at once."""


class SiteProcess:
    """A run under way. It sees its standard input close when this process dies, and ends then by itself."""

    def __init__(self, arguments: Sequence[str], log: Path) -> None:
        """Start it; what it says to people is added to the log. Raises `OSError` where it cannot be started."""
        log.parent.mkdir(parents=True, exist_ok=True)
        # By the file's path, so that Python puts our own folder first and the folder we were started in nowhere.
        command = [sys.executable, str(_PROGRAM), "run", *arguments]
        with log.open("ab") as said:
            self._log_begin = said.tell()
            self._process = subprocess.Popen(  # noqa: S603 - no shell, our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                bufsize=0,
                env={key: value for key, value in os.environ.items() if key not in _NOT_INHERITED},
                start_new_session=True,  # Ctrl-C at the terminal reaches the fleet, which asks each run in order
            )
        self._log = log
        self._asked_at: float | None = None
        self.timed_out = False
        """Whether its time was up."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, gently first, where an exception came in between; close the pipes."""
        if self._process.poll() is None:
            self._send(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE_SECONDS)
        if self._process.poll() is None:
            self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    @property
    def pid(self) -> int:
        """Return its number."""
        return self._process.pid

    def events(self, stop: Stop, limit_seconds: float | None) -> Iterator[dict[str, Any]]:
        """Yield the events that it prints until it has ended: by itself, by ``stop`` or because its time is up."""
        began = time.monotonic()
        assert self._process.stdout is not None
        kept = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while True:
                self._end_in_time(stop(), began, limit_seconds)
                if selector.select(_LOOK_SECONDS):
                    piece = self._process.stdout.read(_PIECE)
                    if not piece:
                        break
                    kept += piece
                    *lines, rest = bytes(kept).split(b"\n")
                    kept = bytearray(rest[-_LONGEST_LINE:])
                    yield from filter(None, map(_event, lines))
                elif self._process.poll() is not None:
                    break
        while self._process.poll() is None:  # it closed its output and goes on
            self._end_in_time(stop(), began, limit_seconds)
            time.sleep(_LOOK_SECONDS)

    @property
    def code(self) -> int | None:
        """Return its exit code, negative for the signal that ended it; null while it goes on."""
        return self._process.poll()

    def last_words(self) -> str | None:
        """Return the last line that it said to people, without the program's name; null where it said nothing."""
        with contextlib.suppress(OSError), self._log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(self._log_begin, size - 4_000))
            lines = file.read().decode("utf-8", "replace").strip().splitlines()
            return lines[-1].removeprefix("checkup: ")[:1_000] if lines else None
        return None

    def _end_in_time(self, number: signal.Signals | None, began: float, limit_seconds: float | None) -> None:
        now = time.monotonic()
        if number is signal.SIGKILL:
            self._kill()
            return
        if self._asked_at is not None:
            if now - self._asked_at > GRACE_SECONDS:
                self._kill()
            return
        if number is None and limit_seconds is not None and now - began > limit_seconds:
            number, self.timed_out = signal.SIGINT, True
        if number is not None:
            self._asked_at = now
            self._send(number)

    def _send(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            self._process.send_signal(number)

    def _kill(self) -> None:
        """Kill it with all that it started; its number is its own until it was waited for."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def _event(line: bytes) -> dict[str, Any] | None:
    """Return a line's event; null for a line that is none, e.g. what a library prints."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and "event" in event else None
