"""Door 0, in a worker: the bytes of a response to a reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One page to read."""

    key: str
    """Under which the reading is kept."""
    url: str
    body: bytes
    content_type: str | None
    headers: dict[str, str]


def set_up() -> None:
    """Load the libraries once a worker, before its memory is bounded."""
    import extraction  # noqa: F401


def read_page(task: ReadTask) -> bytes:
    """Return the page's reading as JSON bytes."""
    from extraction import read

    return read(task.body, task.url, task.content_type, task.headers).to_json().encode("utf-8", "replace")
