"""Describe the work on one site, so that another machine can be handed it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.profile import KeepSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteJob:
    """One attempt at a site; plain values only, since it travels to the workers of Ray."""

    name: str
    """Name of the site's folder."""
    source: str
    """URL or path of the profile, as the operator named it."""
    profile: bytes | None
    """The profile's text; null for a bare URL. The path may mean nothing on another machine."""
    data: Path
    """Folder of all sites, absolute."""
    fleet: str
    """Name of the fleet; its logs are in ``DATA/.fleet/<fleet>``."""
    options: tuple[str, ...] = ()
    """Further words of the command line of ``checkup run``."""
    limit_seconds: float | None = None
    """Time for this attempt; null for no end."""
    attempt: int = 1
    """2 where the first was killed."""
    runs_before: tuple[str, ...] | None = None
    """Published runs before the first attempt; null in the first attempt."""
    results: str | None = None
    """URL that published runs are copied to."""
    keep: KeepSettings | None = None
    """Retention by which older runs are removed behind a run, here and at the URL; null where none are."""

    @property
    def folder(self) -> Path:
        """Return the site's folder."""
        return self.data / self.name

    @property
    def log(self) -> Path:
        """Return the file of what the site's process says to people."""
        return self.data / FLEET_FOLDER / self.fleet / f"{self.name}.log"


FLEET_FOLDER = ".fleet"
"""Folder of the fleets below the data folder: no host has a name that begins with a dot."""
