"""Gather lines, so that hundreds of them share one commit."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from store import lines
from store.batches import MAX_BYTES
from store.run_store import RunStore

MAX_LINES = 500
"""Lines held back; after a kill the stage is repeated, so none is missed."""


class LineBuffer:
    """Writes a run's lines in batches; use as a context manager, which writes the rest at its end."""

    def __init__(self, store: RunStore) -> None:
        self._store = store
        self._rows: dict[str, list[tuple[str, str]]] = {}
        self._count = 0
        self._bytes = 0

    def add(self, file: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take lines (sort key, JSON) of a file."""
        held = self._rows.setdefault(file, [])
        for key, line in rows:
            held.append((key, line))
            self._count += 1
            self._bytes += len(line)
        if self._count >= MAX_LINES or self._bytes >= MAX_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write the lines taken so far."""
        for file, rows in self._rows.items():
            lines.write(self._store, file, rows)
        self._rows.clear()
        self._count = self._bytes = 0

    def __enter__(self) -> LineBuffer:
        """Return the buffer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the rest, unless an error ended the stage: the stage is repeated then."""
        if kind is None:
            self.flush()
