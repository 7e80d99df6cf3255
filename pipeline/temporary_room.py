"""Say what to do where there is no room for temporary files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.errors import StoreError


@contextmanager
def temporary_room() -> Iterator[None]:
    """Write temporary files inside the ``with``; raise `StoreError` where they cannot be written."""
    try:
        yield
    except OSError as error:
        folder = tempfile.tempdir or "the system's folder for them"
        raise StoreError(
            f"Cannot write temporary files in {folder}: {error.strerror or error}. Make room there, or name another "
            "folder with TMPDIR; then run the same command again: it goes on where it stopped.",
            path=str(folder),
        ) from error
