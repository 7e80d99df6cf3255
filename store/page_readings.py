"""Store the readings of pages by the bytes and the extractor that they come from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import zstandard

from store.batches import batches

READINGS_A_BATCH = 100
"""A reading takes up to 50 kB while it waits, packed: the packer's buffer is cut, and its rest is not given back."""


def reading_key(url: str, body_sha256: str, content_type: str | None, fingerprint: str) -> str:
    """Return the key under which a reading of these bytes by this extraction is kept."""
    return hashlib.sha256("\n".join((url, body_sha256, content_type or "", fingerprint)).encode()).hexdigest()


def known(connection: sqlite3.Connection, key: str) -> bool:
    """Return whether a reading is kept under the key."""
    return connection.execute("SELECT 1 FROM readings WHERE key = ?", (key,)).fetchone() is not None


def keep(connection: sqlite3.Connection, readings: Iterable[tuple[str, bytes]]) -> None:
    """Store readings (key, JSON bytes), compressed; one of the same key is replaced."""
    compressor = zstandard.ZstdCompressor(level=3)
    packed = ((key, compressor.compress(data)) for key, data in readings)  # before they wait, not after
    for batch in batches(packed, READINGS_A_BATCH):
        with connection:
            connection.execute("BEGIN")
            connection.executemany("INSERT OR REPLACE INTO readings (key, zstd) VALUES (?, ?)", batch)


def load(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[bytes]:
    """Yield the JSON bytes of readings, in the order of the keys; raise ``KeyError`` for one that is not stored."""
    decompressor = zstandard.ZstdDecompressor()
    for key in keys:
        row = connection.execute("SELECT zstd FROM readings WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        yield decompressor.decompress(row[0])
