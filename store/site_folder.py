"""Find a site's folder under the data folder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from reference.url_identity import folder_name, identity


def site_folder(data: Path, url: str) -> Path:
    """Return ``DATA/<host[_port]>``, the port only where the site's normalised URL has one.

    A folder under the name that older versions gave it (a default port, a host in Unicode letters) is used as it is
    while there is none under today's: what a site has learned is not left behind.
    """
    folder = data / folder_name(identity(url))
    older = data / _older_name(url)
    return older if not folder.exists() and older.is_dir() else folder


def _older_name(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}_{parts.port}" if parts.port else host
