"""Where each record of a file of lines begins, in eight bytes for its id and eight for its place."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LineIndex:
    """The lines of one published file by id."""

    keys: array[int]
    """The ids' digits as numbers, sorted."""
    offsets: array[int]
    """Byte at which the line of each begins."""

    def offset(self, key: int) -> int | None:
        """Return the byte at which the line of a record begins; null where the file has none of that id."""
        place = bisect_left(self.keys, key)
        return self.offsets[place] if place < len(self.keys) and self.keys[place] == key else None


def key_of(identifier: str) -> int | None:
    """Return an id's digits as a number; null for what is not an id.

    >>> key_of("f-00000000000000ff")
    255
    """
    return int(identifier[2:], 16) if _ID.fullmatch(identifier) else None


def index_lines(path: Path, id_field: str) -> LineIndex:
    """Return the index of a file of lines, each with the id under ``id_field``; empty where there is no file."""
    found = sorted(_ids(path, id_field))
    return LineIndex(keys=array("Q", (key for key, _ in found)), offsets=array("Q", (at for _, at in found)))


def line_at(path: Path, offset: int) -> bytes:
    """Return the line that begins at a byte, without its end."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.readline().rstrip(b"\n")


def _ids(path: Path, id_field: str) -> Iterator[tuple[int, int]]:
    # "article_id":"a-0123456789abcdef": the first id of that name is the record's own.
    own_id = re.compile(rb'"%b": ?"[a-z]-([0-9a-f]{16})"' % id_field.encode())
    if not path.is_file():
        return
    with path.open("rb") as file:
        at = 0
        for line in file:
            if match := own_id.search(line):
                yield int(match[1], 16), at
            at += len(line)


_ID = re.compile(r"[a-z]-[0-9a-f]{16}")
"""Matches ``a-0123456789abcdef``."""
