"""Serve one saved clinic site on loopback under its own hosts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.clinic_sites import NOT_THE_CLINICS, hosts_of, unpacked
from benchmarks.served_folder import ServedFolder


class Site(NamedTuple):
    """A site on loopback."""

    name: str
    url: str
    """Where a crawl starts."""
    resolve: dict[str, int]
    """Each of its hosts and the port that answers for it."""


@contextmanager
def served_site(folder: Path) -> Iterator[Site]:
    """Serve a folder of `benchmarks.clinic_sites.DATA` while the ``with`` block lasts."""
    hidden = NOT_THE_CLINICS.get(folder.name, frozenset())
    with unpacked(folder) as root, ServedFolder(root, hidden=hidden) as served:
        hosts = hosts_of(folder)
        yield Site(folder.name, f"http://{hosts[0]}/", dict.fromkeys(hosts, served.port))
