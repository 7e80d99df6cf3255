"""Name who takes care of a finding, by the profile's owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.finding import Finding
from schemas.profile import Profile


def with_owners(findings: Iterable[Finding], profile: Profile) -> Iterator[Finding]:
    """Yield findings with the first owner of the profile whose audits or sections they are of; null without one."""
    owners = [
        (name, frozenset(owner.audits), tuple(map(path_prefix, owner.sections)))
        for name, owner in profile.owners.items()
    ]
    for finding in findings:
        path = urlsplit(finding.url or "").path or "/"
        owner = next(
            (
                name
                for name, audits, sections in owners
                if finding.audit in audits or path.startswith(sections)
            ),
            None,
        )
        yield finding if finding.owner == owner else finding.model_copy(update={"owner": owner})
