"""Start runs in processes of their own, see how far each is, break them, and compare what they published."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

NOW = {"first": "2026-11-22", "second": "2026-11-29"}
STAGES = {
    "Crawling": "crawl",
    "Reading pages": "extract",
    "Learning the site": "extract",
    "Extracting records": "extract",
    "Auditing": "audit",
    "Auditing the site": "audit",
    "Comparing with the run before": "compare",
    "Publishing": "publish",
}
"""What a run says on stderr when it begins a step, with the stage that the step belongs to."""
RUN_OF_ITS_OWN = ("run", "started", "finished", "timings")
"""Fields of the manifest that differ between two equal runs."""

HISTORY = ("* FROM page_history", "* FROM identities", "* FROM finding_lives", "* FROM text_pasts")
"""Columns of the history that do not depend on a run's name and times."""


class Outcome(NamedTuple):
    """Everything of a site's folder that must not depend on what broke a run."""

    files: dict[str, bytes]
    """Every file of ``latest``, the manifest without `RUN_OF_ITS_OWN`."""
    history: list[list[tuple[Any, ...]]]
    """Rows of the history, without the runs' own names and times."""

    def differences(self, other: Outcome) -> list[str]:
        """Return the paths of the files that differ, and ``history`` where its rows do."""
        paths = sorted(self.files.keys() | other.files.keys())
        found = [path for path in paths if self.files.get(path) != other.files.get(path)]
        return [*found, *(["history"] if self.history != other.history else [])]


class BrokenRun:
    """One start of ``checkup run`` under way."""

    def __init__(
        self, url: str, data: Path, now: str, *options: str, env: dict[str, str] | None = None
    ) -> None:
        command = [sys.executable, "-m", "clinic_checkup", "run", url, "--delay", "0", "--data", str(data)]
        self._process = subprocess.Popen(
            [*command, "--now", now, "--workers", "2", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            env={**os.environ, **(env or {})},
            cwd=Path(__file__).resolve().parent.parent,
        )
        self.begun: list[tuple[str, float]] = []
        """Steps with the time at which each was said to begin."""
        self.said: list[str] = []
        """All lines of stderr."""
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def stage(self) -> str:
        """Return the stage that began last."""
        return STAGES[self.begun[-1][0]] if self.begun else "start"

    @property
    def step(self) -> str:
        """Return the step that began last."""
        return self.begun[-1][0] if self.begun else "start"

    def wait(self) -> int:
        """Return the exit code at the end."""
        code = self._process.wait(timeout=600)
        self._reader.join()
        return code

    def wait_for(self, step: str) -> bool:
        """Return true when a step begins, false when the run ends without it."""
        with self._news:
            self._news.wait_for(
                lambda: step in dict(self.begun) or not self._reader.is_alive() or self.has_ended(), 300
            )
        return step in dict(self.begun)

    def has_ended(self) -> bool:
        """Return whether the process is no more."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """Kill the process that the user started, with -9."""
        self._process.send_signal(signal.SIGKILL)

    def workers(self) -> list[int]:
        """Return the ids of its worker processes."""
        found = []
        for children in Path(f"/proc/{self._process.pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):  # it has ended since
                for child in children.read_text("ascii").split():
                    if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                        found.append(int(child))
        return found

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            name = line.strip().partition(":")[0]
            with self._news:
                self.said.append(line.strip())
                if name in STAGES and (not self.begun or self.begun[-1][0] != name):
                    self.begun.append((name, time.monotonic()))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()


def outcome(data: Path) -> Outcome:
    """Return what the one site of a data folder holds after its last run."""
    (site,) = [path for path in data.iterdir() if (path / "work.sqlite").is_file()]
    latest = (site / "latest").resolve()
    files = {
        str(path.relative_to(latest)): path.read_bytes()
        for path in sorted(latest.rglob("*"))
        if path.is_file()
    }
    manifest = json.loads(files["manifest.json"])
    for key in RUN_OF_ITS_OWN:
        del manifest[key]
    files["manifest.json"] = json.dumps(manifest, sort_keys=True).encode()
    with closing(sqlite3.connect(site / "history.sqlite")) as connection:
        history = [
            connection.execute(f"SELECT {columns} ORDER BY 1, 2").fetchall()
            for columns in ("now, status, fingerprint, counts FROM runs", *HISTORY)
        ]
    return Outcome(files, history)


def state_of(data: Path) -> str:
    """Return the state of the newest run in the store, e.g. ``crawled``; ``none`` where no run began."""
    for store in data.glob("*/work.sqlite"):
        with contextlib.suppress(sqlite3.OperationalError), closing(sqlite3.connect(store)) as connection:
            row = connection.execute(
                "SELECT state FROM runs ORDER BY started DESC, run DESC LIMIT 1"
            ).fetchone()
            return str(row[0]) if row else "none"
    return "none"


def is_sound(data: Path) -> bool:
    """Return whether all stores pass SQLite's own check."""
    for store in data.glob("*/*.sqlite"):
        with closing(sqlite3.connect(store)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return False
    return True
