"""Handle the signals that end the program, and an output that its reader has closed."""

from __future__ import annotations

import signal
from types import FrameType


class Terminated(BaseException):
    """SIGTERM: like Ctrl-C, but with its own exit code."""


class ReaderGone(BaseException):
    """Standard output was closed, as ``checkup … | head -1`` does; click would end with 1, which means findings."""


def listen() -> None:
    """Raise `Terminated` where the program is when SIGTERM comes, so that workers and locks are given back."""
    signal.signal(signal.SIGTERM, _terminate)


def stop_listening() -> None:
    """Ignore further signals: a second Ctrl-C would break into the last sentences with a traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated
