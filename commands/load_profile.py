"""A site's profile from a bare URL or a ``checkup.toml``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from schemas.errors import UsageError
from schemas.profile import Profile


def load_profile(site: str) -> Profile:
    """Return the profile for a URL (``https://`` is added to a bare host) or from a TOML file."""
    if site.endswith(".toml") or Path(site).is_file():
        from schemas.profile_file import read_profile

        return read_profile(Path(site))
    url = site if "://" in site else f"https://{site}"
    parts = urlsplit(url)
    try:
        port_is_good = parts.port is None or 0 < parts.port < 65_536
    except ValueError:
        port_is_good = False
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_good or " " in url:
        raise UsageError(
            f"'{site}' is no URL of a site and no profile: give https://clinic.example or checkup.toml."
        )
    return Profile(url=url if parts.path else f"{url}/")
