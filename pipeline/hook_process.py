"""Run a command of the operator's with a text on its standard input, bounded in time and in output."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

GRACE_SECONDS = 2.0
"""Time between SIGTERM and SIGKILL."""
OUTPUT_CHARACTERS = 2_000
"""What is kept of an output: its end."""

_PIECE = 65_536
"""Bytes that are read or written at once."""
_LAST_PIECES = 32
"""Pieces that are read behind the end of a command: something that it left may go on writing."""
_LOOK_SECONDS = 0.05
"""Pause between two looks at whether the command has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HookEnd:
    """End of a command."""

    code: int | None
    """Its exit code, negative for the signal that ended it; null where its time was up."""
    output: str
    """End of what it wrote to standard output and error."""


def run_hook(command: Sequence[str], text: bytes, timeout_seconds: float) -> HookEnd:
    """Start a command without a shell, hand it the text, and return its end.

    Its process group is killed whole when the time is up, and when an exception such as Ctrl-C comes in between. A
    command that reads nothing and one that writes without end are waited for as any other. Raises `OSError` or
    `ValueError` where it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603 - no shell, and the profile's own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        start_new_session=True,
    )
    with _Pipes(process, text) as pipes:
        try:
            pipes.serve(timeout_seconds, lambda: process.poll() is not None)
            code = process.returncode
        finally:
            if process.returncode is None:
                _end_group(process, pipes)
        pipes.drain()
        return HookEnd(code=code, output=pipes.output())


class _Pipes:
    """The ends of a command's pipes that are ours; none of them ever waits."""

    def __init__(self, process: subprocess.Popen[bytes], text: bytes) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin, self._stdout = process.stdin, process.stdout
        self._left = memoryview(text)
        self._kept = bytearray()
        self._selector = selectors.DefaultSelector()
        for stream, event in (
            (self._stdin, selectors.EVENT_WRITE),
            (self._stdout, selectors.EVENT_READ),
        ):
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, event)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._selector.close()
        self._stdin.close()
        self._stdout.close()

    @property
    def is_silent(self) -> bool:
        """Return whether nobody holds the other end of the output any more."""
        return self._stdout.closed

    def serve(self, seconds: float, is_done: Callable[[], bool]) -> None:
        """Write and read until it is done, or the time is up."""
        end = time.monotonic() + seconds
        while not is_done() and (left := end - time.monotonic()) > 0:
            self._move(min(left, _LOOK_SECONDS))

    def drain(self) -> None:
        """Read what is there."""
        for _ in range(_LAST_PIECES):
            if not self._move(0):
                return

    def output(self) -> str:
        """Return the end of what was read."""
        return self._kept.decode("utf-8", "replace")[-OUTPUT_CHARACTERS:]

    def _move(self, seconds: float) -> bool:
        """Write and read one piece each where a pipe is ready within the time; return whether something was read."""
        has_read = False
        for key, _ in self._selector.select(seconds):
            if key.fileobj is self._stdin:
                self._write()
            else:
                has_read |= self._read()
        return has_read

    def _write(self) -> None:
        try:
            self._left = self._left[os.write(self._stdin.fileno(), self._left[:_PIECE]) :]
        except BlockingIOError:
            return
        except OSError:  # it reads no more, which is its own affair
            self._left = self._left[:0]
        if not self._left:
            self._selector.unregister(self._stdin)
            self._stdin.close()

    def _read(self) -> bool:
        try:
            piece = os.read(self._stdout.fileno(), _PIECE)
        except BlockingIOError:
            return False
        if not piece:
            self._selector.unregister(self._stdout)
            self._stdout.close()
            return False
        self._kept += piece
        del self._kept[: -4 * OUTPUT_CHARACTERS]  # no character of UTF-8 has more than four bytes
        return True


def _end_group(process: subprocess.Popen[bytes], pipes: _Pipes) -> None:
    """End a command and all that it started in its group, politely at first."""
    try:
        _send(process, signal.SIGTERM)
        pipes.serve(GRACE_SECONDS, lambda: pipes.is_silent and _has_ended(process))
    finally:
        _send(process, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):  # one that runs as somebody else
            process.wait(GRACE_SECONDS)


def _send(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Return whether the command itself has ended; it stays a zombie, so that its group's number is nobody else's."""
    if not hasattr(os, "waitid"):  # macOS before Python 3.13
        return False
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
