"""Name who takes care of a finding: who was assigned to it, else by the profile's owners."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.profile import Profile
from store.profile_owners import ProfileOwners


class FindingOwners:
    """Owners of the findings of one site."""

    def __init__(self, profile: Profile, assigned: Mapping[str, str | None]) -> None:
        """Take the profile, and who was assigned to findings by their ids, known to the profile or not."""
        self._owners = ProfileOwners(profile.owners)
        self._assigned = assigned

    def of(self, finding_id: str, audit: str, url: str | None) -> str | None:
        """Return who was assigned to a finding; else the first owner of the profile whose audits or sections it is of;
        null without one."""
        return self._assigned.get(finding_id) or self._owners.of(audit, url)
