"""Run the sites of a fleet: so many at once, each host by one run at a time, and none held up by another."""

from __future__ import annotations

import logging
import signal
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.fleet.fleet_site import FleetSite
from pipeline.fleet.host_claims import HostClaims
from pipeline.fleet.ledger import Ledger
from pipeline.fleet.pool import Pool
from pipeline.fleet.site_job import SiteJob
from pipeline.fleet.site_list import SiteList
from pipeline.fleet.site_work import utc_now
from pipeline.fleet.stop_signals import StopSignals
from pipeline.fleet.worst_exit import worst_exit
from schemas.fleet_event import FleetEnd, FleetEvent, FleetStarted, SiteEnd, SiteStarted
from schemas.vocabulary import Exit

log = logging.getLogger(__name__)

ATTEMPTS = 2
"""For a site whose process was killed or failed by our own fault: own choice, once more at the end."""
LOST_ATTEMPTS = 4
"""For a site whose machine was lost: machines go for reasons that are not the site's (spot instances), often several at
once."""
LOCK_WAIT_SECONDS = 60.0
"""Time for which a site is tried again whose lock another process holds: a run whose fleet was killed stores what it
has and ends, which takes as long as one slow answer."""
_LOCK_PAUSE_SECONDS = 2.0
_WAIT_SECONDS = 0.2
"""Longest time without a look at the signals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetOptions:
    """Options of a fleet."""

    data: Path
    """Folder of all sites, absolute."""
    run_options: tuple[str, ...] = ()
    """Further words of each ``checkup run``."""
    limit_seconds: float | None = None
    """Time of one attempt at a site."""
    workers: int | None = None
    """Worker processes of a site whose profile names none."""
    results: str | None = None
    """URL that published runs are copied to."""
    prune: bool = False
    """Whether each site's older runs are removed behind its run, as its profile says."""


@dataclass(slots=True)
class _Attempt:
    """A site that waits for its turn."""

    site: FleetSite
    number: int = 1
    not_before: float = 0.0
    locked_since: float | None = None
    runs_before: tuple[str, ...] | None = None


def run_fleet(
    sites: SiteList,
    options: FleetOptions,
    pool: Pool,
    ledger: Ledger,
    tell: Callable[[FleetEvent], None],
    say: Callable[[str], None] = log.info,
) -> tuple[FleetEnd, list[SiteEnd]]:
    """Run the sites that the ledger does not know the end of; return the fleet's end and each site's.

    Each event is written into the ledger before it is told; ``say`` gets a sentence when a signal asks it to stop.
    Raises `StoreError` where the ledger cannot be written; the runs under way have stored what they had then.
    """
    fleet = _Fleet(sites, options, pool, ledger, tell)
    try:
        with StopSignals() as signals:
            return fleet.run(signals, say)
    finally:
        pool.close()


