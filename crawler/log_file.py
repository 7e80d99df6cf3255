"""The crawl's log file, which must not be what ends a crawl."""

from __future__ import annotations

import contextlib
import logging


class LogFile(logging.FileHandler):
    """Loses lines where the disk is full: the store says so, once, and the run ends in order."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: the standard library would print a traceback for every line."""

    def close(self) -> None:
        """Close the file; what could not be written is lost."""
        with contextlib.suppress(OSError):
            super().close()
