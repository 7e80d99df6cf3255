"""Read and print lines, always in UTF-8: JSON lines must not depend on the terminal's language."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from schemas.errors import UsageError


def print_line(line: str) -> None:
    """Print a line on standard output; half a surrogate pair, which UTF-8 cannot write, is escaped."""
    click.echo(line.encode("utf-8", "backslashreplace"))


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for ``-``; raise `UsageError` naming a line that is not UTF-8."""
    if name == "-":
        yield from _decoded(sys.stdin.buffer, "standard input")
        return
    try:
        with open(name, "rb") as file:
            yield from _decoded(file, name)
    except OSError as error:
        raise UsageError(
            f"cannot read {name}: {error.strerror}. Name a file, or '-' for standard input."
        ) from error


def _decoded(stream: Iterator[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"line {number} of {name} is not UTF-8: save it as UTF-8.") from error
