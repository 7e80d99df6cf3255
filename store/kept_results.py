"""Keep what a run made of each page, so that the next one need not make it again of the same.

A result is kept in a slot, e.g. the page's URL, under a key: a hash of all that it was made of. Another key finds
nothing, and a new result takes the slot of the old one. A result that the disk damaged is none: it is made again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Literal, Self

from store.compression import DamagedFrame, pack, unpack
from store.run_store import RunStore
from store.transaction import transaction

Stage = Literal["learn", "finish", "audit", "site audits"]
"""What made a result."""

RESULTS_A_BATCH = 100
"""Results written in one transaction; each waits for it packed."""


def key_of(*parts: str | bytes) -> str:
    """Return the key of a result that was made of these parts alone."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def get(connection: sqlite3.Connection, stage: Stage, slot: str, key: str) -> bytes | None:
    """Return the result in a slot; null where there is none under this key, and where it is damaged."""
    row = connection.execute(
        "SELECT CAST(sha256 AS BLOB), CAST(zstd AS BLOB) FROM kept_results "
        "WHERE stage = ? AND slot = ? AND key = ?",
        (stage, slot, key),
    ).fetchone()
    if row is None or row[0] != _sum_of(key, row[1]):
        return None
    try:
        return unpack(row[1])
    except DamagedFrame:
        return None


def clear(connection: sqlite3.Connection) -> None:
    """Forget all results."""
    connection.execute("DELETE FROM kept_results")


def drop_others(store: RunStore, stage: Stage, *files: str) -> None:
    """Forget the results of slots that are no keys of these files' lines in the run: of pages that left the site."""
    store.connection.execute(
        "DELETE FROM kept_results WHERE stage = ? AND slot NOT IN "
        "(SELECT key FROM lines WHERE run = ? AND file IN (SELECT value FROM json_each(?)))",
        (stage, store.run, json.dumps(files)),
    )


class ResultBuffer:
    """Writes results in batches; use as a context manager, which writes the rest at its end."""

    def __init__(self, connection: sqlite3.Connection, stage: Stage) -> None:
        self._connection = connection
        self._stage = stage
        self._rows: list[tuple[str, str, str, bytes, bytes]] = []

    def add(self, slot: str, key: str, data: bytes) -> None:
        """Take a result, which replaces the one that is in the slot."""
        packed = pack(data)
        self._rows.append((self._stage, slot, key, _sum_of(key, packed), packed))
        if len(self._rows) >= RESULTS_A_BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the results taken so far."""
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO kept_results (stage, slot, key, sha256, zstd) VALUES (?, ?, ?, ?, ?)",
                self._rows,
            )
        self._rows.clear()

    def __enter__(self) -> Self:
        """Return the buffer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the rest: each result is whole, whatever ended the stage."""
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.flush()


def keep(connection: sqlite3.Connection, stage: Stage, results: Iterable[tuple[str, str, bytes]]) -> None:
    """Keep results (slot, key, data)."""
    with ResultBuffer(connection, stage) as buffer:
        for slot, key, data in results:
            buffer.add(slot, key, data)


def _sum_of(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()
