"""`checkup serve` in a process of its own, which a test can kill and start again at the same address."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit


class ServingProcess:
    """The server; its address stays when it is started again."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._port = 0
        self.origin = ""
        self.start()

    def start(self) -> None:
        """Start it and wait until it says its address."""
        command = [
            sys.executable,
            "-m",
            "clinic_checkup",
            "serve",
            "--port",
            str(self._port),
            "--data",
            str(self._data),
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("Review at http://127.0.0.1:"), line
        self.origin = line.split()[2].rstrip("/")
        self._port = urlsplit(self.origin).port or 0

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def __enter__(self) -> ServingProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self.kill()
