"""Start `checkup` as a person does: a process of its own, judged by its exit code and what it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = (sys.executable, "-m", "clinic_checkup")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a started command."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **changes}


def start(*arguments: str | Path, group: bool = False) -> subprocess.Popen[str]:
    """Return a started command, in a process group of its own where asked for."""
    return subprocess.Popen(
        [*PYTHON, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
        start_new_session=group,
    )


def checkup(
    *arguments: str | Path,
    stdin: str | bytes = "",
    before: Sequence[str] = (),
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Return a command that has ended."""
    done = subprocess.run(
        [*before, *PYTHON, *map(str, arguments)],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        timeout=120,
        cwd=cwd,
        env=environment(**(env or {})),
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
