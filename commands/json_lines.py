"""Read lines and print JSON lines, always in UTF-8: they must not depend on the terminal's language."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from schemas.errors import UsageError
from schemas.named_file import open_named_file
from schemas.printed_json import printed_json

MAX_LINE_BYTES = 64 * 1024 * 1024
"""Largest line that is read: `checkup extract` reads as much."""


def print_line(line: str) -> None:
    """Print a JSON line on standard output; half a surrogate pair, which UTF-8 cannot write, is escaped."""
    click.echo(printed_json(line).encode("utf-8", "backslashreplace"))


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for ``-``; raise `UsageError` naming a line that is not UTF-8."""
    if name == "-":
        yield from _decoded(sys.stdin.buffer, "standard input")
        return
    try:
        with open(open_named_file(Path(name)), "rb") as file:
            yield from _decoded(file, name)
    except OSError as error:
        raise UsageError(
            f"cannot read {name}: {error.strerror}. Name a file, or '-' for standard input."
        ) from error


def _decoded(stream: BinaryIO, name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), 1):
        if len(line) > MAX_LINE_BYTES:
            raise UsageError(
                f"line {number} of {name} is larger than {MAX_LINE_BYTES:,} bytes, which no text is: divide it."
            )
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"line {number} of {name} is not UTF-8: save it as UTF-8.") from error
