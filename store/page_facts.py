"""Store the facts of a run's pages (`schemas.facts.page_facts.PageFacts` as JSON), compressed, by final URL."""

from __future__ import annotations

from collections.abc import Iterable

from store.batches import batches
from store.compression import pack, unpack
from store.run_store import RunStore

FACTS_A_BATCH = 500
"""Facts written in one transaction."""


def keep(store: RunStore, rows: Iterable[tuple[str, bytes]]) -> None:
    """Store facts (final URL, JSON bytes) of the run's pages; those of the same URL are replaced."""
    packed = ((store.run, url, pack(facts)) for url, facts in rows)
    for batch in batches(packed, FACTS_A_BATCH):
        with store.connection:
            store.connection.execute("BEGIN")
            store.connection.executemany(
                "INSERT OR REPLACE INTO page_facts (run, url, zstd) VALUES (?, ?, ?)", batch
            )


def read(store: RunStore, url: str) -> bytes | None:
    """Return the JSON bytes of one page's facts, or null where none are kept."""
    row = store.connection.execute(
        "SELECT zstd FROM page_facts WHERE run = ? AND url = ?", (store.run, url)
    ).fetchone()
    return None if row is None else unpack(row[0])


def clear(store: RunStore) -> None:
    """Drop the run's facts."""
    with store.connection:
        store.connection.execute("DELETE FROM page_facts WHERE run = ?", (store.run,))


def copy(from_run: RunStore, to_run: RunStore) -> None:
    """Copy the facts of one run of a store to another run of it."""
    with to_run.connection:
        to_run.connection.execute(
            "INSERT OR REPLACE INTO page_facts (run, url, zstd) SELECT ?, url, zstd FROM page_facts WHERE run = ?",
            (to_run.run, from_run.run),
        )
