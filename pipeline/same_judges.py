"""Tell whether findings were judged in the run before as they are judged now."""

from __future__ import annotations

import json

from pipeline.session import Session
from store.published_folder import PublishedFolder

_SETTINGS = ("audits", "freshness", "spelling")
"""Parts of a profile by which audits judge."""


def judges_as_before(session: Session, previous: PublishedFolder) -> bool:
    """Return whether the code that reads and judges, and the settings by which audits judge, are those of the run
    before."""
    manifest = previous.manifest
    settings = json.loads(session.profile.to_json())
    return (manifest.fingerprint, manifest.audit_fingerprint) == (
        session.fingerprint,
        session.audit_fingerprint,
    ) and all(settings[part] == manifest.settings.get(part) for part in _SETTINGS)
