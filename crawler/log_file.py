"""Write the crawl's log without ever ending the crawl."""

from __future__ import annotations

import contextlib
import logging

from reference.secret_text import without_secrets


class LogText(logging.Formatter):
    """Writes a record in a line of text, without what authenticates."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return without_secrets(super().format(record))


class LogFile(logging.FileHandler):
    """Loses lines where the disk is full: the store reports that, once, and the run ends in order."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Report nothing: the standard library would print a traceback for every line."""

    def close(self) -> None:
        """Close the file; lines that could not be written are lost."""
        with contextlib.suppress(OSError):
            super().close()
