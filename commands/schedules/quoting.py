"""Write paths and arguments so that systemd, cron, YAML and the shell read them as they are."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable

from schemas.errors import UsageError

_LONGEST_CRON = 990
"""Cron of Debian and of BSD cut a command at 1,000 characters (MAX_COMMAND in Vixie cron's ``config.h``)."""


def checked(text: str, scheduler: str) -> str:
    """Return the text; raise `UsageError` for what no file of a scheduler can hold."""
    if not text.isprintable() or (scheduler == "systemd" and "\\" in text):
        raise UsageError(
            f"{text!r} has a control character or a backslash, which {scheduler} cannot be given. Rename it."
        )
    return text


def systemd_path(path: str) -> str:
    """Return a path for a setting that takes one path: only ``%`` means something (systemd.unit(5), Specifiers)."""
    return checked(path, "systemd").replace("%", "%%")


def systemd_quoted(text: str) -> str:
    """Return a word in quotes for a list of words (systemd.syntax(7), Quoting)."""
    return '"' + systemd_path(text).replace('"', '\\"') + '"'


def systemd_command(words: Iterable[str]) -> str:
    """Return a command line: quoted, and no ``$`` starts a variable (systemd.service(5), Command lines)."""
    program, *arguments = words
    return " ".join([systemd_quoted(program), *(systemd_quoted(one).replace("$", "$$") for one in arguments)])


def shell_command(words: Iterable[str]) -> str:
    """Return a command line for ``sh``."""
    return " ".join(shlex.quote(checked(word, "cron")) for word in words)


def cron_command(command: str) -> str:
    """Return a command for a crontab, where a bare ``%`` ends the command (crontab(5)); `UsageError` if too long.

    A backslash before ``%`` is removed by cron, whatever the quotes; any other stays.
    """
    escaped = command.replace("%", "\\%")
    if len(escaped) > _LONGEST_CRON:
        raise UsageError(
            f"the line for cron would have {len(escaped)} characters; {_LONGEST_CRON} are the most. Use shorter paths."
        )
    return escaped


def yaml_text(text: str) -> str:
    """Return a YAML text in quotes, in which GitHub reads no expression."""
    if "${{" in text:
        raise UsageError(f"{text!r} holds '${{{{', which GitHub reads as an expression. Rename it.")
    return json.dumps(checked(text, "GitHub"), ensure_ascii=False)
