"""Share one run's store, settings and progress between its stages."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from schemas.profile import Profile
from store.published_folder import PublishedFolder
from store.run_store import RunStore

if TYPE_CHECKING:
    from pipeline.previous_again import PreviousAgain


class ProgressBar(Protocol):
    """Display of a stage's progress, e.g. ``reports.progress.Progress``."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of so many steps; null where the number is not known."""

    def update(self, done: int, total: int | None = None, note: str = "") -> None:
        """Show the steps done so far."""

    def advance(self, steps: int = 1) -> None:
        """Count steps done."""


@dataclass(slots=True, kw_only=True)
class Session:
    """One run of one site under the lock."""

    folder: Path
    """The site's folder."""
    store: RunStore
    """The run in ``work.sqlite``; only this process writes."""
    profile: Profile
    """The site's settings."""
    started: datetime.datetime
    """Start of this run, UTC."""
    now: datetime.datetime
    """The clock that ages are counted with; the start unless ``--now`` says otherwise."""
    history: sqlite3.Connection
    """To ``history.sqlite``."""
    previous: PublishedFolder | None
    """The complete run before this one, as it was published; null for a first run."""
    fingerprint: str | None
    """Fingerprint of the extraction that read this run's pages; null where an older version did."""
    audit_fingerprint: str | None
    """Fingerprint of the audits that judged its records; null where an older version did."""
    progress: ProgressBar
    """Shows the progress of each stage."""
    resolve: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Resolver seam: host to loopback address and port."""
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""

    again: PreviousAgain | None = None
    """The run before as today's code extracts it, made once by `previous_again`."""

    @property
    def clock(self) -> str:
        """The run's time in the form of the records: UTC ISO 8601, whole seconds."""
        return self.now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
