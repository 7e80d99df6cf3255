"""Run a command of Checkup in this process, and kill -9 it at one of its writing steps.

    python -m benchmarks.dying_command [--begin WORD,…] [--die N] [--steps FILE] -- ARGUMENTS OF checkup

Steps are what Python and SQLite report by themselves, so that no line of the product is replaced: each statement of
SQL that writes (every row of many is one), each commit, each file that is opened for writing, each rename and link, on
the main thread. They are numbered from the first statement that holds one of the words of ``--begin``. ``--die N``
kills before the N-th, ``--die -N`` as soon as it is done. ``--steps`` writes their names, a line each.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

_WRITING = re.compile(
    r"\s*(BEGIN|COMMIT|ROLLBACK|INSERT OR REPLACE|INSERT OR IGNORE|INSERT|DELETE|UPDATE)(?:\s+(?:INTO|FROM)?\s*(\w+))?"
)
"""Matches ``INSERT INTO finding_lives (finding_id`` and ``BEGIN IMMEDIATE``."""
_LINES_OF = re.compile(r"'(published_findings|published_changes|publishing)'")
"""Matches ``'published_changes'``."""
_NAMED = ("os.rename", "os.symlink", "os.remove")


class Steps:
    """Counts the steps, and kills at one of them."""

    def __init__(self, begin: list[str], die: int | None) -> None:
        """Take the words that begin the count, and the step to die at; null for none."""
        self._begin = begin
        self._die = die
        self._thread = threading.get_ident()
        self.names: list[str] = []

    def watch(self, event: str, args: tuple[Any, ...]) -> None:
        """Take an event of the interpreter (https://docs.python.org/3/library/audit_events.html)."""
        if threading.get_ident() != self._thread or not self.names:
            return
        if event in _NAMED:
            self._step(f"{event} {_name(args[1] if event == 'os.symlink' else args[0])}")
        elif event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR):
            self._step(f"open {_name(args[0])}")

    def listened_to(self, connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
        """Return ``sqlite3.connect`` whose connections say their statements before they do them."""

        def connected(path: Any, *args: Any, **options: Any) -> sqlite3.Connection:
            connection = connect(path, *args, **options)
            store = Path(os.fsdecode(path)).name
            connection.set_trace_callback(lambda statement: self._said(store, statement))
            return connection

        return connected

    def _said(self, store: str, statement: str) -> None:
        found = _WRITING.match(statement)
        begun = self.names or any(word in statement for word in self._begin)
        if not found or not begun or threading.get_ident() != self._thread:
            return
        file = _LINES_OF.search(statement[:400])
        words = [store, found[1], (found[2] or "") if found[1] not in ("BEGIN", "COMMIT") else ""]
        self._step(" ".join(filter(None, [*words, file[1] if file else ""])))

    def _step(self, name: str) -> None:
        self.names.append(name)
        if self._die == len(self.names):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._die == -len(self.names):
            sys.setprofile(_die_when_done)


def _die_when_done(frame: FrameType, _event: str, _arg: object) -> None:
    if frame.f_code.co_filename != __file__:  # the step has returned to the code that took it
        os.kill(os.getpid(), signal.SIGKILL)


def _name(path: object) -> str:
    """Return a path's last part, a run's own name left out."""
    return re.sub(r"\d{8}T\d{6}Z-[0-9a-f]{4}", "RUN", Path(os.fsdecode(str(path))).name)


def main() -> int:
    """Run the command and return its exit code, where it lives that long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--begin", default="")
    parser.add_argument("--die", type=int)
    parser.add_argument("--steps", type=Path)
    parser.add_argument("arguments", nargs="+")
    options = parser.parse_args()
    import clinic_checkup

    steps = Steps(options.begin.split(","), options.die)
    sys.addaudithook(steps.watch)
    vars(sqlite3)["connect"] = steps.listened_to(sqlite3.connect)
    sys.argv = ["checkup", *options.arguments]
    code: object = 0
    try:
        clinic_checkup.main()
    except SystemExit as end:
        code = end.code
    if options.steps:
        options.steps.write_text("".join(f"{name}\n" for name in steps.names), "utf-8")
    return code if isinstance(code, int) else int(code is not None)


if __name__ == "__main__":
    sys.exit(main())
