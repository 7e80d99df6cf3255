"""Write a file or a folder whole or not at all: whoever opens it never sees half of it."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from schemas.errors import StoreError, UsageError
from store.sync_folder import sync_folder


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of ``path`` at the end of the ``with``, or never, where that raises.

    A link is followed, a device or a pipe is written to. Raises `UsageError` where the folder is missing, `StoreError`
    where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with tempfile.TemporaryFile() as held:
                yield held
                with path.open("wb") as device:
                    _copy(held, device)
            return
        target = Path(os.path.realpath(path))
        part = _part(target)
        try:
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def whole_folder(path: Path, endings: frozenset[str]) -> Iterator[Path]:
    """Make a folder that takes the place of ``path`` at the end of the ``with``, or never, where that raises.

    One that is there is replaced where its files all have one of the endings: an earlier export. Raises `UsageError`
    where it holds anything else.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not _is_replaceable(target, endings):
            raise UsageError(f"{path} is there and is not an earlier export: name another folder with --out.")
        part = _part(target)
        former = part.with_suffix(".former")
        try:
            part.mkdir()
            yield part
            for file in part.iterdir():
                with file.open("rb") as written:
                    os.fsync(written.fileno())
            sync_folder(part)
            if target.exists():
                target.rename(former)
            part.rename(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
            if former.exists() and not target.exists():
                former.rename(target)
            shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def whole_stream(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Open a temporary file that is copied to a stream at the end of the ``with``: an error writes nothing to it.

    Raises `StoreError` where there is no room for it.
    """
    try:
        held = tempfile.TemporaryFile()  # noqa: SIM115 - its error is another than the caller's
    except OSError as error:
        raise StoreError(
            f"cannot write temporary files: {error.strerror or error}. Name a folder with room with TMPDIR, or a file "
            "with --out.",
            path=str(tempfile.tempdir),
        ) from error
    with held:
        yield held
        _copy(held, stream)
        stream.flush()


def _copy(held: IO[bytes], target: IO[bytes]) -> None:
    held.seek(0)
    shutil.copyfileobj(held, target)


def _part(target: Path) -> Path:
    """Return a free hidden name beside the target."""
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}: make it, or name another one with --out.")
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")


def _is_replaceable(folder: Path, endings: frozenset[str]) -> bool:
    return folder.is_dir() and all(path.is_file() and path.suffix in endings for path in folder.iterdir())


def _cannot_write(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot write {path}: {error.strerror or error}. What was there before is as it was; make room or name "
        "another place with --out.",
        path=str(path),
    )
