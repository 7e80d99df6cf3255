"""Read one page's bytes in a worker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One page to read."""

    key: str
    """Key of the reading in the store."""
    url: str
    body: bytes
    content_type: str | None
    headers: dict[str, str]


class PageReader:
    """Reads pages, in a worker."""

    def __init__(self) -> None:
        """Load the libraries, before the worker's memory is bounded."""
        from extraction import read_bytes

        self._read = read_bytes

    def __call__(self, task: ReadTask) -> bytes:
        """Return the page's reading as JSON bytes."""
        return self._read(task.body, task.url, task.content_type, task.headers)
