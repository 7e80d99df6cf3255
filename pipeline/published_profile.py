"""Read a site's profile as its newest published run used it."""

from __future__ import annotations

from pathlib import Path

from schemas.profile import Profile
from store.published_folder import published_folders


def published_profile(folder: Path) -> Profile | None:
    """Return the profile of the newest published run, or null where there is none that this version can read."""
    for run in reversed(published_folders(folder)):
        try:
            return Profile.model_validate(run.manifest.settings, extra="ignore")
        except ValueError:
            continue
    return None
