"""Compute the fingerprint of code and data: it changes whenever a result of theirs may."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@cache
def code_fingerprint(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return ``x1:`` and 16 hexadecimal digits over every file of these rooms and the versions of these libraries.

    Equal for two installations of the same wheel with the same libraries. Computed once a process.
    """
    digest = sha256()
    home = Path(__file__).resolve().parent.parent
    for path in _files(home, rooms):
        digest.update(f"{path.relative_to(home).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    for name in libraries:
        digest.update(f"{name} {_version(name)}\n".encode())
    return f"x1:{digest.hexdigest()[:16]}"


def _files(home: Path, rooms: Iterable[str]) -> list[Path]:
    found = (path for room in rooms for path in (home / room).rglob("*"))
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a dependency of a dependency, which another version of it does not have
        return "-"
