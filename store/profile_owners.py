"""Name who takes care of a finding by the rules of a profile."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from pydantic import JsonValue, ValidationError

from reference.url_identity import path_prefix
from schemas.profile import Owner


class ProfileOwners:
    """The owners of a profile with what is theirs."""

    def __init__(self, owners: Mapping[str, Owner]) -> None:
        """Take the owners by their names, in the profile's order."""
        self._owners = [
            (name, frozenset(owner.audits), tuple(map(path_prefix, owner.sections)))
            for name, owner in owners.items()
        ]

    @classmethod
    def of_settings(cls, settings: Mapping[str, JsonValue]) -> ProfileOwners:
        """Return the owners of the settings in a manifest; one of another version has nothing."""
        named = settings.get("owners")
        owners: dict[str, Owner] = {}
        for name, values in named.items() if isinstance(named, dict) else ():
            try:
                owners[name] = Owner.model_validate(values)
            except ValidationError:
                continue
        return cls(owners)

    def of(self, audit: str, url: str | None) -> str | None:
        """Return the first owner whose audits or sections a finding is of; null without one."""
        if not self._owners:
            return None
        path = urlsplit(url or "").path or "/"
        return next(
            (name for name, audits, sections in self._owners if audit in audits or path.startswith(sections)),
            None,
        )
