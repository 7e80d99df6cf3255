"""Name who takes care of a finding: who was assigned to it, else by the profile's owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.finding import Finding
from schemas.profile import Profile


def with_owners(
    findings: Iterable[Finding], profile: Profile, assigned: Mapping[str, str | None]
) -> Iterator[Finding]:
    """Yield findings with their owner: by its id who was assigned to it, known to the profile or not; else the first
    owner of the profile whose audits or sections it is of; null without one.
    """
    owners = [
        (name, frozenset(owner.audits), tuple(map(path_prefix, owner.sections)))
        for name, owner in profile.owners.items()
    ]
    for finding in findings:
        path = urlsplit(finding.url or "").path or "/"
        owner = assigned.get(finding.finding_id) or next(
            (
                name
                for name, audits, sections in owners
                if finding.audit in audits or path.startswith(sections)
            ),
            None,
        )
        yield finding if finding.owner == owner else finding.model_copy(update={"owner": owner})
