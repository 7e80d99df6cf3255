"""Write a zip whose bytes hang on nothing but its files' names and contents: no clock, no user, no permissions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


@contextmanager
def zipped(archive: ZipFile, name: str, *, packed: bool = False) -> Iterator[IO[bytes]]:
    """Open a file of the archive to write; ``packed`` says that its content is compressed as it is."""
    info = ZipInfo(name)  # of 1 January 1980, the first day that a zip can name
    info.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as file:
        yield file
