"""Write down how far a fleet is, so that the same command goes on after a kill at any moment."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.fleet.fleet_site import FleetSite
from pipeline.fleet.site_job import FLEET_FOLDER
from pipeline.fleet.worst_exit import ENDED
from schemas.errors import LockedError, StoreError
from schemas.fleet_event import FleetEnd, FleetEvent, FleetStarted, SiteEnd, SiteProgress, SiteStarted
from store.lock import SiteLock
from store.sync_folder import sync_folder

RESUME_WITHIN_HOURS = 12
"""Hours after its last word within which the same command goes on with a fleet that did not bring all of its sites to
their end. Own choice: below a day, so that a daily fleet is never taken for the one of yesterday."""
KEPT = 10
"""Logs of earlier fleets of the same sites that are kept: own choice."""


class Ledger:
    """The log of one fleet, JSON lines in ``DATA/.fleet/<name>.<key>.jsonl``; locked while in use.

    The key is a digest of the sites as they were named and of the options: that is what "the same command" means.
    """

    def __init__(
        self, data: Path, sources: Sequence[str], options: Mapping[str, object], *, fresh: bool
    ) -> None:
        named = json.dumps([sorted(sources), dict(options)], sort_keys=True, default=str)
        self._key = hashlib.sha256(named.encode()).hexdigest()[:12]
        self._folder = data / FLEET_FOLDER
        self._fresh = fresh
        self._lock = SiteLock(self._folder, file=f"{self._key}.lock")
        self._fd = -1
        self.fleet = ""
        """Name of the fleet, the former one's where it goes on."""
        self.resumed = False
        """Whether it goes on."""
        self._started: dict[str, SiteStarted] = {}
        self._ended: dict[str, SiteEnd] = {}

    def __enter__(self) -> Self:
        """Take the lock and read what is there; LockedError where the same fleet is under way, else StoreError."""
        try:
            self._lock.__enter__()
        except LockedError as error:
            who = f"process {error.pid}" if error.pid else "another process"
            raise LockedError(
                f"{who} is at work on the same fleet: {error.path} is locked. Wait until it ends, or stop it.",
                path=error.path,
                pid=error.pid,
            ) from error
        try:
            path = self._unfinished()
            self.resumed = path is not None
            if path is None:
                now = datetime.datetime.now(datetime.UTC)
                self.fleet = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
                path = self._folder / f"{self.fleet}.{self._key}.jsonl"
                self._prune()
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
            if self.resumed:
                os.write(self._fd, b"\n")  # behind a line that a kill cut off; an empty line says nothing
            sync_folder(self._folder)
        except OSError as error:
            self._lock.__exit__(None, None, None)
            raise _cannot_write(self._folder, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        os.close(self._fd)
        self._lock.__exit__(kind, error, trace)

    def note(self, event: FleetEvent) -> None:
        """Write an event down, on the disk before this returns; progress is not worth it."""
        if isinstance(event, SiteProgress):
            return
        try:
            os.write(self._fd, f"{event.to_json()}\n".encode())
            os.fsync(self._fd)
        except OSError as error:
            raise _cannot_write(self._folder, error) from error
        self._take(event)

    def end_of(self, site: FleetSite) -> SiteEnd | None:
        """Return the end to which this fleet has brought a site; null where it has to be run, or run again."""
        end, start = self._ended.get(site.name), self._started.get(site.name)
        if end is None or start is None or start.settings != site.settings:
            return None
        return end if end.exit in ENDED and not end.try_again else None

    def runs_before(self, site: FleetSite) -> tuple[str, ...] | None:
        """Return the runs that a site had before this fleet first started it; null where it never did."""
        start = self._started.get(site.name)
        if start is None or start.settings != site.settings:
            return None
        return tuple(start.runs_before)

    def _take(self, event: FleetEvent) -> None:
        if isinstance(event, SiteStarted):
            self._started[event.site] = event
            self._ended.pop(event.site, None)
        elif isinstance(event, SiteEnd):
            self._ended[event.site] = event

    def _unfinished(self) -> Path | None:
        """Read the newest log of the same command; return it where it is young enough and somebody is left to run."""
        found = self._logs()
        if self._fresh or not found:
            return None
        age = datetime.datetime.now(datetime.UTC).timestamp() - found[-1].stat().st_mtime
        if age > RESUME_WITHIN_HOURS * 3600:
            return None
        all_ended = False
        for line in found[-1].read_bytes().splitlines():
            event = _read(line)
            if event is None:
                continue
            self._take(event)
            if isinstance(event, FleetStarted):
                self.fleet, all_ended = event.fleet, False
            elif isinstance(event, FleetEnd):
                all_ended = set(event.ends) <= {code.name.lower() for code in ENDED}
        if all_ended or not self.fleet:
            self._started.clear()
            self._ended.clear()
            return None
        return found[-1]

    def _logs(self) -> list[Path]:
        return sorted(self._folder.glob(f"*.{self._key}.jsonl"))

    def _prune(self) -> None:
        for path in self._logs()[:-KEPT]:
            shutil.rmtree(self._folder / path.name.partition(".")[0], ignore_errors=True)
            path.unlink(missing_ok=True)


def _read(line: bytes) -> FleetEvent | None:
    """Return a line's event; null for one that a kill cut off, and for one of another version."""
    try:
        name = json.loads(line)["event"]
        return _KINDS[name].model_validate_json(line, extra="ignore")
    except (ValueError, KeyError, TypeError):
        return None


_KINDS: Mapping[str, type[FleetStarted | SiteStarted | SiteEnd | FleetEnd]] = {
    "fleet_started": FleetStarted,
    "started": SiteStarted,
    "finished": SiteEnd,
    "fleet_finished": FleetEnd,
}


def _cannot_write(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot write {folder}: {error.strerror}. Make room or name another folder with --data, then run the same "
        "command again: it goes on where it stopped.",
        path=str(folder),
    )
