"""Copy a file of a published run, and notice where it is not the one that was published."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO

from schemas.errors import StoreError
from schemas.manifest import RunFile
from store.published_folder import PublishedFolder

_BLOCK = 1_048_576


def copy_published(run: PublishedFolder, file: RunFile, target: IO[bytes]) -> None:
    """Copy a file that the manifest names; raise `StoreError` where it is missing or another one."""
    path = run.path_of(file)
    if path is None:
        raise _not_as_published(run.folder / file.path)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source:
            while block := source.read(_BLOCK):
                digest.update(block)
                target.write(block)
    except FileNotFoundError as error:
        raise _not_as_published(path) from error
    if digest.hexdigest() != file.sha256:
        raise _not_as_published(path)


def _not_as_published(path: Path) -> StoreError:
    return StoreError(
        f"{path} is not the file that was published. Name another run, or bring this one back from a backup of your "
        "disk.",
        path=str(path),
    )
