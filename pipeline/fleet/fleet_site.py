"""Describe a site of a fleet: where its profile is, which folder and which hosts are its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.fleet.host_claims import hosts_of
from schemas.profile import KeepSettings, Profile
from store.site_folder import site_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetSite:
    """One site."""

    name: str
    """Name of its folder below the data folder."""
    source: str
    """URL or path, as ``checkup run`` takes it."""
    hosts: frozenset[str]
    """Hosts that its run asks, each with its port where it has one."""
    settings: str
    """Digest of its profile: a site whose profile was changed is not done."""
    keep: KeepSettings
    """Retention of its profile."""
    has_own_workers: bool = False
    """True where its profile names the number of worker processes."""


def fleet_site(source: str, profile: Profile, data: Path) -> FleetSite:
    """Return the site of a profile; raises `UsageError` for a URL that is not a site's."""
    settings = profile.model_dump_json()
    return FleetSite(
        name=site_folder(data, profile.url).name,
        source=source,
        hosts=hosts_of(profile),
        settings=hashlib.sha256(settings.encode()).hexdigest()[:16],
        keep=profile.keep,
        has_own_workers=profile.workers.processes is not None,
    )
