"""Recheck findings in a process of its own, which may take the site's lock and ask the clinic's server."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from reports.app.settings import RecheckCommand
from reports.harmless_text import shorten
from schemas.recheck import Recheck

_SECONDS = 300
"""Longest time of one recheck: twenty pages at ten seconds each, and the start of the program."""
_GRACE_SECONDS = 2
"""Longest wait for a recheck that is asked to end."""
_KEPT = 200
"""Ended rechecks that can still be asked for."""


@dataclass(slots=True, kw_only=True)
class Job:
    """One recheck."""

    job_id: str
    """Its name in addresses."""
    folder: Path
    """The site's folder."""
    findings: tuple[str, ...]
    """Ids of the findings that are looked at again."""
    state: Literal["running", "done", "failed"] = "running"
    """How far it is."""
    found: Recheck | None = None
    """What became of the findings; null while it runs, and where it failed."""
    trouble: str = ""
    """Why it failed, and what to do."""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    """The process, while it runs."""


class RecheckJobs:
    """The rechecks of a server; one of a site at a time."""

    def __init__(self, command: RecheckCommand) -> None:
        self._command = command
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turn = threading.Lock()

    def start(self, folder: Path, findings: Sequence[str]) -> Job | None:
        """Start a recheck and return it; null where one of the site is running."""
        with self._turn:
            if any(job.folder == folder and job.state == "running" for job in self._jobs.values()):
                return None
            job = Job(job_id=secrets.token_hex(8), folder=folder, findings=tuple(findings))
            self._jobs[job.job_id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            try:
                job.process = subprocess.Popen(  # noqa: S603 - our own command; ids are checked before
                    self._command(folder, findings),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except OSError as error:
                job.state, job.trouble = "failed", f"It could not be started: {error.strerror}."
                return job
        threading.Thread(target=self._wait, args=(job,), daemon=True).start()
        return job

    def get(self, job_id: str) -> Job | None:
        """Return a recheck by its name, or null."""
        return self._jobs.get(job_id)

    def stop(self) -> None:
        """End what is running: the server stops. A recheck that is cut short keeps nothing."""
        running = [job.process for job in list(self._jobs.values()) if job.state == "running" and job.process]
        for process in running:
            _signal(process, signal.SIGTERM)
        end = time.monotonic() + _GRACE_SECONDS
        for process in running:
            try:
                process.wait(max(0.0, end - time.monotonic()))
            except subprocess.TimeoutExpired:  # it waits for an answer of the clinic's server
                _signal(process, signal.SIGKILL)

    def _wait(self, job: Job) -> None:
        assert job.process is not None
        try:
            out, err = job.process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            _signal(job.process, signal.SIGKILL)
            job.process.communicate()
            job.state, job.trouble = (
                "failed",
                "It took too long. Run 'checkup recheck' to see what it waits for.",
            )
            return
        try:
            values = json.loads(out)
            values.pop("exit", None)
            job.found = Recheck.model_validate_json(json.dumps(values), extra="ignore")
            job.state = "done"
        except (ValueError, AttributeError, TypeError, ValidationError):
            said = err.decode("utf-8", "replace").strip().splitlines()
            job.trouble = shorten((said[-1] if said else "It said nothing.").removeprefix("checkup: "), 400)
            job.state = "failed"


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a recheck and to its workers, which would hold its output open."""
    with suppress(ProcessLookupError):  # it has just ended
        os.killpg(process.pid, number)
