"""Count the signals that ask a fleet to stop: the first is passed on, a second one waits for nobody."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Self


class StopSignals:
    """Context manager; inside it, SIGINT and SIGTERM break into nothing."""

    def __init__(self) -> None:
        self.asked: signal.Signals | None = None
        """The first signal."""
        self.at_once = False
        """Whether there was a second one."""
        self._former: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._former[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, former in self._former.items():
            if signal.getsignal(number) == self._note:  # else somebody has set another one since
                signal.signal(number, former)  # type: ignore[arg-type] # as it was handed to us

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.asked is None:
            self.asked = signal.Signals(number)
        else:
            self.at_once = True
