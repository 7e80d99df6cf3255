"""What the app is started with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

RecheckCommand = Callable[[Path, Sequence[str]], Sequence[str]]
"""Returns the command line that rechecks findings of a site, given its folder and their ids."""

SureMisspellings = Callable[[Iterable[str], str], Iterable[tuple[str, str]]]
"""Returns the words that are known misspellings, each with the word it resembles, given words and a site's English."""


def _no_misspellings(words: Iterable[str], locale: str) -> Iterable[tuple[str, str]]:
    return ()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSettings:
    """What a server of the app is."""

    data: Path
    """Folder that holds the sites' folders."""
    origins: frozenset[str]
    """Origins under which browsers reach it, e.g. ``http://127.0.0.1:8340``; every other one is refused."""
    key: bytes
    """Secret that signs cookies and forms; it outlives a restart."""
    recheck_command: RecheckCommand
    """Starts a recheck in a process of its own."""
    sure_misspellings: SureMisspellings = _no_misspellings
    """Says which of the words that somebody calls right are known misspellings."""
    token: str | None = None
    """What everybody must know who asks; null where only this machine can ask."""
    user_header: str | None = None
    """Header in which a proxy with a login says who asks; null where nobody says."""
    default_who: str | None = None
    """Who decides where nobody says a name, e.g. the user of this computer; null for nobody."""
    now: Callable[[], datetime.datetime] = field(default=_now)
    """The clock."""
    reads_a_minute: int = 1_200
    """Requests that one client may make a minute: a person with a key held down makes half of them."""
    writes_a_minute: int = 240
    """Decisions and the like."""
    rechecks_a_minute: int = 6
    """Rechecks, each of which asks the clinic's server for pages."""
    logins_a_minute: int = 10
    """Tries of the token."""

    def is_secure(self, host: str) -> bool:
        """Return whether a browser that asks for this host came by https: one server may be reached both ways."""
        return f"https://{host}" in self.origins
