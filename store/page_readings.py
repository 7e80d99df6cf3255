"""Store the readings of pages by the bytes and the extractor that they come from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from schemas.stored_page import StoredPage
from store.batches import batches
from store.compression import pack, unpack

READINGS_A_BATCH = 100
"""Readings written in one transaction; each waits for it packed."""


def reading_key(url: str, body_sha256: str, content_type: str | None, fingerprint: str) -> str:
    """Return the key under which a reading of these bytes by this extraction is kept."""
    return hashlib.sha256("\n".join((url, body_sha256, content_type or "", fingerprint)).encode()).hexdigest()


def reading_keys(pages: Iterable[StoredPage], fingerprint: str) -> dict[str, str]:
    """Return the key of each page's reading by this extraction, by final URL; of pages that have a body."""
    return {
        page.final_url: reading_key(page.final_url, page.body_sha256, page.content_type, fingerprint)
        for page in pages
        if page.body_sha256
    }


def known(connection: sqlite3.Connection, key: str) -> bool:
    """Return whether a reading is kept under the key."""
    return connection.execute("SELECT 1 FROM readings WHERE key = ?", (key,)).fetchone() is not None


def keep(connection: sqlite3.Connection, readings: Iterable[tuple[str, bytes]]) -> None:
    """Store readings (key, JSON bytes), compressed; one of the same key is replaced."""
    packed = ((key, pack(data)) for key, data in readings)  # before they wait, not after
    for batch in batches(packed, READINGS_A_BATCH):
        with connection:
            connection.execute("BEGIN")
            connection.executemany("INSERT OR REPLACE INTO readings (key, zstd) VALUES (?, ?)", batch)


def get(connection: sqlite3.Connection, key: str) -> bytes:
    """Return the JSON bytes of one reading; raise ``KeyError`` where it is not kept."""
    row = connection.execute("SELECT zstd FROM readings WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return unpack(row[0])


def load(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[bytes]:
    """Yield the JSON bytes of readings, in the order of the keys; raise ``KeyError`` for one that is not kept."""
    return (get(connection, key) for key in keys)
