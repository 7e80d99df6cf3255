"""Run one piece of work in a process of its own and measure what it costs there: CPU seconds and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
_MARK = "measured-apart:"


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of one piece of work, without its preparation."""

    cpu_seconds: float | None
    """Null where it was stopped."""
    peak_mb: float | None
    """Growth of the process's highest resident size (``ru_maxrss``); null where it was stopped."""
    note: str = ""
    """What the work says of itself, or what stopped it."""


def cpu_of(command: list[str], place: Path) -> tuple[float, int]:
    """Return a command's CPU seconds, those of its ended children among them, and its exit code.

    It runs in a folder of its own: in ours, Scrapy would find ``scrapy.cfg`` and give a peer our scheduler.
    """
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"  # advertools calls `scrapy` by name
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=place,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, process.returncode


def report(work: Callable[[], str]) -> None:
    """Do the work and print its cost for `measure`, which reads it in the process that started this one."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    note = work()
    spent = time.process_time() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 1e6
    print(_MARK + json.dumps([round(spent, 3), round(grown, 1), note]), flush=True)


def measure(module: str, arguments: list[str], *, cpu_seconds: int = 60, memory_mb: int = 8_000) -> Cost:
    """Return the cost that ``python -m module arguments`` reports; it is stopped at either bound."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1_000_000, memory_mb * 1_000_000))

    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )
    for line in done.stdout.splitlines():
        if line.startswith(_MARK):
            spent, grown, note = json.loads(line.removeprefix(_MARK))
            return Cost(spent, grown, note)
    if done.returncode < 0:
        return Cost(None, None, f"stopped: more than {cpu_seconds} CPU-s (signal {-done.returncode})")
    last = (done.stderr.strip().splitlines() or ["no output"])[-1]
    return Cost(None, None, f"stopped at {memory_mb} MB or failed: {last[:100]}")
