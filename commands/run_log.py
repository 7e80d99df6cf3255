"""Write what a run does to a log of the operator's, as text or as JSON lines, without secrets."""

from __future__ import annotations

import contextlib
import datetime
import json
import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from crawler.log_file import LogFile
from reference.secret_text import without_secrets
from reports.harmless_text import harmless
from schemas.errors import StoreError
from schemas.profile import Profile

LogFormat = Literal["text", "json"]

_OURS = ("commands", "crawler", "extraction", "notices", "pipeline", "scrapy", "py.warnings")
"""Loggers whose lines are written. Apprise's are not: its lines name targets."""


_NOWHERE = logging.NullHandler()
"""Handler of every start: without one Python's last resort prints a second time what a person is told."""


class LogLine(logging.Formatter):
    """Writes one line a record: time, level, event, site, run and message; a run that a record names stays."""

    def __init__(self, form: LogFormat, site: str, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._form = form
        self._site = site
        self._run: str | None = None
        self._secrets = list(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        self._run = getattr(record, "run", self._run)
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        line = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).strftime(
                "%Y-%m-%dT%H:%M:%S.%fZ"
            ),
            "level": record.levelname.lower(),
            "event": str(getattr(record, "event", record.name)),
            "site": without_secrets(self._site, self._secrets),
            "run": self._run,
            "message": without_secrets(text, self._secrets),
        }
        if self._form == "json":
            return json.dumps(line, ensure_ascii=False)
        message = harmless(str(line["message"]))
        return (
            f"{line['time']} {line['level']} {line['event']} {line['site']} {line['run'] or '-'}: {message}"
        )


@contextlib.contextmanager
def run_log(file: Path | None, form: LogFormat, profile: Profile) -> Iterator[None]:
    """Append the lines of the ``with`` to a file; none where no file is asked for.

    Raises `StoreError` where the file cannot be opened. A full disk loses lines, and ends nothing.
    """
    for name in _OURS:
        logging.getLogger(name).addHandler(_NOWHERE)
    if file is None:
        yield
        return
    try:
        handler = LogFile(file, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise StoreError(
            f"cannot write {file}: {error.strerror}. Name another file with --log.", path=str(file)
        ) from error
    handler.setFormatter(LogLine(form, profile.url, secrets_of(profile)))
    loggers = [logging.getLogger(name) for name in _OURS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
        handler.close()


def secrets_of(profile: Profile) -> list[str]:
    """Return the values of the environment's variables that the profile names, whole and in their parts."""
    found: list[str] = []
    for value in (os.environ.get(name, "") for name in profile.variables):
        found += [value, *value.split()]
        if value and value == os.environ.get(profile.crawl.basic_auth_env or ""):
            found.append(value.partition(":")[2])
    return [value for value in found if value]
