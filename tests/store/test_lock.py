"""One run a site at a time; the lock dies with its process."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schemas.errors import LockedError
from store.lock import SiteLock

_HOLD = """
import subprocess, sys, time
from pathlib import Path
from store.lock import SiteLock
with SiteLock(Path(sys.argv[1]), "run-7"):
    child = subprocess.Popen(["sleep", "30"], close_fds=False)
    print(child.pid, flush=True)
    time.sleep(30)
"""


def test_a_second_start_is_refused_at_once_and_told_by_whom(tmp_path: Path) -> None:
    """The message carries process and run."""
    import os

    with SiteLock(tmp_path, "run-1"):
        before = time.monotonic()
        with pytest.raises(LockedError) as caught, SiteLock(tmp_path, "run-2"):
            pass
        assert time.monotonic() - before < 1
    assert (caught.value.pid, caught.value.run) == (os.getpid(), "run-1")
    with SiteLock(tmp_path, "run-3"):
        pass


def test_the_lock_dies_with_its_process_even_when_a_child_lives_on(tmp_path: Path) -> None:
    """Kill -9; the orphan has not inherited it."""
    holder = subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    orphan = int(holder.stdout.readline())
    try:
        with pytest.raises(LockedError) as caught, SiteLock(tmp_path):
            pass
        assert (caught.value.pid, caught.value.run) == (holder.pid, "run-7")
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with SiteLock(tmp_path):
            pass
    finally:
        holder.stdout.close()
        subprocess.run(["kill", str(orphan)], check=True)
