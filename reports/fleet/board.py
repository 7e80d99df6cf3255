"""Show a fleet's progress on stderr: a table on a terminal, a line an event in a log, silence when asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from reports.fleet.site_end import site_end
from reports.harmless_text import harmless, shorten
from reports.terminal import say
from reports.wording import number, plural
from schemas.fleet_event import FleetEvent, FleetStarted, SiteEnd, SiteProgress, SiteStarted
from schemas.vocabulary import Exit

MOST_ROWS = 20
"""Sites at work that a terminal shows."""


class FleetBoard:
    """Context manager; ``tell`` takes every event."""

    def __init__(
        self,
        *,
        quiet: bool = False,
        console: Console | None = None,
        every_seconds: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console or Console(stderr=True)
        self._quiet = quiet
        self._every_seconds = every_seconds
        self._clock = clock
        self._said_at = clock()
        self._live: Live | None = None
        self._at_work: dict[str, SiteProgress | None] = {}
        self._sites = self._done = self._unwell = 0

    def __enter__(self) -> Self:
        if not self._quiet and self._console.is_terminal:
            self._live = Live(console=self._console, transient=True, refresh_per_second=4)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def tell(self, event: FleetEvent) -> None:
        """Show an event."""
        if isinstance(event, FleetStarted):
            self._sites, self._done = event.sites, len(event.done_before)
            if event.done_before:
                done = f"{number(self._done)} of {plural(self._sites, 'site')}"
                self._say(f"Going on with the fleet {event.fleet}: {done} are done.")
        elif isinstance(event, SiteStarted):
            self._at_work[event.site] = None
            if self._live is None:
                again = f", attempt {event.attempt}" if event.attempt > 1 else ""
                self._say(f"{event.site}: started{again}")
        elif isinstance(event, SiteProgress):
            self._at_work[event.site] = event
            if self._live is None and self._clock() - self._said_at >= self._every_seconds:
                self._say(self._head())
        elif isinstance(event, SiteEnd):
            self._at_work.pop(event.site, None)
            if not event.try_again:
                self._done += 1
                self._unwell += event.exit not in (Exit.DONE, Exit.NEW_FINDINGS)
            self._say(site_end(event))
        if self._live is not None:
            self._live.update(self.table())

    def note(self, sentence: str) -> None:
        """Show a sentence."""
        self._say(sentence)

    def _say(self, line: str) -> None:
        self._said_at = self._clock()
        if not self._quiet:
            say(self._console, Text(line))

    def _head(self) -> str:
        unwell = f" · {number(self._unwell)} with trouble" if self._unwell else ""
        done = f"{number(self._done)} of {plural(self._sites, 'site')} done"
        return f"{done} · {number(len(self._at_work))} at work{unwell}"

    def table(self) -> Table:
        """Return what is at work, a row a site, below the numbers of all."""
        table = Table(box=None, pad_edge=False, show_header=False, title=self._head(), title_justify="left")
        for site, seen in list(self._at_work.items())[:MOST_ROWS]:
            count = ""
            if seen is not None and seen.done:
                count = number(seen.done) + (f" of {number(seen.total)}" if seen.total else "")
            stage = harmless(seen.stage) if seen else "Starting"
            table.add_row(Text(shorten(harmless(site), 50)), Text(stage), Text(count, style="dim"))
        if (more := len(self._at_work) - MOST_ROWS) > 0:
            table.add_row(Text(f"and {plural(more, 'more site', 'more sites')}"), Text(), Text())
        return table
