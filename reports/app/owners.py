"""List who can take care of findings."""

from __future__ import annotations

from reports.app.ask import Ask


def known_owners(ask: Ask) -> list[str]:
    """Return the owners of the profile as the run used it, and those that reviewers named, sorted."""
    settings = ask.run.manifest.settings.get("owners")
    named = {one.owner for one in ask.site.review.kept().assigned.values() if one.owner}
    return sorted({*(settings if isinstance(settings, dict) else ()), *named}, key=str.casefold)
