"""Show a run's progress: a bar on a terminal, a line now and then in a log, silence when asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from reports.harmless_text import harmless, shorten
from reports.terminal import say
from reports.wording import number


class Progress:
    """Context manager; ``stage`` begins a stage, ``advance`` or ``update`` moves it. Writes to stderr only.

    Standard output is left alone, so that ``--json`` can be piped while the bar runs. Off a terminal it
    prints a line when a stage begins or ends, and one every ``every_seconds`` in between.
    """

    def __init__(
        self,
        *,
        quiet: bool = False,
        console: Console | None = None,
        every_seconds: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console or Console(stderr=True)
        self._quiet = quiet
        self._every_seconds = every_seconds
        self._clock = clock
        self._bars: Bars | None = None
        self._task: TaskID | None = None
        self._name: str | None = None
        self._done = 0
        self._total: int | None = None
        self._note = ""
        self._said_at = 0.0

    def __enter__(self) -> Self:
        if not self._quiet and self._console.is_terminal:
            self._bars = Bars(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=32),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.fields[note]}", style="dim", markup=False),
                console=self._console,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            self._end()
        if self._bars is not None:
            self._bars.stop()
            self._bars = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin the stage ``name`` of ``total`` steps, None where not known; the stage before it ends."""
        self._end()
        self._name, self._done, self._total, self._note = harmless(name), 0, total, ""
        if self._bars is not None:
            self._task = self._bars.add_task(self._name, total=total, note="")
        else:
            self._say()

    def advance(self, n: int = 1) -> None:
        """Count ``n`` more steps of this stage as done."""
        self._done += n
        self._show()

    def update(self, done: int, total: int | None = None, note: str = "") -> None:
        """Set the steps done, their number where it has become known, and a few words, e.g. a URL."""
        self._done = done
        self._total = self._total if total is None else total
        self._note = shorten(harmless(note), 60)
        self._show()

    def _show(self) -> None:
        if self._bars is not None and self._task is not None:
            self._bars.update(self._task, completed=self._done, total=self._total, note=self._note)
        elif self._bars is None and self._clock() - self._said_at >= self._every_seconds:
            self._say()

    def _end(self) -> None:
        if self._name is None:
            return
        if self._bars is not None and self._task is not None:
            self._bars.remove_task(self._task)
        self._note = ""
        if self._bars is not None or self._done:
            self._say()
        self._name = self._task = None

    def _say(self) -> None:
        self._said_at = self._clock()
        if not self._quiet:
            say(self._console, Text(self._line()))

    def _line(self) -> str:
        if not self._done:
            return f"{self._name}" if self._total is None else f"{self._name}: {number(self._total)} to do"
        total = "" if self._total is None else f" of {number(self._total)}"
        count = number(self._done) + total
        return f"{self._name}: {count}" + (f", {self._note}" if self._note else "")
