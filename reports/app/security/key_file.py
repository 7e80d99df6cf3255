"""Keep the secret that signs cookies and forms beside the data, so that a restart loses no open page."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from schemas.errors import StoreError

NAME = "serve.key"
"""In the data folder, readable by its owner alone."""
_BYTES = 32


def read_key(data: Path) -> bytes:
    """Return the secret; it is made where there is none. Raises `StoreError` where it cannot be read or written."""
    path = data / NAME
    try:
        data.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = path.read_bytes()
            if len(key) == _BYTES:
                return key
            path.unlink()  # cut short by a full disk: nothing is lost but open pages
            return read_key(data)
        with os.fdopen(handle, "wb") as file:
            key = secrets.token_bytes(_BYTES)
            file.write(key)
        return key
    except OSError as error:
        raise StoreError(
            f"cannot use {path}: {error.strerror}. Check the folder's permissions, or name another folder with --data.",
            path=str(path),
        ) from error
