"""Name who takes care of a finding: who was assigned to it, else by the profile's owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemas.finding import Finding
from schemas.profile import Profile
from store.profile_owners import ProfileOwners


def with_owners(
    findings: Iterable[Finding], profile: Profile, assigned: Mapping[str, str | None]
) -> Iterator[Finding]:
    """Yield findings with their owner: by its id who was assigned to it, known to the profile or not; else the first
    owner of the profile whose audits or sections it is of; null without one.
    """
    owners = ProfileOwners(profile.owners)
    for finding in findings:
        owner = assigned.get(finding.finding_id) or owners.of(finding.audit, finding.url)
        yield finding if finding.owner == owner else finding.model_copy(update={"owner": owner})
