"""Find a site's folder under the data folder, and those that are there."""

from __future__ import annotations

from os.path import isdir  # false, not an error, for a name that is too long
from pathlib import Path
from urllib.parse import urlsplit

from reference.url_identity import folder_name, normalise
from schemas.errors import UsageError


def site_folder(data: Path, url: str) -> Path:
    """Return ``DATA/<host[_port]>``, the port only where the site's normalised URL has one.

    A folder under the name that older versions gave it (a default port, a host in Unicode letters) is used as it is
    while there is none under today's: what a site has learned is not left behind. Both are named by a valid host, so
    that no URL leads out of the data folder. Raises `UsageError` for a URL that is not a site's.
    """
    known = normalise(url)
    if known is None:
        raise UsageError(f"{url[:200]!r} is not the URL of a site: give one like https://clinic.example/.")
    folder = data / folder_name(known)
    older = _older_name(url)
    return data / older if older and not folder.exists() and isdir(data / older) else folder


def published_sites(data: Path) -> list[Path]:
    """Return the folders of a data folder's sites that have published runs, sorted."""
    return sorted(path.parent for path in data.glob("*/runs") if path.is_dir())


def _older_name(url: str) -> str | None:
    """Return the name that older versions gave the folder; null where the host as written has none of its own."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:  # a backslash, which the normal form reads as a slash, before what is not a host
        return None
    if "\\" in host or normalise(f"http://[{host}]/" if ":" in host else f"http://{host}/") is None:
        return None
    return f"{host}_{port}" if port else host
