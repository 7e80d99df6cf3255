"""Say what to set where a crawl would carry no address of whoever runs it."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from schemas.profile import Profile


def missing_contact(site: str, profile: Profile) -> str | None:
    """Return what to set and why, or null where the user agent needs none.

    It needs none where it names one, where the profile words it without one, and where the site is on this machine.
    ``site`` is the URL or the profile's file as given.
    """
    crawl = profile.crawl
    if crawl.contact or "{contact}" not in crawl.user_agent or _is_loopback(profile.url):
        return None
    why = "The site's administrator sees these requests in a log, and has no address to write to."
    if Path(site).is_file():
        return f'{why} Set contact = "you@clinic.example" under [crawl] in {site}.'
    return f"{why} Write a profile with 'checkup init {site}', set contact under [crawl] in it, and run that."


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