class _Fleet:
    """A fleet under way."""

    def __init__(
        self,
        sites: SiteList,
        options: FleetOptions,
        pool: Pool,
        ledger: Ledger,
        tell: Callable[[FleetEvent], None],
    ) -> None:
        self._options = options
        self._pool = pool
        self._ledger = ledger
        self._tell = tell
        self._sites = sites
        self._claims = HostClaims()
        self._waiting: deque[_Attempt] = deque()
        self._again: deque[_Attempt] = deque()
        """Sites that were killed: when all others have had their turn."""
        self._under_way: dict[str, _Attempt] = {}
        self._ends: dict[str, SiteEnd] = {}

    def run(self, signals: StopSignals, say: Callable[[str], None]) -> tuple[FleetEnd, list[SiteEnd]]:
        """Run it to its end."""
        self._begin()
        passed_on: signal.Signals | None = None
        while self._under_way or ((self._waiting or self._again) and signals.asked is None):
            if signals.asked is None:
                self._start_what_may()
            number = signal.SIGKILL if signals.at_once else signals.asked
            if number is not None and number is not passed_on:
                if passed_on is None:
                    say(_stopping(len(self._under_way)))
                passed_on = number
                self._pool.stop(number)
            if not self._under_way:
                time.sleep(_WAIT_SECONDS)  # all that wait are locked
                continue
            for event in self._pool.events(_WAIT_SECONDS):
                self._take(event, stopping=signals.asked is not None)
        return self._end(signals.asked)

    def _begin(self) -> None:
        for source, problem in self._sites.refused:
            self._ends[source] = _refused(source, problem)
        for site in self._sites.sites:
            if (end := self._ledger.end_of(site)) is not None:
                self._ends[site.name] = end
            else:
                self._waiting.append(_Attempt(site, runs_before=self._ledger.runs_before(site)))
        done = [site.name for site in self._sites.sites if site.name in self._ends]
        self._say(
            FleetStarted(
                fleet=self._ledger.fleet, time=utc_now(), jobs=self._pool.jobs, done_before=done,
                sites=len(self._sites.sites) + len(self._sites.refused),
            )
        )  # fmt: skip
        for source, _ in self._sites.refused:
            self._say(self._ends[source])

    def _start_what_may(self) -> None:
        while len(self._under_way) < self._pool.jobs and (attempt := self._next()) is not None:
            site = attempt.site
            self._claims.claim(site.name, site.hosts)
            self._under_way[site.name] = attempt
            self._pool.start(self._job(attempt), site.settings)

    def _next(self) -> _Attempt | None:
        """Take the first site whose turn it is and whose hosts are free."""
        now = time.monotonic()
        queues = [self._waiting]
        if not self._waiting:
            queues.append(self._again)
        for waiting in queues:
            for attempt in waiting:
                if attempt.not_before <= now and self._claims.are_free(attempt.site.hosts):
                    waiting.remove(attempt)
                    return attempt
        return None

    def _job(self, attempt: _Attempt) -> SiteJob:
        site, options = attempt.site, self._options
        own = options.workers is None or site.has_own_workers
        path = Path(site.source)
        return SiteJob(
            name=site.name,
            source=site.source,
            profile=path.read_bytes() if "://" not in site.source and path.is_file() else None,
            data=options.data,
            fleet=self._ledger.fleet,
            options=(*options.run_options, *(() if own else ("--workers", str(options.workers)))),
            limit_seconds=options.limit_seconds,
            attempt=attempt.number,
            runs_before=attempt.runs_before,
            results=options.results,
            keep=site.keep if options.prune else None,
        )

    def _take(self, event: FleetEvent, *, stopping: bool) -> None:
        if isinstance(event, SiteStarted):
            attempt = self._under_way[event.site]
            if attempt.runs_before is None:
                attempt.runs_before = tuple(event.runs_before)
        elif isinstance(event, SiteEnd):
            attempt = self._under_way.pop(event.site)
            self._claims.give_back(event.site)
            if not stopping and self._is_tried_again(attempt, event):
                event = event.model_copy(update={"try_again": True})
            self._ends[event.site] = event
        self._say(event)

    def _is_tried_again(self, attempt: _Attempt, end: SiteEnd) -> bool:
        """Put a site back in line where another attempt may end better; return whether it was."""
        now = time.monotonic()
        if end.exit == Exit.LOCKED:
            attempt.locked_since = attempt.locked_since or now
            attempt.not_before = now + _LOCK_PAUSE_SECONDS
            if now - attempt.locked_since > LOCK_WAIT_SECONDS:
                return False
            self._waiting.append(attempt)
            return True
        most = LOST_ATTEMPTS if end.killed_by == "lost" else ATTEMPTS
        if end.exit != Exit.INTERNAL_ERROR or end.timed_out or attempt.number >= most:
            return False
        attempt.number += 1
        self._again.append(attempt)
        return True

    def _end(self, asked: signal.Signals | None) -> tuple[FleetEnd, list[SiteEnd]]:
        names = [*(source for source, _ in self._sites.refused), *(site.name for site in self._sites.sites)]
        ends = [self._ends[name] for name in names if name in self._ends]
        counts = Counter(end.word for end in ends)
        if left := len(names) - len(ends):
            counts["not_started"] = left
        code = worst_exit(end.exit for end in ends)
        if asked is not None:
            code = Exit.INTERRUPTED if asked is signal.SIGINT else Exit.TERMINATED
        end = FleetEnd(
            fleet=self._ledger.fleet,
            time=utc_now(),
            exit=int(code),
            word=code.name.lower(),
            ends=dict(counts),
        )
        self._say(end)
        return end, ends

    def _say(self, event: FleetEvent) -> None:
        self._ledger.note(event)
        self._tell(event)


def _stopping(count: int) -> str:
    runs = "1 run stores what it has and ends" if count == 1 else f"{count} runs store what they have and end"
    return f"Stopping: {runs}. A second signal (Ctrl-C) ends them at once; the same command goes on."


def _refused(source: str, problem: str) -> SiteEnd:
    return SiteEnd(
        site=source, time=utc_now(), source=source, exit=int(Exit.USAGE), word=Exit.USAGE.name.lower(),
        reason=problem, seconds=0.0,
    )  # fmt: skip
