"""What happens in a fleet of runs: one event a line of ``checkup fleet --json`` and of the fleet's log."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from schemas.record import Record


class FleetStarted(Record):
    """A fleet begins, or goes on."""

    event: Literal["fleet_started"] = "fleet_started"
    fleet: str
    """Name of the fleet: start time and four random digits, as a run's."""
    time: str
    """UTC ISO 8601, as in every event."""
    sites: int
    """Number of sites, those included whose profile cannot be used."""
    jobs: int
    """Sites at work at once, at most."""
    done_before: list[str] = []
    """Sites that an earlier start of this fleet has brought to their end; they are not run again."""


class SiteStarted(Record):
    """A site's run begins in a process of its own."""

    event: Literal["started"] = "started"
    site: str
    """Name of the site's folder, e.g. ``clinic.example``; in every event of a site."""
    time: str
    source: str
    """The URL or the profile's path."""
    settings: str
    """Digest of the profile."""
    attempt: int = Field(ge=1)
    """2 where it was killed and is tried once more."""
    runs_before: list[str] = []
    """Published runs that the site had before the first attempt: any other is this fleet's."""


class SiteProgress(Record):
    """How far a site is: at most one a second."""

    event: Literal["progress"] = "progress"
    site: str
    time: str
    stage: str
    """What it does, in the words of ``checkup run``, e.g. ``Crawling``."""
    done: int
    """Steps of the stage, e.g. pages."""
    total: int | None = None
    """Steps as far as they are known."""


class SiteEnd(Record):
    """End of a site's attempt."""

    event: Literal["finished"] = "finished"
    site: str
    time: str
    source: str
    exit: int
    """Exit code of ``checkup run`` (docs/commands.md); 70 for a process that was killed."""
    word: str
    """The exit code's word, e.g. ``partial``."""
    reason: str | None = None
    """Why it is not 0, in words."""
    status: str | None = None
    """Of the published run; null where none was published."""
    run: str | None = None
    """Path of the published run."""
    counts: dict[str, JsonValue] = {}
    """Those of the run's summary."""
    seconds: float
    """By the clock, this attempt."""
    attempt: int = Field(default=1, ge=1)
    killed_by: str | None = None
    """Signal that ended the process, e.g. ``SIGKILL``; ``lost`` for a machine or worker of Ray."""
    timed_out: bool = False
    """True where the site's time was up; the next start goes on with it."""
    try_again: bool = False
    """True where this fleet tries the site once more."""
    results: str | None = None
    """Where the run was copied to, with ``--results``."""
    pruned: list[str] = []
    """Older published runs that were removed from the machine behind it, with ``--prune``."""


class FleetEnd(Record):
    """A fleet ends."""

    event: Literal["fleet_finished"] = "fleet_finished"
    fleet: str
    time: str
    exit: int
    """The worst of the sites' exit codes; 130 or 143 where the fleet was stopped."""
    word: str
    ends: dict[str, int]
    """Number of sites by the word of their exit code; ``not_started`` for those that a stop left over."""


FleetEvent = FleetStarted | SiteStarted | SiteProgress | SiteEnd | FleetEnd
