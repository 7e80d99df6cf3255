"""Admit one run at a time by an advisory lock that dies with its process."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from pathlib import Path
from types import TracebackType

from schemas.errors import LockedError, StoreError


class SiteLock:
    """Holds ``lock`` (or ``file``) in the site's folder while in use; its text names process and run.

    The kernel releases a flock at the end of its process, even after a kill. The file stays: deleting it would
    let two runs hold two files of the same name.
    """

    def __init__(self, folder: Path, run: str = "", file: str = "lock") -> None:
        self._path = folder / file
        self._run = run
        self._fd: int | None = None

    def __enter__(self) -> SiteLock:
        """Take the lock; LockedError at once when another process holds it, StoreError when it cannot be made."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Never inherited (PEP 446): a worker that outlived its parent would keep the site locked.
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(
                f"Cannot make {self._path}: {error}. Check the folder's permissions, or name another with --data.",
                path=str(self._path),
            ) from error
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            pid, run = _holder(fd)
            os.close(fd)
            who = f"process {pid}" if pid else "another process"
            what = f" (run {run})" if run else ""
            raise LockedError(
                f"{who}{what} is at work on this site: {self._path} is locked. "
                "Wait until it ends, or stop it and run this again.",
                path=str(self._path),
                pid=pid,
                run=run,
            ) from error
        self._fd = fd
        self.name(self._run)
        return self

    def name(self, run: str) -> None:
        """Write the run into the held lock, for the message that a second start shows."""
        if self._fd is not None:
            text = json.dumps({"pid": os.getpid(), "run": run}).encode()
            os.ftruncate(self._fd, 0)
            os.pwrite(self._fd, text, 0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        if self._fd is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, 0)
            os.close(self._fd)
            self._fd = None


def _holder(fd: int) -> tuple[int | None, str | None]:
    """Return the process and run that the lock names; None for one that it does not name."""
    try:
        held = json.loads(os.pread(fd, 1000, 0))
        return int(held["pid"]), str(held["run"]) or None
    except (ValueError, KeyError, TypeError, OSError):
        return None, None
