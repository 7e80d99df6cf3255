"""Read a file that somebody names: bounded, never waiting for a pipe that nobody writes to."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_named_file(path: Path, most_bytes: int, *, regular: bool = False) -> bytes:
    """Return a file's bytes; raise ``OSError``, with its ``strerror``, for whatever cannot be read.

    That is also a file larger than ``most_bytes`` (a device such as ``/dev/zero`` has no end), a name that no file can
    have, and with ``regular`` anything but an ordinary file.
    """
    with open(open_named_file(path, regular=regular), "rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, f"it is larger than {most_bytes:,} bytes", str(path))
    return data


def open_named_file(path: Path, *, regular: bool = False) -> int:
    """Return the descriptor of a file opened to read; a pipe without a writer is empty, and nothing waits for one."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a NUL or half a surrogate pair in its name
        raise OSError(errno.EINVAL, "no file can have this name", repr(path)) from error
    mode = os.fstat(handle).st_mode
    if stat.S_ISDIR(mode) or (regular and not stat.S_ISREG(mode)):
        os.close(handle)
        reason = "it is a folder" if stat.S_ISDIR(mode) else "it is not an ordinary file"
        raise OSError(errno.EINVAL, reason, str(path))
    os.set_blocking(handle, True)
    return handle
