"""Let a host belong to one run at a time: two runs that ask it at once would be twice as impolite."""

from __future__ import annotations

from collections.abc import Iterable

from reference.url_identity import folder_name, normalise
from schemas.profile import Profile


def hosts_of(profile: Profile) -> frozenset[str]:
    """Return the hosts of a site, without ``www.`` and with a port only where it is named, e.g. ``clinic.example``."""
    urls = [profile.url, *(host if "://" in host else f"https://{host}" for host in profile.crawl.hosts)]
    return frozenset(folder_name(known) for url in urls if (known := normalise(url)))


class HostClaims:
    """The hosts of the runs under way."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def are_free(self, hosts: Iterable[str]) -> bool:
        """Return whether no run under way has one of these hosts."""
        return not any(host in self._held for host in hosts)

    def claim(self, site: str, hosts: Iterable[str]) -> None:
        """Hold the hosts for a site, until it gives them back."""
        for host in hosts:
            assert host not in self._held
            self._held[host] = site

    def give_back(self, site: str) -> None:
        """Free the hosts of a site."""
        self._held = {host: holder for host, holder in self._held.items() if holder != site}
